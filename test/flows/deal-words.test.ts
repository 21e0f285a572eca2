import { beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { aDealTalk } from './support/deal-talk.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

/** What was answered, as text; and what was sent once Undo was over. */
async function says(desk: Desk, words: string): Promise<string> {
  const { replies } = await desk.alex.says(words);
  await desk.settles();
  await desk.timePasses('PT61S');
  return [...saidIn(replies), ...replies.filter(({ activity }) => !activity.text).map(textOf)].join('\n');
}

/** One desk for all: each says something of a customer of its own, whose deal it opened last. */
describe('words on one deal of many', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await aDesk();
  });

  it.each([
    ['Adatum', 'set value 150k', '/details/dealValue', 150_000, 'Estimated value: €120,000 → €150,000'],
    ['Northwind', 'set value 1.2m', '/details/dealValue', 1_200_000, '€120,000 → €1,200,000'],
    ['Litware', 'stage proposed', '/salesStage', '60', 'Sales stage: (empty) → Proposed (60%)'],
    ['Wingtip', 'Stage 40 %', '/salesStage', '40', '→ Developed (40%)'],
    [
      'Tailspin',
      'close date 2027-09-30',
      '/details/closingDateTime',
      '2027-09-30T00:00:00.000Z',
      'December 18, 2026 → September 30, 2027',
    ],
  ])('%s: %s', async (customer, words, path, value, understood) => {
    const { id, card } = await openDeal(desk, { customer });

    const answer = await says(desk, words);

    expect(answer).toContain(understood);
    expect(answer).toContain('It goes out to Partner Center at ');
    expect(answer).toContain(`${customer}\nData platform`);
    expect(patchesOf(desk, id)).toEqual([[{ op: 'replace', path, value }]]);
    expect(textOf(card)).not.toContain('on the way to Partner Center');
  });

  it.each([
    ['raise Bellows by 20k', 'Bellows', '€140,000', 140_000],
    ['Alpine +10%', 'Alpine', '€132,000', 132_000],
    ['cut Lamna in half', 'Lamna', '€60,000', 60_000],
    ['set value +5000', 'Relecloud', '€125,000', 125_000],
  ])(
    'by how much it changes is offered as what it becomes, and pressed twice counts once: %s',
    async (words, customer, becomes, value) => {
      const { id } = await openDeal(desk, { customer });
      const { replies } = await desk.alex.says(words);
      await desk.timePasses('PT61S');
      expect([textOf(replies[0]), patchesOf(desk, id)]).toEqual([expect.stringContaining('€120,000 now'), []]);

      await desk.alex.presses(becomes, { on: replies[0] as Message });
      await desk.timePasses('PT61S');
      await desk.alex.presses(becomes, { on: replies[0] as Message }).catch(() => undefined);
      await desk.timePasses('PT61S');
      expect(desk.record(id).details).toMatchObject({ dealValue: value });
    },
  );

  it.each([
    ['Consolidated', 'set value half'],
    ['Fourth Coffee', 'Fourth Coffee is half'],
  ])('no number is no value: %s, %s', async (customer, words) => {
    const { id } = await openDeal(desk, { customer });
    await says(desk, words);
    expect(patchesOf(desk, id)).toEqual([]);
  });

  it.each([
    ['Yes, ¥5,000,000 (JPY)', 'JPY', 'Proseware'],
    ['No, €5,000,000', 'EUR', 'Lucerne'],
  ])('another currency is asked about: %s', async (button, currency, customer) => {
    const { id } = await openDeal(desk, { customer });
    const { replies } = await desk.alex.says('set value 5m yen');
    const [asked] = replies;
    expect(textOf(asked)).toContain('The currency changes too: €120,000 becomes ¥5,000,000 (JPY)?');

    await desk.alex.presses(button, { on: asked as Message });
    await desk.timePasses('PT61S');
    expect(desk.record(id).details).toMatchObject({ dealValue: 5_000_000, currency });
  });

  it('a close date in the past is asked about', async () => {
    const { id } = await openDeal(desk, { customer: 'Margie' });
    const { replies } = await desk.alex.says('close date 2026-03-03');
    const [asked] = replies;
    expect(textOf(asked)).toContain('March 3, 2026 is already past. Is that the close date?');
    await desk.timePasses('PT61S');
    expect(patchesOf(desk, id)).toEqual([]);

    await desk.alex.presses('Yes, March 3, 2026', { on: asked as Message });
    await desk.timePasses('PT61S');
    expect(desk.record(id).details.closingDateTime).toContain('2026-03-03');
  });

  it('asks where an answer has two readings, and takes the one that is pressed', async () => {
    const { id } = await openDeal(desk, { customer: 'Humongous' });
    const { replies } = await desk.alex.says('set value 1.200');
    const [asked] = replies;
    if (!asked) throw new Error('Nothing was asked.');

    const pressed = await desk.alex.presses('€1,200', { on: asked });
    await desk.timePasses('PT61S');

    expect(textOf(pressed.card)).toContain('€120,000 → €1,200');
    expect(desk.record(id).details.dealValue).toBe(1_200);
  });

  it.each([
    ['Coho', 'set value lots', 'doesn’t look like an amount'],
    ['Blue Yonder', 'close date someday', 'doesn’t look like a date'],
    ['Graphic Design', 'stage nearly there', 'I know these stages'],
    ['Southridge', 'set value', 'Write it like this: set value 150k'],
  ])('%s, %s: says why not, and writes nothing', async (customer, words, expected) => {
    const { id } = await openDeal(desk, { customer });
    expect(await says(desk, words)).toContain(expected);
    expect(patchesOf(desk, id)).toEqual([]);
  });

  it('“stage won” is no stage: the form of Won is a press away', async () => {
    const { id } = await openDeal(desk);
    const { replies } = await desk.alex.says('stage won');
    const [asked] = replies;
    if (!asked) throw new Error('Nothing was answered.');
    expect(titlesOf(asked)).toEqual(['Won', 'Open']);

    const { card } = await desk.alex.presses('Won', { on: asked });

    expect(textOf(card)).toContain('Mark the deal with Fabrikam as won?');
    expect(patchesOf(desk, id)).toEqual([]);
  });
});

