import { describe, expect, it } from 'vitest';
import { MongoReferralStore } from '../../src/features/referrals/index.ts';
import { aReferral } from '../builders/referral.ts';
import { buttonsOf, type Json } from '../harness/cards.ts';
import type { Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf } from './support/cards.ts';
import { openDeal, ours, patchesOf } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

/** Words that write go to the deal that they name, or the desk asks: never to one that it guessed. */
async function says(desk: Desk, words: string, person = desk.alex): Promise<{ text: string; card?: Message }> {
  const { replies } = await person.says(words);
  await desk.settles();
  const [card] = replies.filter((reply) => buttonsOf(person.sees(reply)).length > 0);
  const texts = [...(card ? [textOf(card)] : []), ...saidIn(replies)];
  return { text: texts.join('\n'), ...(card ? { card } : {}) };
}

/** The button of the deal with this customer. */
async function chooses(desk: Desk, person: Person, on: Message | undefined, id: string, inputs = {}): Promise<string> {
  if (!on) throw new Error('Nothing was asked.');
  const button = buttonsOf(person.sees(on)).find(({ action }) => (action.data as Json | undefined)?.referralId === id);
  if (!button) throw new Error(`No button for ${id}`);
  const { text, card } = await person.pressesAction(button.action, { on, inputs });
  await desk.settles();
  return text ?? textOf(card);
}

const notesOf = (desk: Desk, id: string) => desk.record(id).details.notes;

/** Fabrikam's deal, and Northwind's, which was opened last. */
async function twoDeals() {
  const desk = await aDesk({ undoSeconds: 0 });
  const fabrikam = await desk.receives({ ...ours, customer: 'Fabrikam' });
  const northwind = await openDeal(desk, { customer: 'Northwind Traders', dealName: 'Stores' });
  return { desk, fabrikam, northwind: northwind.id };
}

