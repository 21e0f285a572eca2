import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cardOf } from '../harness/chat-store.ts';
import { patiently } from '../support/patiently.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, type DealTalk, recordsOf } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

const posts = { methods: ['POST'], pathPattern: '/referrals' };

describe('Partner Center fails while a deal is created', () => {
  let desk: Desk;
  let talk: DealTalk;

  beforeEach(async () => {
    desk = await aDesk();
    await aKnownDeal(desk);
    talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
  });

  /** All that stands in alex's chat now. */
  const chat = () =>
    desk.teams
      .messagesIn('chat', desk.alex)
      .filter(({ activity }) => cardOf(activity))
      .map((message) => textOf(desk.alex.sees(message)));

  const timePasses = async () => {
    for (let round = 0; round < 8; round++) await desk.timePasses('PT6M');
  };

  it('away: the card says that it waits; it is created later, and the person is told', async () => {
    await talk.answers();
    desk.sandbox.setFaults({ kind: 'serverError', status: 503 });
    expect(await talk.presses('Create')).toContain('Robot cells waits for Partner Center');
    expect(talk.shown).toContain('I tell you when it stands');
    expect(recordsOf(desk, 'Robot cells')).toEqual([]);
    expect(await talk.says('create')).toContain('I didn’t get that.');

    desk.sandbox.clearFaults();
    await timePasses();
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(1);
    expect(chat().filter((text) => text.includes('Created: Robot cells'))).toHaveLength(1);
    expect(chat().some((text) => text.includes('waits for Partner Center'))).toBe(false);
    expect(textOf(desk.cardOf(desk.alex, recordsOf(desk, 'Robot cells')[0]?.id ?? ''))).toContain('Robot cells');
  });

  it('hangs: whoever wrote “create” is answered at once, and told what came of it', async () => {
    await talk.answers();
    desk.sandbox.setFaults({ kind: 'hang', ...posts });
    const asked = () =>
      desk.sandbox.requests().filter(({ method, path }) => method === 'POST' && /referrals$/.test(path));
    const before = asked().length;
    const saying = desk.alex.says('create');
    await vi.waitFor(() => expect(asked().length).toBeGreaterThan(before), patiently);
    // Nothing is asked meanwhile: what is for the desk gets its answer.
    expect(await talk.says('inbox')).toContain('Waiting for an answer');
    await desk.parts.patience.ends();
    const texts = (await saying).replies
      .filter(({ activity }) => !cardOf(activity))
      .map(({ activity }) => activity.text);
    expect(texts).toEqual(['This takes a little longer. I am on it, and write as soon as it is done.']);

    desk.sandbox.clearFaults();
    desk.parts.timers.patienceEnds();
    await desk.app.idle();
    expect(chat().at(-1)).toContain('Robot cells waits for Partner Center');
    await timePasses();
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(1);
    expect(chat().filter((text) => text.includes('Created: Robot cells'))).toHaveLength(1);
  });

  it('the answer to the first call is lost: it is found again, not made again', async () => {
    await talk.answers({ visibility: '=co-sell' });
    desk.sandbox.setFaults({ kind: 'cutAfter', ...posts, count: 1 });
    await talk.presses('Create');
    await timePasses();
    expect(recordsOf(desk, 'Robot cells').map(({ organizationId }) => organizationId === 'msft')).toEqual([
      false,
      true,
    ]);
    expect(new Set(recordsOf(desk, 'Robot cells').map(({ engagementId }) => engagementId)).size).toBe(1);
  });

  it('the process ends between the two calls: another one asks Microsoft', async () => {
    await talk.answers({ visibility: '=co-sell' });
    // Every answer after the first POST is cut, so that the second call is not reached.
    desk.sandbox.setFaults(
      { kind: 'cutAfter', ...posts, count: 1 },
      { kind: 'serverError', methods: ['GET'], count: 50 },
    );
    await talk.presses('Create');
    await desk.restarts();
    desk.sandbox.clearFaults();
    await timePasses();
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(2);
  });

  it('the process is killed after the call: its maker is told by the next one when the lease ends, after 15 seconds', async () => {
    await talk.answers();
    desk.sandbox.setFaults({ kind: 'cutAfter', ...posts, count: 1 });
    await talk.presses('Create');
    const { clock, db, timers } = desk.parts;
    // As a process leaves it that died while it waited for the answer.
    const held = { token: 'dead', attempts: 1, notBefore: new Date(clock.serverNow().getTime() + 15_000) };
    const left = { 'sweeps.creation': held, 'creation.dueAt': clock.now() };
    const told = { 'creation.waitingFor': '', 'creation.toldThatItWaits': '' };
    await db.collection('drafts').updateOne({ state: 'creating' }, { $set: left, $unset: told });

    timers.moveServer(10_000);
    await desk.app.sweep();
    expect(chat().some((text) => text.includes('Created: Robot cells'))).toBe(false);
    timers.moveServer(5_001);
    await desk.app.sweep();
    expect(chat().filter((text) => text.includes('Created: Robot cells'))).toHaveLength(1);
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(1);
  });

  it('it says no: nothing was created, the draft is kept, and the reason is shown', async () => {
    await talk.answers();
    desk.sandbox.setFaults({ kind: 'serverError', status: 400, ...posts, count: 1 });
    expect(await talk.presses('Create')).toContain('Partner Center refused the deal');
    expect(talk.shown).toContain('your draft is kept');
    expect(recordsOf(desk, 'Robot cells')).toEqual([]);
    await desk.settles();
    expect(await talk.presses('Create')).toContain('Created: Robot cells');
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(1);
  });

  it('it says no later, when nobody waits for the press any more: the card asks, and words are heard', async () => {
    await talk.answers();
    desk.sandbox.setFaults({ kind: 'serverError', status: 503 });
    await talk.presses('Create');
    desk.sandbox.clearFaults();
    desk.sandbox.setFaults({ kind: 'serverError', status: 400, ...posts, count: 1 });
    await timePasses();
    expect(chat().some((text) => text.includes('Partner Center refused the deal'))).toBe(true);
    expect(await talk.says('value 130k EUR')).toContain('€130,000');
    expect(await talk.says('create')).toContain('Created: Robot cells');
  });

  it('two records could be the one whose answer was lost: the person is asked, and both stand as they are', async () => {
    await talk.answers();
    desk.sandbox.setFaults({ kind: 'cutAfter', ...posts, count: 1 });
    await talk.presses('Create');
    const [own] = recordsOf(desk, 'Robot cells');
    await desk.sandbox.createReferral({
      kind: 'private',
      customer: 'Fabrikam Robotics',
      dealName: 'Robot cells',
      value: 120_000,
      currency: 'EUR',
      closingDateTime: '2027-09-30T00:00:00Z',
    });
    await timePasses();
    const card = desk.teams.messagesIn('chat', desk.alex).find((message) => {
      const seen = cardOf(message.activity);
      return seen && textOf(desk.alex.sees(message)).includes('Which one is your deal Robot cells?');
    });
    expect(card).toBeDefined();
    await talk.presses(`is:${own?.id}`, {}, card);
    await timePasses();
    expect(recordsOf(desk, 'Robot cells')).toHaveLength(2);
    expect((await talk.draft()).creation?.ownId).toBe(own?.id);
  });
});