describe('several fields of one deal in one message', () => {
  it('are one change with one Undo; what is ambiguous among them is asked about beside it', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk, { customer: 'Coho Winery' });
    await openDeal(desk, { customer: 'Adatum' });

    const { replies } = await desk.alex.says('push Coho Winery to 30 May 2027, value 90k, stage negotiation');
    expect(replies).toHaveLength(1);
    for (const shown of ['→ May 30, 2027', '€120,000 → €90,000', '→ Negotiated (80%)'])
      expect(textOf(replies[0])).toContain(shown);
    expect(titlesOf(replies[0] as Message)).toEqual(['Undo', 'Open']);
    expect(await says(desk, 'undo')).toContain('€120,000 → €90,000');
    expect(patchesOf(desk, id)).toEqual([]);

    const both = await desk.alex.says('Coho Winery: value is now 5m yen and stage proposed');
    expect(both.replies.map((reply) => textOf(reply)).join('\n')).toMatch(/Proposed.*The currency changes too/s);
    await desk.timePasses('PT61S');
    expect(patchesOf(desk, id)).toEqual([[{ op: 'replace', path: '/salesStage', value: '60' }]]);
    await desk.alex.presses('No, €5,000,000', { on: both.replies.at(-1) as Message });
    await desk.timePasses('PT61S');
    expect(desk.record(id).details).toMatchObject({ dealValue: 5_000_000, currency: 'EUR' });

    // What is only guessed is one press away.
    const told = await desk.alex.says('Coho Winery is at 40% and closes around mid April 2027 I guess');
    await desk.timePasses('PT61S');
    expect(patchesOf(desk, id)).toHaveLength(2);
    expect(told.replies).toHaveLength(1);

    // A press has one card for its answer: the question stands on it below what was changed.
    const guessed = await desk.alex.says('Coho Winery is worth 6m yen and closes 30 June 2027 I guess');
    const offer = guessed.replies[0] as Message;
    const { card } = await desk.alex.presses(titlesOf(offer)[0] ?? '', { on: offer });
    expect(textOf(card)).toMatch(/→ June 30, 2027.*The currency changes too/s);
    await desk.alex.presses('No, €6,000,000', { on: offer });
    await desk.timePasses('PT61S');
    expect(desk.record(id).details).toMatchObject({ dealValue: 6_000_000, currency: 'EUR' });
  });
});