/** Over now, but they speak of Fabrikam, and their deadlines were earlier. */
async function oldReferrals(desk: Desk, count: number): Promise<void> {
  const store = new MongoReferralStore(desk.parts.db);
  for (let number = 0; number < count; number++) {
    const id = `99999999-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const customer = { name: 'Fabrikam', address: { country: 'DE' }, contacts: [] };
    const record = { id, status: 'Closed', substatus: 'Declined', customer, notes: 'Fabrikam said no.' };
    const referral = aReferral({ id, record, deadline: new Date('2020-01-01T00:00:00Z') });
    await store.insert(referral, {
      at: new Date('2020-01-01T00:00:00Z'),
      what: 'arrived',
      by: 'partner-center',
      correlationId: 'none',
    });
  }
}

describe('words that name a deal', () => {
  it('find it among a hundred old referrals that named the same customer', async () => {
    const { desk, fabrikam, northwind } = await twoDeals();
    await oldReferrals(desk, 120);

    expect((await says(desk, 'note Fabrikam: They signed.')).text).toContain('Noted: ');

    expect(notesOf(desk, fabrikam)).toContain('] They signed.');
    expect(patchesOf(desk, northwind)).toEqual([]);
  });

  it.each([
    ['note Fabrikan: They signed.', '] They signed.'],
    ['note fabirkam： They signed.', '] They signed.'],
  ])('%s: a slip in the name asks, and keeps what was said', async (words, noted) => {
    const { desk, fabrikam, northwind } = await twoDeals();

    const { text, card } = await says(desk, words);

    expect(text).toContain('I know no open deal called “');
    expect([patchesOf(desk, fabrikam), patchesOf(desk, northwind)]).toEqual([[], []]);
    expect(textOf(card as Message)).toContain('Northwind Traders');
    expect(await chooses(desk, desk.alex, card, fabrikam)).toContain('Noted: ');
    expect(notesOf(desk, fabrikam)).toContain(noted);
    expect(notesOf(desk, northwind)).not.toContain('They signed');
  });

  it.each([
    ['set value Fabrikan: 90k', (desk: Desk, id: string) => desk.record(id).details.dealValue, 90_000],
    ['stage Fabrikan: 60 %', (desk: Desk, id: string) => desk.record(id).salesStage, '60'],
    [
      'close date Fabrikan: 2027-09-30',
      (desk: Desk, id: string) => desk.record(id).details.closingDateTime,
      '2027-09-30T00:00:00.000Z',
    ],
  ] as const)('%s asks as well', async (words, written, value) => {
    const { desk, fabrikam, northwind } = await twoDeals();

    const { card } = await says(desk, words);

    expect([patchesOf(desk, fabrikam), patchesOf(desk, northwind)]).toEqual([[], []]);
    await chooses(desk, desk.alex, card, fabrikam);
    expect(written(desk, fabrikam)).toEqual(value);
    expect(patchesOf(desk, northwind)).toEqual([]);
  });

  it.each([
    ['set value Fabrikam 90k', [{ op: 'replace', path: '/details/dealValue', value: 90_000 }]],
    ['stage Fabrikam proposed', [{ op: 'replace', path: '/salesStage', value: '60' }]],
    [
      'close date Fabrikam 2027-09-30',
      [{ op: 'replace', path: '/details/closingDateTime', value: '2027-09-30T00:00:00.000Z' }],
    ],
  ] as const)('%s, without a colon, is written to the deal it names alone', async (words, patch) => {
    const { desk, fabrikam, northwind } = await twoDeals();
    await says(desk, words);
    expect([patchesOf(desk, fabrikam), patchesOf(desk, northwind)]).toEqual([[patch], []]);
  });

  it('a note that names another open deal without a colon asks, and is written to the one that is pressed', async () => {
    const { desk, fabrikam, northwind } = await twoDeals();
    for (const words of [
      'note Fabrikam they signed',
      'note fabrikam - they signed',
      'note: Fabrikam signed',
      'note Fabrikam’s CFO called',
      'note that Fabrikam signed',
      'note the customer Fabrikam signed',
      'note 고객사 Fabrikam 계약',
      'note Fabirkam they signed',
    ]) {
      const { text } = await says(desk, words);
      expect(text, words).toContain('Which deal do you mean?');
    }
    expect([patchesOf(desk, fabrikam), patchesOf(desk, northwind)]).toEqual([[], []]);
    const { card } = await says(desk, 'note Fabrikam they signed');
    await chooses(desk, desk.alex, card, northwind);
    expect(notesOf(desk, northwind)).toContain('] Fabrikam they signed');
    // Of the open one as well, it is about that.
    await says(desk, 'note Northwind and Fabrikam talk.');
    expect(notesOf(desk, northwind)).toContain('] Northwind and Fabrikam talk.');
  });

  it('whoever meant the open one after all gets every word of it', async () => {
    const { desk, northwind } = await twoDeals();
    const { card } = await says(desk, 'note Sue told me: they wait for the budget.');
    await chooses(desk, desk.alex, card, northwind);
    expect(notesOf(desk, northwind)).toContain('] Sue told me: they wait for the budget.');
  });

  it('several that fit are asked about, the open one among them', async () => {
    const { desk, fabrikam, northwind } = await twoDeals();
    const other = await desk.receives({ ...ours, customer: 'Fabrikam', dealName: 'Second plant' });
    await desk.polls();

    const { text, card } = await says(desk, 'note Fabrikam: They signed.');

    for (const shown of ['Which deal do you mean?', 'Data platform', 'Second plant', 'Northwind Traders'])
      expect(text).toContain(shown);
    for (const id of [fabrikam, other, northwind]) expect(patchesOf(desk, id)).toEqual([]);
    await chooses(desk, desk.alex, card, other);
    expect(notesOf(desk, other)).toContain('] They signed.');
    expect([patchesOf(desk, fabrikam), patchesOf(desk, northwind)]).toEqual([[], []]);
  });

  it('a deal’s own name does as well, and so does the beginning of a word in it', async () => {
    const { desk, fabrikam } = await twoDeals();
    await says(desk, 'note data plat: Two plants first.');
    expect(notesOf(desk, fabrikam)).toContain('] Two plants first.');
  });

  it.each([
    ['Müller Maschinenbau GmbH', 'muller'],
    ['O’Reilly Auto', "o'reilly"],
    ['ООО «Рога и копыта»', 'копыта рога'],
  ])('%s is called %s as well', async (customer, called) => {
    const desk = await aDesk({ undoSeconds: 0 });
    const id = await desk.receives({ ...ours, customer, dealName: 'Stores' });
    await openDeal(desk, { customer: 'Northwind Traders', dealName: 'Toys' });
    await says(desk, `note ${called}: They signed.`);
    expect(notesOf(desk, id)).toContain('] They signed.');
  });

  it('a note that speaks of another customer is no name of that deal', async () => {
    const { desk, northwind } = await twoDeals();
    await desk.receives({ ...ours, customer: 'Tailspin', dealName: 'Toys', notes: 'Like Adatum.' });
    await desk.polls();
    const { text } = await says(desk, 'note Adatum: They signed.');
    expect(text).toContain('I know no open deal called “Adatum”.');
    expect(patchesOf(desk, northwind)).toEqual([]);
  });

  it('of what is no deal yet nothing is changed, and the desk says why', async () => {
    const { desk, northwind } = await twoDeals();
    await desk.receives({ customer: 'Zyxwood Mills', team: ['alex.wilber@contoso.example'] });
    const { text } = await says(desk, 'change the Zyxwood Mills value to 90k EUR');
    expect(text).toContain('Zyxwood Mills is not an open deal of yours, so I changed nothing.');
    expect(patchesOf(desk, northwind)).toEqual([]);
  });

  it.each([
    'change the Zyxwood Mills value to 90k EUR',
    'set value Zyxwood Mills: 90k EUR',
    'note Zyxwood Mills: They signed.',
  ])('%s: what waits for my answer can be accepted there', async (words) => {
    const { desk, northwind } = await twoDeals();
    const id = await desk.receives({ customer: 'Zyxwood Mills', team: ['alex.wilber@contoso.example'] });

    const { text, card } = await says(desk, words);

    expect(text).toContain('Zyxwood Mills is not an open deal of yours, so I changed nothing.');
    expect(text).not.toContain('Northwind Traders');
    expect(patchesOf(desk, northwind)).toEqual([]);
    await desk.alex.presses('Accept', { on: card as Message });
    await desk.settles();
    expect(desk.record(id).status).toBe('Active');
  });

  it.each(['Re: pricing agreed with Sue.', 'Call: ring Sue tomorrow.', 'Zyx: they signed.'])(
    'note %s names no customer whose name only begins so',
    async (words) => {
      const { desk } = await twoDeals();
      for (const customer of ['Trey Research', 'Callisto Games', 'Zyxwood Mills'])
        await desk.receives({ customer, team: ['alex.wilber@contoso.example'] });

      const { text } = await says(desk, `note ${words}`);

      expect(text).not.toContain('is not an open deal of yours');
      expect(text).toContain('Northwind Traders');
    },
  );

  it('a deal whose owner has not added the desk can be claimed first', async () => {
    const desk = await aDesk({ undoSeconds: 0 });
    const id = await desk.receives({ customer: 'Zyxwood Mills', status: 'Active', team: ['nobody@contoso.example'] });
    await desk.polls();

    const { text, card } = await says(desk, 'change the Zyxwood Mills value to 90k EUR');

    expect(text).toContain('Nobody who uses me works on Zyxwood Mills yet, so I changed nothing. Claim it first.');
    expect(textOf(card as Message)).toContain('Claim');
    expect(patchesOf(desk, id)).toEqual([]);
  });

  it('of two deals of one customer, what one may change is meant', async () => {
    const { desk, fabrikam } = await twoDeals();
    const others = await desk.receives({ customer: 'Fabrikam', team: ['megan.bowen@contoso.example'] });
    await desk.megan.presses('Accept', { on: desk.cardOf(desk.megan, others) });
    await desk.settles();
    const before = patchesOf(desk, others);

    await says(desk, 'change the Fabrikam value to 90k EUR');

    expect(desk.record(fabrikam).details.dealValue).toBe(90_000);
    expect(patchesOf(desk, others)).toEqual(before);
  });

  it('a deal of others is not found, and nothing is written to one’s own instead', async () => {
    const { desk, fabrikam } = await twoDeals();
    const own = await openDeal(
      desk,
      { customer: 'Contoso Toys', dealName: 'Toys', team: ['megan.bowen@contoso.example'] },
      desk.megan,
    );

    const { text } = await says(desk, 'note Fabrikam: They signed.', desk.megan);

    expect(text).toContain('I know no open deal called “Fabrikam”.');
    expect(text).not.toContain('Data platform');
    expect([patchesOf(desk, fabrikam), patchesOf(desk, own.id)]).toEqual([[], []]);
  });

  it.each([
    ['note Next step: call Sue.', '] Next step: call Sue.'],
    ['note Call at 10:30.', '] Call at 10:30.'],
    ['note See https://contoso.example/offer', '] See https://contoso.example/offer'],
  ])('%s names none: it is about the open one', async (words, noted) => {
    const { desk, northwind } = await twoDeals();
    await says(desk, words);
    expect(notesOf(desk, northwind)).toContain(noted);
  });

  it('a note is written as it was typed', async () => {
    const { desk, fabrikam } = await twoDeals();
    await says(desk, 'write down for Fabrikam：預算９百萬，五月：採購');
    expect(notesOf(desk, fabrikam)).toContain('] 預算９百萬，五月：採購');
  });

  it('a long note is kept too, to be read over and sent to the one that is pressed', async () => {
    const { desk, fabrikam } = await twoDeals();
    const long = `They want ${'a very long offer, '.repeat(45)}by Friday.`;

    const { card } = await says(desk, `note Fabrikan: ${long}`);

    await chooses(desk, desk.alex, card, fabrikam);
    expect(notesOf(desk, fabrikam)).toContain(long);
  });
});
