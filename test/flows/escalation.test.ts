import { describe, expect, it } from 'vitest';
import type { Copy } from '../../src/features/referrals/copies/copy.ts';
import { StandIns } from '../../src/features/referrals/copies/stand-ins.ts';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { aReferral } from '../builders/referral.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

const steps = { ESCALATION: 'backup@P2D,manager@P1D,channel@PT12H,catcher@PT6H', REMINDER_LADDER: 'P3D' };
const teamOf = (...names: string[]) => names.map((name) => `${name}@contoso.example`);

/** Messages in somebody's chat that say why they get them. */
function told(desk: Desk, person: Desk['alex'], id: string): string[] {
  return desk
    .remindersOf(person, id)
    .map((message) => textOf(message))
    .filter((text) => text.includes('You get this because'));
}

describe('escalation', () => {
  it('goes from the owner to the backup, the manager, the channel by name and whoever catches the rest, once each', async () => {
    const desk = await aDesk({ settings: steps });
    const id = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P4D' });

    await desk.timePasses('P2DT1M');
    expect(told(desk, desk.megan, id)).toHaveLength(1);
    expect(told(desk, desk.megan, id)[0]).toContain('You get this because Alex Wilber has not answered yet.');
    expect(told(desk, desk.adele, id)).toHaveLength(0);

    await desk.timePasses('P1D');
    expect(told(desk, desk.adele, id)).toHaveLength(1);
    const [ofLead] = desk.remindersOf(desk.adele, id);
    expect(titlesOf(ofLead)).toEqual(expect.arrayContaining(['Accept', 'Hand over']));
    // To find somebody else is a lead's; the backup may answer it.
    expect(titlesOf(desk.remindersOf(desk.megan, id)[0])).not.toContain('Hand over');
    const { card } = await desk.adele.presses('Hand over', { on: ofLead as Message });
    expect(JSON.stringify(card)).toContain('Megan Bowen');
    await desk.adele.presses('referral.show', { on: ofLead as Message });

    await desk.timePasses('PT12H');
    const called = desk.remindersUnder(desk.channelCard(id), id).at(-1);
    expect(textOf(called)).toContain('<at>Alex Wilber</at> Nobody has answered this yet.');
    expect(JSON.stringify(cardOf(called?.activity as never))).toContain('"type":"mention"');

    await desk.timePasses('PT11H');
    expect(told(desk, desk.megan, id)).toHaveLength(1);
    expect((await desk.referral(id)).escalations?.map(({ step }) => step)).toEqual([
      'backup',
      'manager',
      'channel',
      'catcher',
    ]);
    expect(await desk.history(id)).toContain('escalated');
  });

  it('skips at once whoever cannot be reached, and says so', async () => {
    const desk = await aDesk({ settings: steps, installedBy: ['Adele Vance', 'Megan Bowen'] });
    const id = await desk.receives({ team: teamOf('alex.wilber', 'diego.siciliani'), expiresIn: 'P4D' });
    await desk.timePasses('P2DT1M');

    // Nobody of the team installed the desk: those above hear of it at the backup's time.
    expect(told(desk, desk.adele, id)).toHaveLength(1);
    expect(told(desk, desk.adele, id)[0]).toContain('Could not be reached before: the backup.');
    await desk.timePasses('P1D');
    expect(desk.remindersOf(desk.adele, id).filter((message) => textOf(message).includes('You get this'))).toHaveLength(
      1,
    );
  });

  it('takes the next step at once where Teams refuses the message of one, and where the owner may not answer any more', async () => {
    const desk = await aDesk({ settings: steps, users: teamOf('alex.wilber', 'megan.bowen').join() });
    const { adele, alex, megan } = desk;
    const chat = desk.teams.messagesIn('chat', megan)[0]?.conversationId;
    desk.teams.connector.faults.draw = (kind, conversation) =>
      kind === 'post' && conversation === chat
        ? { on: 'any', status: 403, code: 'ConversationBlockedByUser' }
        : undefined;
    const id = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P4D' });
    await desk.timePasses('P2DT1M');
    expect(told(desk, adele, id)).toHaveLength(1);
    expect(told(desk, adele, id)[0]).toContain('Could not be reached before: the backup.');
    expect((await desk.referral(id)).escalations).toMatchObject([
      { step: 'backup', skipped: 'unreachable' },
      { step: 'manager' },
    ]);

    // Whom Partner Center's team names may answer whatever their role is; who has it from an admin may not.
    const other = await desk.receives({ customer: 'Northwind', team: [], expiresIn: 'P4D' });
    await adele.presses('Hand over', { on: (await adele.says('assign Northwind to Alex')).replies[0] as never });
    await adele.presses('Make it count', { on: (await adele.says('take the role from Alex')).replies[0] as never });
    await desk.timePasses('P1DT1M');
    expect(desk.remindersOf(alex, other)).toHaveLength(1);
    expect(told(desk, adele, other)).toHaveLength(1);
    expect(told(desk, adele, other)[0]).toContain('May not answer it any more: the owner.');
  });

  it('begins with the owner’s own reminder where the owner is gone', async () => {
    const desk = await aDesk({ settings: steps });
    const id = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P4D' });
    await desk.teams.uninstalls(desk.alex, { personal: true });
    await desk.timePasses('P1DT1M');

    expect(told(desk, desk.megan, id)[0]).toContain('Could not be reached before: the owner.');
    expect(told(desk, desk.adele, id)).toEqual([]);
    await desk.timePasses('P1D');
    expect(told(desk, desk.megan, id)).toHaveLength(1);
  });

  it('ends with who can catch it: the one whom an admin chose, where they may answer it, else the next who can', async () => {
    const installedBy = ['Adele', 'Alex', 'Lee'];
    const desk = await aDesk({ settings: { ...steps, ESCALATION: 'catcher@P2D' }, installedBy });
    const of = { team: teamOf('alex.wilber'), expiresIn: 'P3D' };
    const theirs = await desk.receives({ ...of, mpnId: '4567002' });
    const elsewhere = await desk.receives({ ...of, mpnId: '4567001' });
    await desk.adele.says('catcher Lee');
    await desk.timePasses('P1DT1M');
    const countOf = (id: string) => [desk.lee, desk.adele].map((person) => told(desk, person, id).length);
    expect([countOf(theirs), countOf(elsewhere)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('passes over who stopped reminders or is away, and says that they are, not that they cannot be reached', async () => {
    const desk = await aDesk({ settings: { ...steps, ESCALATION: 'backup@P2D,manager@P1D' } });
    const { megan, lee, adele } = desk;
    await megan.says('stop reminders');
    await lee.says('away for 3 weeks');
    const off = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P4D' });
    const away = await desk.receives({ team: teamOf('alex.wilber', 'lee.gu'), expiresIn: 'P6D', mpnId: '4567002' });
    await desk.timePasses('P2DT1M');
    expect(told(desk, adele, off)[0]).toContain('Not told before, as they stopped reminders: the backup.');
    await desk.timePasses('P2D');
    expect(told(desk, adele, away)[0]).toContain('Away, so not told before: the backup.');
    expect([...told(desk, megan, off), ...told(desk, lee, away)]).toEqual([]);
    const skipped = async (id: string) => (await desk.referral(id)).escalations?.map((one) => one.skipped);
    expect([await skipped(off), await skipped(away)]).toEqual([
      ['off', undefined],
      ['away', undefined],
    ]);
  });

  it('asks the stand-in while the owner is away, and the rest of the team before and where the stand-in is out of reach', async () => {
    const desk = await aDesk({ settings: { ...steps, ESCALATION: 'backup@P2D,manager@P1D' }, zones: { alex: 'UTC' } });
    const { adele, alex, megan } = desk;
    const day = (days: number) =>
      new Date(desk.parts.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await alex.says(`away from ${day(5)} to ${day(20)}, Adele takes over`);
    const before = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P3D' });
    await desk.timePasses('P1DT1M');
    expect([told(desk, megan, before).length, told(desk, adele, before).length]).toEqual([1, 0]);

    await desk.timePasses('P5D');
    const during = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P4D' });
    await desk.timePasses('P2DT1M');
    expect([told(desk, megan, during).length, told(desk, adele, during).length > 0]).toEqual([0, true]);

    // Three days before the deadline the owner's reminder reaches nobody: the team hears of it then, not a day later.
    await adele.says('stop reminders');
    const quiet = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P4D' });
    await desk.timePasses('P1DT1M');
    expect(told(desk, megan, quiet)[0]).toContain('Away, so not told before: the owner.');
    expect(told(desk, adele, quiet)).toEqual([]);
  });

  it('asks nobody any more once somebody answered', async () => {
    const desk = await aDesk({ settings: steps });
    const id = await desk.receives({ team: teamOf('alex.wilber', 'megan.bowen'), expiresIn: 'P4D' });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();
    await desk.timePasses('P3DT23H');
    expect(told(desk, desk.megan, id)).toEqual([]);
  });
});

describe('two messages of one step, refused side by side', () => {
  const now = new Date('2026-11-21T09:00:00Z');

  it('are followed by the next step, whichever is settled last', async () => {
    const rungs = [
      { rung: 'backup', at: now, done: true as const },
      { rung: 'manager', at: new Date(now.getTime() + 86_400_000) },
    ];
    let referral: Referral = aReferral({
      escalations: [{ step: 'backup', at: now }],
      rungPlans: { settings: '', escalation: { madeFor: '', since: now, rungs } },
    });
    const rows = new Map(['a', 'b'].map((id) => [id, { id, purpose: 'reminder:escalation_backup', state: 'sending' }]));
    const standIns = new StandIns({
      clock: { now: () => now },
      policy: { responseDays: 14, ladder: [], channelWithin: 'P1D' },
      places: { of: async () => ({ standIns: [] }) },
      copies: {
        ofReferral: async () => [...rows.values()].map((row) => ({ ...row })),
        settle: async ({ id }: Copy, change: object) => void rows.set(id, { ...rows.get(id), ...change } as never),
      },
      referrals: {
        find: async () => referral,
        replace: async (_before: Referral, after: Referral) => {
          referral = after;
          return after;
        },
      },
      log: { info: () => undefined },
      nudge: () => undefined,
    } as never);
    const copies = [...rows.values()].map((row) => ({ ...row, audience: 'personal' }) as unknown as Copy);
    await Promise.all(copies.map((copy) => standIns.takeOver(copy, referral)));
    expect(referral.escalations).toMatchObject([{ step: 'backup', skipped: 'unreachable' }]);
  });
});
