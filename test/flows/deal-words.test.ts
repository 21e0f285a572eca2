import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

async function says(desk: Desk, words: string): Promise<string> {
  const { replies } = await desk.alex.says(words);
  await desk.settles();
  return saidIn(replies).join('\n');
}

describe('words on the deal that was opened last', () => {
  it.each([
    ['set value 150k', '/details/dealValue', 150_000, 'I take that as €150,000.'],
    ['set value 1.2m', '/details/dealValue', 1_200_000, 'I take that as €1,200,000.'],
    ['stage proposed', '/salesStage', '60', 'I take that as Proposed (60%).'],
    ['Stage 40 %', '/salesStage', '40', 'I take that as Developed (40%).'],
    ['close date 2027-09-30', '/details/closingDateTime', '2027-09-30T00:00:00.000Z', 'September 30, 2027'],
  ])('%s', async (words, path, value, understood) => {
    const desk = await aDesk();
    const { id, card } = await openDeal(desk);

    const answer = await says(desk, words);

    expect(answer).toContain(understood);
    expect(answer).toContain('on the deal with Fabrikam');
    expect(patchesOf(desk, id)).toEqual([[{ op: 'replace', path, value }]]);
    expect(textOf(card)).not.toContain('on the way to Partner Center');
  });

  it('a note is appended with date and name; said twice it stands once', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);

    expect(await says(desk, 'note Met them in Hamburg.')).toContain('Noted.');
    expect(await says(desk, 'note Met them in Hamburg.')).toBe('That note stands there already.');

    expect(desk.record(id).details.notes).toMatch(
      /^They decide in January\.\n\[.+, Alex Wilber\] Met them in Hamburg\.$/,
    );
  });

  it('another currency is taken as it is said', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    await says(desk, 'set value 90k USD');
    expect(desk.record(id).details).toMatchObject({ dealValue: 90_000, currency: 'USD' });
  });

  it('asks where an answer has two readings, and takes the one that is pressed', async () => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    const { replies } = await desk.alex.says('set value 1.200');
    const [asked] = replies;
    if (!asked) throw new Error('Nothing was asked.');

    const pressed = await desk.alex.presses('€1,200', { on: asked });
    await desk.settles();

    expect(pressed.text).toContain('I take that as €1,200.');
    expect(desk.record(id).details.dealValue).toBe(1_200);
  });

  it.each([
    ['set value lots', 'doesn’t look like an amount'],
    ['close date someday', 'doesn’t look like a date'],
    ['stage nearly there', 'I know these stages'],
    ['stage won', 'press “Won” on its card'],
    ['set value', 'Write it like this: set value 150k'],
  ])('%s: says why not, and writes nothing', async (words, expected) => {
    const desk = await aDesk();
    const { id } = await openDeal(desk);
    expect(await says(desk, words)).toContain(expected);
    expect(patchesOf(desk, id)).toEqual([]);
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
    await desk.settles();

    expect(desk.record(second).salesStage).toBe('60');
  });

  it('one is named before a colon', async () => {
    const desk = await aDesk();
    const { first, second } = await twoDeals(desk);

    expect(await says(desk, 'note Northwind: They called back.')).toContain('on the deal with Northwind');

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
