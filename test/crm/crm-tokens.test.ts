import { expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { CrmTokens } from '../../src/crm/http/crm-tokens.ts';
import { requestToken } from '../../src/crm/http/token-request.ts';
import { CrmError } from '../../src/crm/port.ts';
import { systemTimers } from '../../src/partner-center/timers.ts';

/** What processes of the desk tell each other of a CRM's token endpoint. */
const pausesOfAll = () => {
  const pauses = new Map<string, Date>();
  const told: Date[] = [];
  return {
    told,
    sharedBackOff: {
      until: async (audience: string) => pauses.get(audience),
      throttled: async (audience: string, until: Date) => {
        told.push(until);
        pauses.set(audience, until);
      },
    },
  };
};

const grant = { accessToken: 'a-token', expiresInSeconds: 3_600 };
const failureOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'a token',
    (error: unknown) => (error instanceof CrmError ? error.failure : Promise.reject(error)),
  );
const isDown = async () => {
  throw new CrmError({ kind: 'wait', code: 'token-http-503', mayHaveArrived: false });
};

it('a process that cannot reach the token endpoint keeps its pause to itself, and one that was answered shares it', async () => {
  const clock = new FixedClock('2026-11-30T09:00:00Z');
  const { sharedBackOff, told } = pausesOfAll();
  const options = { clock, sharedBackOff, system: 'salesforce' } as const;
  const healthy = new CrmTokens({ ...options, ask: async () => ({ ...grant, expiresInSeconds: 20 }) });
  const withoutNetwork = new CrmTokens({
    ...options,
    ask: () => requestToken('http://127.0.0.1:1/token', {}, systemTimers),
  });
  for (let round = 0; round < 6; round++) {
    expect(await failureOf(withoutNetwork.get())).toMatchObject({ kind: 'wait', code: 'token-network' });
    expect(await failureOf(healthy.get())).toBe('a token');
    clock.advance(15_000);
  }
  expect(told).toEqual([]);
  const answered = new CrmTokens({ ...options, ask: isDown });
  expect(await failureOf(answered.get())).toMatchObject({ code: 'token-http-503', afterMilliseconds: 2_000 });
  expect(told).toHaveLength(1);
});

it('a pause that a process only heard of is not told again, and is no failure of its own', async () => {
  const clock = new FixedClock('2026-11-30T09:00:00Z');
  const { sharedBackOff, told } = pausesOfAll();
  let asked = 0;
  const tokens = new CrmTokens({
    ...{ clock, sharedBackOff, system: 'salesforce' },
    ask: () => {
      asked++;
      return isDown();
    },
  });
  for (let round = 0; round < 4; round++) {
    await sharedBackOff.throttled('salesforce-token', new Date(clock.serverNow().getTime() + 10_000));
    expect(await failureOf(tokens.get())).toMatchObject({ code: 'token-paused', afterMilliseconds: 10_000 });
    clock.advance(4_000);
    expect(await failureOf(tokens.get())).toMatchObject({ code: 'token-paused', afterMilliseconds: 6_000 });
    clock.advance(6_000);
  }
  expect({ asked, told: told.length }).toEqual({ asked: 0, told: 4 });
  expect(await failureOf(tokens.get())).toMatchObject({ code: 'token-http-503', afterMilliseconds: 2_000 });
});
