import { describe, expect, it } from 'vitest';
import { ClientAddresses, networkOf } from '../../src/http/client-address.ts';
import { httpProblem } from '../../src/http/http-problem.ts';
import { Refusals } from '../../src/http/refusals.ts';
import { recordingLogger } from '../partner-center/support/recording-logger.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} }) as never;

describe('who asks', () => {
  it.each<[string, readonly string[], string, string | undefined, string]>([
    ['without a proxy', [], '198.51.100.1', undefined, '198.51.100.1'],
    ['without a proxy, whatever is claimed', [], '198.51.100.1', '10.0.0.1', '198.51.100.1'],
    ['behind a proxy', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['behind two', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['with a claim before the proxy’s word', ['10.1.2.3'], '10.1.2.3', '192.0.2.9, 198.51.100.1', '198.51.100.1'],
    ['behind a proxy that says nothing', ['10.1.2.3'], '10.1.2.3', undefined, '10.1.2.3'],
    ['behind a proxy that passes nonsense on', ['10.1.2.3'], '10.1.2.3', '<script>', '10.1.2.3'],
    ['in IPv6’s clothes', ['10.1.2.3'], '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['by IPv6', ['fd00::/8'], 'fd00::1', '2001:db8::1', '2001:db8::1'],
  ])('%s', (_what, trusted, remote, forwarded, address) => {
    expect(new ClientAddresses(trusted).of(from(remote, forwarded))).toBe(address);
  });

  it('counts a /64 of IPv6 as one', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('198.51.100.1')).toBe('198.51.100.1');
  });
});

describe('refusals', () => {
  function refusals(perMinute = 2) {
    const log = recordingLogger();
    const time = { now: 0 };
    const addresses = new ClientAddresses();
    return { time, log, of: new Refusals({ log, addresses, perMinute, now: () => time.now }) };
  }
  const refuse = (of: Refusals, address: string, status = 401) =>
    of.refuse(from(address), '/x', httpProblem(status)).status;

  it('become 429 and silence after so many of one sender, for a minute', () => {
    const { of, time, log } = refusals();
    expect([1, 2, 3, 4].map(() => refuse(of, '198.51.100.1'))).toEqual([401, 401, 429, 429]);
    expect(of.isFlooding(from('198.51.100.1'))).toBe(true);
    expect(of.isFlooding(from('198.51.100.2'))).toBe(false);
    expect(log.written().match(/security/g)).toHaveLength(3);
    time.now = 60_000;
    expect(of.isFlooding(from('198.51.100.1'))).toBe(false);
    expect(refuse(of, '198.51.100.1')).toBe(401);
  });

  it('of a known sender are counted for that one, and keep their answer', () => {
    const { of } = refusals();
    const foreign = () => of.refuse(from('198.51.100.1'), '/x', httpProblem(403, {}, { sender: 'tenant t' })).status;
    expect([1, 2, 3, 4].map(foreign)).toEqual([403, 403, 403, 403]);
    expect(of.isFlooding(from('198.51.100.1'))).toBe(false);
  });

  it('of a million addresses take no more than so much memory', () => {
    const { of } = refusals();
    for (let i = 0; i < 30_000; i += 1) refuse(of, `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
    refuse(of, '10.0.0.0');
    expect(refuse(of, '10.0.0.0')).toBe(401);
  });
});
