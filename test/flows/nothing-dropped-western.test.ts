import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

const team = ['alex.wilber@contoso.example'];
const [waits, worked] = [
  { team, value: 75_000, currency: 'EUR', expiresIn: 'P9D' },
  { team, kind: 'outbound', value: 120_000, currency: 'EUR', salesStage: '40' },
] as const;
const stories = {
  'Southridge Video': waits,
  'Coho Winery': { ...waits, expiresIn: 'P12D' },
  'ООО «Ромашка»': waits,
  'City Power & Light': worked,
  'Humongous Insurance': worked,
} satisfies Record<string, Omit<ReferralSpec, 'team'> & { readonly team: readonly string[] }>;

/** English and Russian, also while a new deal is asked about. */
describe('what is said beside a wish', async () => {
  const desk = await aDesk({ ownTime: midMonthMorning, settings: { REFERRALS_ADMINS: 'alex.wilber@contoso.example' } });
  const ids: Record<string, string> = {};
  for (const [customer, spec] of Object.entries(stories))
    ids[customer] = await desk.receives({ customer, ...(spec as unknown as ReferralSpec) });
  const answer = async (words: string) => {
    const { replies } = await desk.alex.says(words);
    await desk.settles();
    const [card] = replies;
    const [text = card ? textOf(card) : ''] = saidIn(replies);
    return { text, buttons: card && !saidIn(replies)[0] ? titlesOf(card) : [] };
  };
  const worth = (customer: string) => desk.record(ids[customer] ?? '').details.dealValue;

  it.each([
    ['remind me to call Southridge about the licences tomorrow', 'Not part of it: “licences”'],
    ['напомни завтра позвонить в ромашку насчёт лицензий', 'Not part of it: “насчёт лицензий”'],
  ])('is named with the reminder that is set: %s', async (words, unread) => {
    const { text } = await answer(words);
    expect(text).toContain('I remind you of');
    expect(text).toContain(unread);
  });

  it.each([
    'remind me about Southridge the day after tomorrow at noon',
    'напомни про ромашку до конца недели',
    'snooze Southridge till friday morning please',
  ])('is none where all of it is the time: %s', async (words) => {
    const { text } = await answer(words);
    expect(text).toContain('I remind you of');
    expect(text).not.toContain('Not part of it');
  });

  it.each([
    ['don’t remind me at night', 'Your settings'],
    ['stop reminding me on weekends', 'Your settings'],
    ['сегодня без напоминаний', 'Which one do you mean?'],
    ['leads that came in today', '“today” is no filter of leads'],
    ['what leads came today', '“today” is no filter of leads'],
  ])('limits what is asked for, and is not taken for all of it: %s', async (words, said) => {
    expect((await answer(words)).text).toContain(said);
  });

  it('why deals ended is no filter, so no list is shown without it', async () => {
    const { text, buttons } = await answer('declined for budget');
    expect(text).toContain('I didn’t get that');
    expect(buttons).toEqual(['Archived · State: Declined']);
  });

  it('the value of the deal spoken of is raised, and a name with a number in it is no value', async () => {
    await answer('open humongous');
    expect((await answer('raise it to 130k')).text).toContain('€120,000 → €130,000');
    await answer('undo');
    const { text, buttons } = await answer('change the name of humongous to Humongous two');
    expect(text).not.toContain('→');
    expect(buttons).not.toContain('Change it');
  });

  it('who else is to be reminded is not the one who says it, whatever script their name is in', async () => {
    const { text } = await answer('напомни Меган про ромашку завтра');
    expect(text).toContain('Megan Bowen');
    expect(text).not.toContain('I remind you');
  });

  it.each([
    ['remind me tomorrow about Southridge about pricing', 'pricing'],
    ['напомни про ромашку в четверг в 15:00 насчёт договора', 'насчёт договора'],
  ])('what it is about is named, and no minutes of its time: %s', async (words, unread) => {
    expect((await answer(words)).text).toContain(`Not part of it: “${unread}”`);
  });

  it('what is counted beside a value, and its tax, are named and never added to it', async () => {
    for (const [words, unread] of [
      ['raise City Power to 140k for two sites', 'two sites'],
      ['City Power now 140k, two sites', 'two sites'],
      ['сумма City Power 140 тысяч плюс ндс', 'плюс ндс'],
    ] as const) {
      const { text } = await answer(words);
      expect(text).toContain('€120,000 → €140,000');
      expect(text).toContain(`Not part of it: “${unread}”`);
    }
  });

  it('whoever something is to be from is kept with its week', async () => {
    expect((await answer('anything from Alex this week')).text).toContain('Owner: Alex');
  });

  it('a note for two deals is written to neither before it is asked', async () => {
    for (const words of [
      'note for City Power and Humongous: new prices',
      'заметка к City Power и Humongous: новые цены',
    ]) {
      const { text, buttons } = await answer(words);
      expect(text).toContain('Which deal do you mean?');
      expect(buttons).toHaveLength(2);
    }
  });

  it('a number far below the value may mean thousands, behind a preposition and a hedge, too', async () => {
    const before = worth('City Power & Light');
    for (const words of ['City Power упала примерно до 90', 'City Power went down to about 90'])
      expect((await answer(words)).buttons).toEqual(['€90,000', '€90']);
    expect(worth('City Power & Light')).toBe(before);
  });

  it('what changed since a day is the file from then until now', async () => {
    expect((await answer('what changed since yesterday')).text).toMatch(/everybody, .+ – .+\. It comes/);
    expect((await answer('what changed yesterday')).text).toMatch(/everybody, [^–]+\. It comes/);
  });

  it('the sum of a list is a figure, and no value that a deal is set to', async () => {
    for (const words of ['сумма моих сделок', 'сумма сделок в Германии'])
      expect((await answer(words)).text).toMatch(/^(?:Pipeline|Total)/);
  });

  it('a change with its reason is made, and what a note tells is no question', async () => {
    const bumped = await answer('bump City Power to 140k after they added seats');
    expect(bumped.text).toContain('€120,000 → €140,000');
    // What they did is the reason, and says nothing else: the change is done, with Undo.
    expect(bumped.buttons).toContain('Undo');
    const both = await answer('поставь City Power 90 тысяч и запиши, что финдир согласен');
    expect(both.buttons).toHaveLength(2);
    expect(worth('City Power & Light')).toBe(120_000);
  });

  it('how sure somebody is of the amount is no part of the customer’s name', async () => {
    expect((await answer('новая сделка Контосо примерно на 2 млн евро')).text).toContain('Customer: Контосо\n');
    await answer('discard');
    await answer('yes');
    expect((await answer('new deal with Out and About at 90k eur by june')).text).toContain(
      'Customer: Out and About\n',
    );
    await answer('discard');
    await answer('yes');
  });

  it('at a question of a new deal, an order is no answer, thanks are none, and tomorrow is no close date', async () => {
    await answer('new deal');
    await answer('Adventure Works');
    for (const words of ['thanks so much', 'большое спасибо']) expect((await answer(words)).text).toContain('again');
    expect((await answer('import the spreadsheet')).text).toContain('is that the answer?');
    expect((await answer('no')).text).not.toContain('spreadsheet');
    expect((await answer('accept Southridge and decline Coho')).buttons.slice(0, 2)).toEqual([
      'Accept Southridge Video',
      'Decline Coho Winery',
    ]);
    expect((await answer('add Megan to City Power')).text).toContain('City Power & Light');
    expect((await answer('can we do it tomorrow')).text).toContain('No hurry');
    const put = (await answer('давай завтра')).text;
    expect(put).not.toContain('close date');
    expect(put).toContain('Adventure Works');
  });
});

it('a note for three deals drops none of them', async () => {
  const desk = await aDesk({ ownTime: midMonthMorning });
  for (const customer of ['City Power & Light', 'Humongous Insurance', 'Adatum'])
    await desk.receives({ customer, ...(worked as unknown as ReferralSpec) });
  for (const words of [
    'note for City Power and Humongous and Adatum: new prices',
    'note for City Power, Humongous and Adatum: new prices',
  ]) {
    const [card] = (await desk.alex.says(words)).replies;
    expect(card && titlesOf(card), words).toHaveLength(3);
  }
});
