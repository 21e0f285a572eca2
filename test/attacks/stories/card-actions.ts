import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../chaos/support/until.ts';
import { type Json, textsOf } from '../../harness/cards.ts';
import type { Message } from '../../harness/chat-store.ts';
import type { Person } from '../../harness/person.ts';
import { patientSeconds } from '../../support/patiently.ts';
import { Attacker } from '../support/attack.ts';
import { Forger } from '../support/forger.ts';
import type { ServedDesk } from '../support/served-desk.ts';
import { install, type Received, receive, wordsOf } from '../support/served-flow.ts';
import { theServedDesk } from '../support/the-served-desk.ts';

/** docs/reliability.md#card-actions and docs/teams.md#checklist: whatever a card, an id or a replayed button says. */
describe('a press', () => {
  let all: ServedDesk;
  let attacker: Attacker;
  let forger: Forger;
  let referral: Received;
  let kim: Person;
  let lee: Person;
  let ada: Person;
  const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '+49 40 5550100' };

  beforeAll(async () => {
    all = await theServedDesk();
    attacker = new Attacker(all);
    forger = new Forger(all);
    [kim, lee, ada] = ['Kim', 'Lee', 'Ada'].map((name) => all.teams.person(name)) as [Person, Person, Person];
    await install(all, 'Lee', 'Ada', 'Guest');
    referral = await receive(all, { customer: 'Fabrikam Robotics', contact }, lee);
  });
  /** One person may go on twenty times a second (`teams/pace.ts`, held by attacks/rates): not what is attacked here. */
  const perSecond = 20;
  const pressesOfTest = 4;
  let left = perSecond;
  let at = performance.now();
  afterEach(async () => {
    const now = performance.now();
    left = Math.min(perSecond, left + ((now - at) * perSecond) / 1_000) - pressesOfTest;
    at = now;
    if (left < pressesOfTest) await pause(((pressesOfTest - left) * 1_000) / perSecond);
  });

  const card = (): Message => referral.inChatOf(lee) as Message;

  /** Lee presses Accept, with these changes to what the button sends. */
  function press(changes: Json, verb: unknown = 'referral.accept-as-is'): Json {
    const activity = lee.pressing('referral.accept-as-is', { on: card() });
    const value = activity.value as { action: { data: Json } };
    return {
      ...activity,
      value: { ...value, action: { ...value.action, verb, data: { ...value.action.data, ...changes } } },
    };
  }

  function pressWithData(data: unknown): Json {
    const activity = lee.pressing('referral.accept-as-is', { on: card() });
    const value = activity.value as { action: Json };
    return { ...activity, value: { ...value, action: { ...value.action, data } } };
  }

  /** As text: `{ __proto__: … }` in JavaScript would never reach the wire. */
  function pressWithJson(data: string): string {
    return JSON.stringify(pressWithData('HERE')).replace('"HERE"', data);
  }

  /** It is answered in words, changes nothing and leaves one line in the security log. */
  async function expectHarmless(body: unknown, msg: string): Promise<string> {
    const before = await attacker.snapshot();
    const attack = { authorization: forger.token(), body };
    const { result, lines } = await attacker.logged(() => attacker.send(attack));
    expect(result.status).toBe(200);
    const answer = result.body as { statusCode: number; type: string; value: unknown };
    expect(answer.statusCode).toBe(200);
    expect(await attacker.snapshot()).toEqual(before);
    expect(lines.flatMap(({ msg: written }) => (written?.startsWith('security') ? [written] : []))).toEqual([msg]);
    expect(lines.filter(({ level, raw }) => raw !== undefined || Number(level) >= 50)).toEqual([]);
    attacker.expectNoSecret(lines, attack);
    return typeof answer.value === 'string' ? answer.value : textsOf(answer.value).join(' | ');
  }

  describe('card data is refused when', () => {
    it.each<[string, () => unknown]>([
      ['the id is a query', () => press({ referralId: { $gt: '' } })],
      ['the id is another query', () => press({ referralId: { $ne: null } })],
      ['the id is a list', () => press({ referralId: [referral.id] })],
      ['the id is no id', () => press({ referralId: '../../etc/passwd' })],
      ['the id is empty', () => press({ referralId: '' })],
      ['the id is missing', () => press({ referralId: undefined })],
      ['the id is null', () => press({ referralId: null })],
      ['the id is a number', () => press({ referralId: 5 })],
      ['the id has a line end', () => press({ referralId: `${referral.id}\n` })],
      ['the id has 200,000 letters', () => press({ referralId: 'a'.repeat(200_000) })],
      ['the revision is a query', () => press({ revision: { $gte: 0 } })],
      ['the revision is no number', () => press({ revision: 'NaN' })],
      ['the revision is negative', () => press({ revision: -1 })],
      ['the revision is a fraction', () => press({ revision: 0.5 })],
      ['the revision is infinite', () => press({ revision: '1e999' })],
      ['a key is unknown', () => press({ admin: true })],
      ['it says who presses', () => press({ from: { aadObjectId: kim.aadObjectId }, aadObjectId: kim.aadObjectId })],
      ['it says which tenant', () => press({ tenantId: all.teams.tenantId })],
      ['it is a text', () => pressWithData('CANARY')],
      ['it is a list', () => pressWithData([{ referralId: referral.id, revision: 1 }])],
      ['it has 5,000 keys', () => press(Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i])))],
      [
        'it is 10,000 levels deep',
        () => pressWithJson(`{"referralId":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`),
      ],
      ['it has a __proto__', () => pressWithJson(`{"referralId":"${referral.id}","__proto__":{"admin":true}}`)],
      [
        'it has a constructor',
        () => pressWithJson(`{"referralId":"${referral.id}","constructor":{"prototype":{"admin":1}}}`),
      ],
      ['a __proto__ is deep in it', () => pressWithJson('{"referralId":{"a":{"__proto__":{"admin":true}}}}')],
      ['the reason to decline is a query', () => press({ reason: { $gt: '' } }, 'referral.decline')],
      ['the note has 20,001 letters', () => press({ reason: '2', note: 'x'.repeat(20_001) }, 'referral.decline')],
      ['there are a thousand contacts', () => press({ contactCount: 1_000 }, 'referral.accept')],
      ['a name in the form is a list', () => press({ name: ['a', 'b'] }, 'referral.accept')],
      ['a field in the form is unknown', () => press({ status: 'Active' }, 'referral.accept')],
      ['the phone is a query', () => press({ phone: { $ne: '' } }, 'referral.claim')],
    ])('%s', async (_what, body) => {
      expect(await expectHarmless(body(), 'security: card data refused')).toMatch(/couldn’t use that press/);
    });

    it('the same comes from an old client, as a message without words', async () => {
      const before = await attacker.snapshot();
      const activity = all.teams.activity(lee, 'chat', {
        type: 'message',
        value: { verb: 'referral.accept-as-is', referralId: { $gt: '' }, revision: 1 },
      });
      const { lines } = await attacker.logged(() => attacker.send({ authorization: forger.token(), body: activity }));
      expect(lines.filter(({ msg }) => msg?.startsWith('security'))).toHaveLength(1);
      // The answer in words is a message.
      expect(await attacker.snapshot()).toEqual({ ...before, sentToTeams: Number(before.sentToTeams) + 1 });
    });
  });

  describe('a verb', () => {
    it.each(['referral.delete', 'toString', '__proto__', 'constructor', 'REFERRAL.ACCEPT', 'referral.accept-as-is '])(
      'that no card has does nothing: %s',
      async (verb) => {
        const words = await expectHarmless(press({}, verb), 'security: unknown button pressed');
        expect(words).toMatch(/no longer in use/);
      },
    );

    it.each<[string, unknown]>([
      ['empty', ''],
      ['a number', 5],
      ['a query', { $gt: '' }],
      ['300 letters', 'x'.repeat(300)],
      ['missing', undefined],
    ])('that is none does nothing: %s', async (_what, verb) => {
      const activity = press({});
      const value = activity.value as { action: Json };
      const body = { ...activity, value: { ...value, action: { ...value.action, verb } } };
      await expectHarmless(body, 'security: a press without an action');
    });

    it.each<[string, unknown]>([
      ['nothing', undefined],
      ['null', null],
      ['a text', 'CANARY'],
      ['no action', {}],
      ['an action that is a list', { action: [] }],
    ])('is missing because the press carries %s', async (_what, value) => {
      await expectHarmless({ ...press({}), value }, 'security: a press without an action');
    });
  });

  describe('a form in a window of its own', () => {
    it.each<[string, string, unknown]>([
      ['nothing', 'task/fetch', {}],
      ['no value at all', 'task/submit', undefined],
      ['a form that is none', 'task/fetch', { data: { form: 'nothing' } }],
      ['a form that is a word of the language', 'task/submit', { data: { form: '__proto__' } }],
      ['a form that is a query', 'task/submit', { data: { form: { $ne: '' } } }],
      ['data with a constructor', 'task/submit', { data: { form: 'deal', constructor: { prototype: {} } } }],
    ])('does not open for %s', async (_what, name, value) => {
      const body = { ...all.teams.activity(lee, 'chat', { type: 'invoke', name }), value };
      const before = await attacker.snapshot();
      const { result, lines } = await attacker.logged(() => attacker.send({ authorization: forger.token(), body }));
      expect(result.body).toMatchObject({ task: { type: 'message', value: expect.stringMatching(/\w/) } });
      expect(lines.filter(({ msg }) => msg?.startsWith('security'))).toHaveLength(1);
      expect(await attacker.snapshot()).toEqual(before);
    });
  });

  describe('a person without the right', () => {
    it.each<[string, string, Json]>([
      ['accept', 'referral.accept-as-is', {}],
      ['open the form to accept', 'referral.accept-form', {}],
      ['open the form to decline', 'referral.decline-form', {}],
      ['decline', 'referral.decline', { reason: '2' }],
      ['claim', 'referral.claim', { phone: '+1 425 555 0100' }],
      ['release', 'referral.release', {}],
    ])('may not %s what is somebody else’s, from any card', async (_what, verb, data) => {
      const on = referral.inChannel as Message;
      for (const person of [ada, all.teams.person('Guest')]) {
        const activity = person.pressing('referral.accept-as-is', { on });
        const value = activity.value as { action: { data: Json } };
        const action = { ...value.action, verb, data: { ...value.action.data, ...data } };
        const words = await expectHarmless(
          { ...activity, value: { ...value, action } },
          'security: a press without the right to it',
        );
        expect(words).not.toMatch(/Sue|5550100|sue@/);
      }
    });

    it('sees no contact by refreshing, opening or finding it', async () => {
      const on = referral.inChannel as Message;
      expect(JSON.stringify(await ada.looksAt(on))).not.toMatch(/Sue|5550100|sue@/);
      const { replies } = await ada.says('referral Fabrikam');
      expect(JSON.stringify(replies.map(({ activity }) => activity))).not.toMatch(/Sue|5550100|sue@|Fabrikam Robotics/);
      const shown = await attacker.send({
        authorization: forger.token(),
        body: { ...ada.pressing('referral.accept-as-is', { on }), value: showing(referral.id) },
      });
      expect(shown.text).not.toMatch(/Sue|5550100|sue@/);
    });

    it('is nobody when Teams does not say who it is', async () => {
      const activity = press({});
      const { aadObjectId: _left, ...from } = activity.from as Json;
      const { result } = await attacker.logged(() =>
        attacker.send({ authorization: forger.token(), body: { ...activity, from } }),
      );
      expect(result.text).toMatch(/didn’t tell me who you are/);
    });
  });

  describe('a press that names another message', () => {
    it('never turns that message into one person’s view of the card, in a channel', async () => {
      const other = await receive(all, { customer: 'Northwind' });
      const [on, victim] = [referral.inChannel as Message, other.inChannel as Message];
      const before = JSON.stringify(victim.activity);
      const activity = lee.pressing('referral.accept-form', { on });
      const data = (activity.value as { action: { data: Json } }).action.data;
      const submit = {
        ...all.teams.activity(
          lee,
          { thread: on },
          { type: 'message', value: { ...data, verb: 'referral.accept-form' } },
        ),
        replyToId: victim.id,
      };
      const { status } = await attacker.send({ authorization: forger.token(), body: submit });

      expect(status).toBe(200);
      expect(JSON.stringify(victim.activity)).toBe(before);
      for (const { activity: shown } of all.teams.messagesIn({ channel: 'Deals' }))
        expect(JSON.stringify(shown)).not.toMatch(/Sue|5550100|sue@|lee@contoso/);
      // They see it where only they look.
      expect(wordsOf(all.teams.messagesIn('chat', lee).at(-1))).toMatch(/Fabrikam/);
    });

    it('decides by who presses and which referral, wherever it comes from', async () => {
      const elsewhere = { ...press({ revision: 0 }), replyToId: '1', conversation: foreignConversation() };
      const { body } = await attacker.send({ authorization: forger.token(), body: elsewhere });
      expect((body as { value: unknown }).value).toBeTypeOf('object');
      await referral.isInPartnerCenter('New/Pending');
    });
  });

  describe('the same press', () => {
    it('with an old revision changes nothing, and shows how it stands', async () => {
      const before = await attacker.snapshot();
      const { result, lines } = await attacker.logged(() =>
        attacker.send({ authorization: forger.token(), body: press({ revision: 0 }) }),
      );
      expect(textsOf((result.body as { value: unknown }).value).join()).toContain('Fabrikam Robotics');
      expect(await attacker.snapshot()).toEqual(before);
      expect(lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    });

    it('three times, one after the other and at once, has one effect', async () => {
      for (const atOnce of [false, true]) {
        const fresh = await receive(all, { customer: `Once ${atOnce}` }, lee);
        const activity = lee.pressing('referral.accept-as-is', { on: fresh.inChatOf(lee) as Message });
        all.sandbox.clearRequests();
        const answers = await all.teams.deliver(activity, 3, { atOnce });
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
        await fresh.isInPartnerCenter('Active/Accepted');
        await fresh.reads(/Accepted/, lee);
        const stored = await all.db
          .collection<{ _id: string; history: { what: string }[] }>('referrals')
          .findOne({ _id: fresh.id });
        expect(stored?.history.filter(({ what }) => what === 'accepted')).toHaveLength(1);
        expect(all.sandbox.requests().filter(({ method }) => method === 'PATCH')).toHaveLength(1);
      }
    });
  });

  it('an address that somebody wrote into the database gets no token of the bot (7.4)', async () => {
    const people = all.db.collection<{ personalChat: { serviceUrl: string } }>('people');
    const hers = { name: ada.name };
    await people.updateOne(hers, { $set: { 'personalChat.serviceUrl': 'https://evil.example/emea/' } });
    const { lines } = await attacker.logged(async () => {
      await all.sandbox.createReferral({ customer: 'Tailspin', team: [ada.email] });
      await until(() => (written(/stored service URL/) ? undefined : 'the line that tells of it'), {
        seconds: patientSeconds,
      });
    });
    expect(lines.filter(({ msg }) => msg?.startsWith('security'))).toHaveLength(1);
    expect(all.refusedHosts).toEqual([]);
  });

  function written(words: RegExp): boolean {
    return all.desk.log.some(({ msg }) => words.test(msg ?? ''));
  }

  function showing(referralId: string): Json {
    return {
      action: { type: 'Action.Execute', verb: 'referral.show', data: { referralId, revision: 1 } },
      trigger: 'manual',
    };
  }

  function foreignConversation(): Json {
    return { id: '19:somewhere-else@thread.tacv2', tenantId: all.teams.tenantId, conversationType: 'channel' };
  }
});
