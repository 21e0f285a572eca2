import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { Attacker } from '../support/attack.ts';
import { entraClaims, Forger, foreignTenant, now } from '../support/forger.ts';
import type { ServedDesk } from '../support/served-desk.ts';
import { theServedDesk } from '../support/the-served-desk.ts';

/** Every row of docs/reliability.md#teams-door, and more, at the front door of `npm run serve` in production. */
describe('a message', () => {
  let all: ServedDesk;
  let attacker: Attacker;
  let forger: Forger;

  beforeAll(async () => {
    all = await theServedDesk();
    attacker = new Attacker(all);
    forger = new Forger(all);
    for (const name of ['Kim', 'Lee']) await all.teams.installs(all.teams.person(name), { personal: true });
  });

  describe('is let in', () => {
    it('with a good token, and answered with the bot’s own token', async () => {
      const { status, replies } = await all.teams.person('Kim').says('help');
      expect([status, replies.length]).toEqual([200, 1]);
    });

    it('with a token that expired 4 minutes ago: clocks may differ by 5', async () => {
      const { status } = await attacker.send({
        authorization: forger.token({ exp: now() - 240 }),
        body: forger.message(),
      });
      expect(status).toBe(200);
    });
  });

  describe('is answered 401 in the same words, for', () => {
    it.each<[string, (forger: Forger) => string | undefined, ((forger: Forger) => unknown)?]>([
      ['no token', () => undefined],
      ['garbage', () => 'Bearer garbage'],
      ['three parts of garbage', () => 'Bearer a.b.c'],
      ['Basic', () => 'Basic dXNlcjpwYXNzd29yZC1DQU5BUlk='],
      ['a scheme in another case', (f) => f.token().replace('Bearer', 'bearer')],
      ['a wrong issuer', (f) => f.token({ iss: 'https://evil.example' })],
      ['an issuer that is no text', (f) => f.token({ iss: ['https://api.botframework.com'] })],
      ['an unknown key id', (f) => f.token({}, { kid: 'nobody' })],
      ['no key id', (f) => f.token({}, { kid: undefined })],
      ['a key id that is a path', (f) => f.token({}, { kid: '../../../etc/passwd' })],
      ['a wrong audience', (f) => f.token({ aud: foreignTenant })],
      ['no audience', (f) => f.token({ aud: undefined })],
      ['a service URL other than the token’s', (f) => f.token({ serviceurl: 'https://smba.trafficmanager.net/emea/' })],
      ['no service URL claim', (f) => f.token({ serviceurl: undefined })],
      ['a channel that the key is not endorsed for', (f) => f.token(), (f) => f.message({ channelId: 'webchat' })],
      ['AseChannel', (f) => f.token(), (f) => f.message({ channelId: 'AseChannel' })],
      ['expired 10 minutes ago', (f) => f.token({ exp: now() - 600 })],
      ['not valid before 10 minutes from now', (f) => f.token({ nbf: now() + 600 })],
      ['no expiry', (f) => f.token({ exp: undefined })],
      ['alg none', (f) => f.token({}, { alg: 'none' })],
      ['alg none with somebody’s signature', (f) => `${f.token({}, { alg: 'none' })}c2lnbmF0dXJl`],
      [
        'alg nOnE',
        (f) =>
          f.token({}, { alg: 'none' }).replace(/^Bearer [^.]+/, `Bearer ${part({ alg: 'nOnE', kid: 'channel-1' })}`),
      ],
      ['HS256 with the public key as the secret', (f) => f.token({}, { alg: 'HS256', secret: f.publicKeyPem() })],
      ['PS256 with the channel’s own key', (f) => f.token({}, { alg: 'PS256' })],
      ['several audiences, the bot among them', (f) => f.token({ aud: [f.appId, foreignTenant] })],
      ['a critical header that nobody knows', (f) => f.token({}, { crit: ['desk'], desk: 1 } as object)],
      ['a bad signature', (f) => f.signedByAStranger()],
      ['a key of the sender’s own in the header', (f) => f.withOwnKey()],
      ['a changed payload', (f) => f.changed({ exp: now() + 9_999 })],
      // docs/teams.md#second-token
      ['an Entra token of the bot itself, v2', (f) => f.token(entraClaims(f.appId, '2.0'))],
      ['an Entra token of the bot itself, v1', (f) => f.token(entraClaims(f.appId, '1.0'))],
      ['an Entra token of a foreign tenant', (f) => f.token(entraClaims(f.appId, '2.0', foreignTenant))],
      [
        'an Entra token on AseChannel',
        (f) => f.token(entraClaims(f.appId, '1.0')),
        (f) => f.message({ channelId: 'AseChannel' }),
      ],
      ['a skill’s token', (f) => f.token({ ...entraClaims(f.appId, '2.0'), azp: foreignTenant })],
      [
        'a token that was leaked to the bot’s caller: its own outbound one',
        (f) => `Bearer ${[...f.all.idp.issued][0]}`,
      ],
      ['200 KB without a token', () => undefined, (f) => f.message({ text: 'x'.repeat(200_000) })],
    ])('%s', async (_name, authorization, activity = (f: Forger) => f.message()) => {
      const attack = { authorization: authorization(forger), body: activity(forger) };
      const { body } = await attacker.expectRefused(attack, { status: 401, reason: 'token' });
      expect(body).toEqual({ error: { code: 'unauthorized', message: 'The request was not authorized.' } });
    });
  });

  describe('is answered 400 for', () => {
    it.each<[string, (forger: Forger) => unknown]>([
      ['no service URL', (f) => f.message({ serviceUrl: undefined })],
      ['an empty service URL', (f) => f.message({ serviceUrl: '' })],
      ['no channel id', (f) => f.message({ channelId: undefined })],
      ['a type that is no text', (f) => f.message({ type: 5 })],
      ['no type', (f) => f.message({ type: undefined })],
      ['nobody speaking', (f) => f.message({ from: undefined })],
      ['a speaker that is a query', (f) => f.message({ from: { id: { $gt: '' } } })],
      ['a person who is a query', (f) => f.message({ from: { id: '29:1', aadObjectId: { $ne: null } } })],
      ['no conversation', (f) => f.message({ conversation: { id: 5 } })],
      ['no recipient', (f) => f.message({ recipient: null })],
      ['entities that are no list', (f) => f.message({ entities: { type: 'mention' } })],
      ['an id of a megabyte', (f) => f.message({ id: 'x'.repeat(100_000) })],
      ['an array', (f) => [f.message()]],
      ['a text', () => '"hello"'],
      ['null', () => 'null'],
      ['nothing', () => ''],
      ['bad JSON', () => '{"type":'],
      ['bad UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
      ['deliveryMode expectReplies', (f) => f.message({ deliveryMode: 'expectReplies' })],
    ])('%s, with a token', async (_name, activity) => {
      await attacker.expectRefused({ authorization: forger.token(), body: activity(forger) }, { status: 400 });
    });

    it('a type that is no text, without a token', async () => {
      await attacker.expectRefused({ body: forger.message({ type: 5 }) }, { status: 400 });
    });
  });

  describe('is answered 403 for', () => {
    it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>?]>([
      ['a foreign tenant', foreignPlaces()],
      ['two tenants that disagree', { channelData: { tenant: { id: foreignTenant } } }],
      ['no tenant at all', { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} }],
      ['a service URL that is not on the list', ...serviceUrl('https://evil.example/emea/')],
      ['a service URL that only begins like one', ...serviceUrl('https://localhost.evil.example/')],
      ['a service URL with a user in it', ...serviceUrl('https://smba.trafficmanager.net@evil.example/')],
      ['a service URL inside the network', ...serviceUrl('https://169.254.169.254/')],
      ['http to Teams', ...serviceUrl('http://smba.trafficmanager.net/emea/')],
      ['another bot', { recipient: { id: `28:${foreignTenant}` } }],
    ])('%s', async (_name, changes, claims = {}) => {
      const attack = { authorization: forger.token(claims), body: forger.message(changes) };
      await attacker.expectRefused(attack, { status: 403 });
    });
  });

  describe('before anybody is authenticated', () => {
    it('20 MB are refused with 413', async () => {
      await attacker.expectRefused({ body: Buffer.alloc(20_000_000, 0x20) }, { status: 413 });
    });

    it('a gzip bomb is refused with 415', async () => {
      const body = gzipSync(Buffer.alloc(50_000_000, 0x20));
      await attacker.expectRefused(
        { authorization: forger.token(), body, headers: { 'Content-Encoding': 'gzip' } },
        { status: 415 },
      );
    });

    it('what is not JSON is refused with 415', async () => {
      for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])
        await attacker.expectRefused({ body: 'type=message', headers: { 'Content-Type': type } }, { status: 415 });
    });
  });

  function foreignPlaces(): Readonly<Record<string, unknown>> {
    return {
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: foreignTenant },
      channelData: { tenant: { id: foreignTenant } },
    };
  }

  function serviceUrl(url: string): [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>] {
    return [{ serviceUrl: url }, { serviceurl: url }];
  }

  function part(value: unknown): string {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
  }
});