describe('words on the deal that was opened last', () => {
  it('a note is appended with date and name; said twice it stands once', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);

    expect(await says(desk, 'note Met them in Hamburg.')).toMatch(/^Noted: Met them in Hamburg\./);
    expect(await says(desk, 'note Met them in Hamburg.')).toBe('That note stands there already.');

    expect(desk.record(id).details.notes).toMatch(
      /^They decide in January\.\n\[.+, Alex Wilber\] Met them in Hamburg\.$/,
    );
  });

  it('a name alone is no note: what is to be noted is asked', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    expect(await says(desk, 'note Fabrikam')).toContain('Write it like this');
    expect(await says(desk, 'note Data platform')).toContain('Write it like this');
    expect(patchesOf(desk, id)).toEqual([]);

    // Where a new deal asks when it closes, that is the answer, and moves no other deal.
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    await talk.answers({}, 'close-date');
    expect(await talk.says('3 months after signing')).not.toContain('It goes out to Partner Center');
    await desk.timePasses('PT61S');
    expect([patchesOf(desk, id), (await talk.draft()).asking]).toEqual([[], 'close-date']);
  });

  it('waits for Undo with before and after, and one press takes it back', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    const { replies } = await desk.alex.says('set value 150k');
    const [card] = replies;
    if (!card) throw new Error('Nothing was answered.');
    expect(titlesOf(card)).toEqual(['Undo', 'Open']);
    await desk.timePasses('PT50S');
    expect(patchesOf(desk, id)).toEqual([]);

    const back = await desk.alex.presses('Undo', { on: card });
    expect(textOf(back.card)).toContain('Taken back: Estimated value: €120,000 → €150,000');
    await desk.timePasses('PT5M');
    expect(patchesOf(desk, id)).toEqual([]);
  });

  it('what was changed on top of it goes out as it was said when it is taken back; too late it is said', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    const first = (await desk.alex.says('set value 150k')).replies[0] as Message;
    const second = (await desk.alex.says('set value 160k')).replies[0] as Message;

    await desk.alex.presses('Undo', { on: first });
    await desk.timePasses('PT61S');
    expect(desk.record(id).details.dealValue).toBe(160_000);
    expect(patchesOf(desk, id)).toHaveLength(1);
    const late = await desk.alex.presses('Undo', { on: second });
    expect(textOf(late.card)).toContain('That can’t be taken back any more');
  });

  it('goes out at once where the wait is set to nothing, and says that it is there already', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const { id } = await openDeal(desk);
    const { replies } = await desk.alex.says('set value 150k');
    await desk.settles();

    expect(titlesOf(replies[0])).toEqual(['Open']);
    expect(desk.record(id).details.dealValue).toBe(150_000);
    expect(await says(desk, 'set value 150k')).toContain('Estimated value: €150,000. It stands there already.');
  });

  it('in people’s own languages', async () => {
    const desk = await aDesk({ locales: { alex: 'ru-RU' } });
    const { id } = await openDeal(desk);
    expect(await says(desk, 'этап предложение')).toContain('Предложение (60\u00a0%)');
    expect(desk.record(id).salesStage).toBe('60');
  });
});

describe('which deal is meant', () => {
  async function twoDeals(desk: Desk) {
    const team = ['alex.wilber@contoso.example'];
    const first = await desk.receives({ kind: 'outbound', customer: 'Fabrikam', dealName: 'North', team });
    const second = await desk.receives({ kind: 'outbound', customer: 'Northwind', dealName: 'South', team });
    await desk.polls();
    return { first, second };
  }

  it('one that was accepted by its button counts as opened last', async () => {
    const desk = await aDesk();
    const { first } = await twoDeals(desk);
    await desk.alex.says('referral Northwind');
    await desk.timePasses('PT1M');
    const id = await desk.receives({ customer: 'Coho Winery', team: ['alex.wilber@contoso.example'] });
    await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    await desk.settles();

    expect(await says(desk, 'stage proposed')).toContain('Coho Winery');
    expect(desk.record(id).salesStage).toBe('60');
    expect(patchesOf(desk, first)).toEqual([]);
  });

  it('nonsense is refused before anybody is asked which deal is meant', async () => {
    const desk = await aDesk();
    await twoDeals(desk);
    expect(await says(desk, 'stage banana')).toMatch(/^I know these stages/);
    expect(await says(desk, 'set value lots')).toContain('doesn’t look like an amount');
    expect(await says(desk, 'set value Northwind: lots')).toContain('doesn’t look like an amount');
  });

  it('a name that nobody knows is not the one opened last', async () => {
    const desk = await aDesk();
    const { first, second } = await twoDeals(desk);
    await desk.alex.says('referral Northwind');
    for (const said of [
      'set the value of Zorbix to 10k EUR',
      'set value of Zorbix to 5m yen',
      'Zorbix closes 5 May',
      'move Zorbix to stage 60%',
      'why is the value of Zorbix 120k?',
    ]) {
      expect([said, await says(desk, said)]).toEqual([said, expect.stringContaining('Zorbix')]);
      await desk.settles();
    }
    expect([...patchesOf(desk, first), ...patchesOf(desk, second)]).toEqual([]);
    expect(await says(desk, 'set value of Northwind to 5m yen')).toContain('The currency changes too');
    expect(await says(desk, 'stage of Northwind to 60%')).toContain('Proposed (60%)');
  });

  it('several and none opened: the desk asks with a list, and one press does it', async () => {
    const desk = await aDesk();
    const { second } = await twoDeals(desk);
    const { replies } = await desk.alex.says('stage proposed');
    const [asked] = replies;
    if (!asked) throw new Error('Nothing was asked.');
    expect(textOf(asked)).toContain('Which deal do you mean?');
    const shown = JSON.stringify(desk.alex.sees(asked));
    const third = shown.indexOf('Northwind') < shown.indexOf('Fabrikam') ? 0 : 1;
    const actions = [...shown.matchAll(/"verb":"deal\.say","data":(\{[^}]*\})/g)].map(([, data]) => data ?? '');

    const activity = desk.teams.activity(desk.alex, 'chat', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', verb: 'deal.say', data: JSON.parse(actions[third] ?? '{}') },
        trigger: 'manual',
      },
    });
    await desk.teams.hear({ ...activity, replyToId: asked.id });
    await desk.timePasses('PT61S');

    expect(desk.record(second).salesStage).toBe('60');
  });

  it('one is named before a colon', async () => {
    const desk = await aDesk();
    const { first, second } = await twoDeals(desk);

    expect(await says(desk, 'note Northwind: They called back.')).toContain('Northwind\nSouth');

    expect(desk.record(second).details.notes).toContain('They called back.');
    expect(desk.record(first).details.notes).not.toContain('They called back.');
  });

  it('a colon that names no deal belongs to the note', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    await says(desk, 'note Next step: call Sue.');
    expect(desk.record(id).details.notes).toContain('] Next step: call Sue.');
  });

  it('none: the desk says how to open one', async () => {
    const desk = await aDesk();
    expect(await says(desk, 'stage proposed')).toContain('I know no active deal of yours.');
  });

  it('somebody else’s deal is not named to those who may not see it', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    await desk.megan.says('note Fabrikam: Not mine.');
    await desk.settles();
    expect(desk.record(id).details.notes).not.toContain('Not mine.');
    expect(patchesOf(desk, id)).toEqual([]);
  });

  it('in a channel the desk asks to be written to in the chat', async () => {
    const desk = await aDesk();
    await openDeal(desk);
    const { replies } = await desk.alex.says('stage proposed', { in: { channel: 'Deals' } });
    expect(saidIn(replies)).toEqual(['Write that to me in our own chat: here everybody reads along.']);
  });

  it('an archived deal is read-only, and says so', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    await desk.sandbox.microsoft({ referralId: id, action: 'lostInPartnerCenter' });
    await desk.settles();
    expect(await says(desk, 'set value 1')).toBe('This deal is archived (Lost): it can only be read.');
  });
});
