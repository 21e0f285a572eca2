import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { saidIn, titlesOf } from './support/cards.ts';
import { aDealTalk, aKnownDeal, type DealTalk } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

describe('the conversation about a new deal', () => {
  let desk: Desk;
  let talk: DealTalk;

  beforeAll(async () => {
    desk = await aDesk();
    await aKnownDeal(desk);
  });

  beforeEach(async () => {
    talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    if (talk.shown.includes('unfinished')) await talk.presses('Start a new deal');
  });

  it('says why an answer can’t be taken, keeps the rest, and shows what it understood', async () => {
    await talk.answers({}, 'value');
    expect(await talk.says('a lot')).toContain('That doesn’t look like an amount.');
    expect(talk.shown).toContain('What is it worth');
    expect(await talk.says('-5')).toContain('can’t be less than 0');
    expect(await talk.says('1.2m euros')).toContain('Estimated value: €1,200,000');
    expect((await talk.draft()).fields).toMatchObject({
      customer: { name: 'Fabrikam Robotics' },
      visibility: 'private',
    });
  });

  it('asks where two readings are possible, and takes one press or a number', async () => {
    await talk.answers({}, 'value');
    expect(await talk.says('1.200 EUR')).toContain('Which one do you mean?');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['€1,200', '€1.20']));
    expect(await talk.presses('€1,200')).toContain('Estimated value: €1,200');
    expect(await talk.says('03/04/2027')).toContain('Which one do you mean?');
    const [first, second] = titlesOf(talk.card);
    expect([first, second].sort()).toEqual(['April 3, 2027', 'March 4, 2027']);
    await talk.says('2');
    expect((await talk.draft()).fields.closeDate).toBe(second === 'April 3, 2027' ? '2027-04-03' : '2027-03-04');
  });

  it('takes a solution whose price can be read in two ways, and asks for the price', async () => {
    await talk.answers({}, 'solutions');
    expect(await talk.says('Retail Insights, 10, 1.200')).toContain('Solutions: Contoso Retail Insights · × 10');
    expect(talk.shown).toContain('Which one do you mean?');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['€1,200', '€1.20']));
    const solution = { id: 'SOL-34104-EBB', quantity: 10 };
    expect((await talk.draft()).fields.solutions).toMatchObject([solution]);
    const asked = talk.card;
    desk.teams.fail({ on: 'edit', status: 404, times: 1 });
    expect(await talk.says('2')).toContain('Would you like to add anything?');
    expect((await talk.draft()).fields.solutions).toMatchObject([{ ...solution, price: { value: 1.2 } }]);
    await talk.presses('€1,200', {}, asked);
    const price = { value: 1200, currency: 'EUR' };
    expect((await talk.draft()).fields.solutions).toMatchObject([{ ...solution, price }]);
    expect(await talk.says('edit solutions')).toContain('Another solution?');
    // Told apart first, then asked for the price; another price than those is one, too.
    expect(await talk.says('Contoso, 5, 1.255')).toContain('Which of these solutions?');
    await talk.says('Landing Zone');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['€1,255']));
    expect(await talk.says('99 EUR')).toContain('Another solution?');
    expect((await talk.draft()).fields.solutions).toMatchObject([
      { ...solution, price },
      { id: 'SOL-15974-MQF', quantity: 5, price: { value: 99, currency: 'EUR' } },
    ]);
    expect(await talk.says('Retail Insights, 10, -5')).toContain('can’t be less than 0');
  });

  it('asks for the currency of a solution’s price before the deal has one', async () => {
    await talk.answers({}, 'value');
    await talk.says('edit solutions');
    await talk.says('Retail Insights, 10, 100');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining(['$100 (USD)', '€100', '£100']));
    await talk.presses('€100');
    expect((await talk.draft()).fields.solutions).toMatchObject([
      { quantity: 10, price: { value: 100, currency: 'EUR' } },
    ]);
  });

  it('goes back question by question, keeps what is there, and comes back', async () => {
    await talk.answers({}, 'value');
    expect(await talk.says('back')).toContain('Who should see this deal?');
    expect(talk.shown).toContain('At present: Private');
    expect(await talk.presses('Back')).toContain('What is the customer’s address?');
    expect(talk.shown).toContain('At present: Hafenstraße 12, 20457 Hamburg, Germany');
    expect(await talk.presses('Keep it')).toContain('What is it worth');
    await talk.says('back');
    expect(await talk.says('skip')).toContain('What is it worth');
    await talk.says('edit city');
    expect(talk.shown).toContain('At present: Hamburg');
    expect(await talk.says('Bremen')).toContain('City: Bremen');
    expect(talk.shown).toContain('What is it worth');
  });

  it('changes any answer from the review, and asks for consent again when the people change', async () => {
    await talk.answers();
    await talk.edits('value');
    expect(await talk.says('90k EUR')).toContain('Your deal, before it is created');
    expect(talk.shown).toContain('€90,000');
    await talk.edits('contact');
    expect(await talk.says('Bob Brown, +49 40 5550111, bob@fabrikam.example')).toContain('Does everybody agree');
    expect(talk.shown).toContain('Bob Brown');
    expect((await talk.draft()).fields.consent).toBeUndefined();
    await talk.edits('address');
    // A street alone is the street of the same place.
    expect(await talk.says('Kaistraße 1')).toContain('Kaistraße 1, 20457 Hamburg, Germany');
  });

  it('answers a question about something else, and goes on', async () => {
    await talk.answers({}, 'city');
    expect(await talk.says('inbox')).toContain('Waiting for an answer');
    expect(talk.shown).toContain('Your new deal waits: Fabrikam Robotics');
    expect(talk.shown).toContain('In which city?');
    expect(await talk.says('help')).toContain('At every question: “back” goes to the one before');
    expect(talk.shown).not.toContain('What I can do');
    expect(await talk.says('Hamburg')).toContain('City: Hamburg');
  });

  it('takes a word that would steer as an answer when it is quoted', async () => {
    expect(await talk.says('“Next”')).toContain('Customer: Next');
  });

  it('does not pass over what is needed, nor an unknown field, nor Create with holes', async () => {
    expect(await talk.says('skip')).toContain('This one is needed.');
    expect(await talk.says('edit colour')).toContain('I know no field “colour”.');
    expect(await talk.says('create')).toContain('Something is still missing');
    expect(await talk.says('back')).toContain('This is the first question');
  });

  it('tells customers of one name apart, also when they are typed', async () => {
    await aKnownDeal(desk, { customer: 'Contoso Bikes', country: 'DE', city: 'Berlin' });
    await aKnownDeal(desk, { customer: 'Contoso Bikes', country: 'FR', city: 'Paris' });
    expect(await talk.says('Contoso Bikes')).toContain('Is “Contoso Bikes” one of these?');
    expect(talk.shown).toMatch(/Paris, France[\s\S]*Berlin, Germany/);
    expect(await talk.says('2')).toContain('Customer: Contoso Bikes');
    expect((await talk.draft()).fields.customer?.address.city).toBe('Berlin');
  });

  it('answers the question of an old card whose button is pressed late, and goes on where it was', async () => {
    await talk.answers({}, 'visibility');
    const old = talk.card;
    // Its client has not seen yet that it was folded into a line.
    desk.teams.fail({ on: 'edit', status: 404, times: 1 });
    await talk.says('private');
    await talk.says('120k EUR');
    expect(talk.shown).toContain('When do you expect');
    expect(await talk.presses('partner-led', {}, old)).toContain('When do you expect');
    expect((await talk.draft()).fields).toMatchObject({ visibility: 'partner-led', value: { value: 120_000 } });
  });

  it('takes no picture for an answer: the question stands', async () => {
    await talk.answers({}, 'solutions');
    const before = await talk.draft();
    const picture = { contentType: 'image/png', contentUrl: 'https://example.invalid/a.png', name: 'a.png' };
    const { replies } = await desk.alex.sends({ text: '', attachments: [picture] });
    expect(saidIn(replies).join()).toContain('I can’t read pictures');
    expect(await talk.draft()).toEqual(before);
    expect(await talk.says('landing zone, three licences at 99 euros')).toContain('× 3 · €99');
  });

  it('takes a message that Teams delivers twice as one answer', async () => {
    const activity = desk.teams.activity(desk.alex, 'chat', {
      type: 'message',
      text: 'Twice Ltd',
      textFormat: 'plain',
    });
    await desk.teams.deliver(activity, 2);
    expect((await talk.draft()).fields.customer).toMatchObject({ name: 'Twice Ltd' });
    expect((await talk.draft()).asking).toBe('address');
  });

  it('offers colleagues of former deals with one press, and asks of each what is missing', async () => {
    await talk.answers({}, 'employees');
    // The walk ends at the list; Alex is on it already.
    expect(talk.shown).toContain('Megan Bowen');
    await talk.presses('megan.bowen@contoso.example');
    if (talk.shown.includes('phone number')) await talk.says('+1 425 555 0101');
    expect(talk.shown).toContain('Anybody else?');
    await talk.says('Bob Brown, bob.brown@contoso.example');
    expect(talk.shown).toContain('What is the phone number?');
    await talk.says('not a number');
    expect(talk.shown).toContain('That doesn’t look like a phone number.');
    await talk.says('+1 425 555 0177');
    await talk.presses('-megan.bowen@contoso.example');
    await talk.presses('-alex.wilber@contoso.example');
    await talk.says('no');
    expect((await talk.draft()).fields.employees?.map(({ email }) => email)).toEqual(['bob.brown@contoso.example']);
  });

  it('refuses a number of D-U-N-S that has not nine digits, and keeps a leading zero', async () => {
    await talk.answers({}, 'duns');
    expect(await talk.says('1234')).toContain('has nine digits');
    await talk.says('012345678');
    expect((await talk.draft()).fields.customer?.dunsNumber).toBe('012345678');
  });

  it('lets nothing go out without consent, and keeps the draft', async () => {
    await talk.answers({}, 'consent');
    expect(await talk.says('no')).toContain('Without consent, nothing is sent.');
    expect(await talk.draft()).toMatchObject({ state: 'put-aside', asking: 'consent' });
    expect(desk.sandbox.records().filter(({ name }) => name === 'Robot cells')).toEqual([]);
    await talk.says('resume');
    expect(await talk.presses('resume')).toContain('Does everybody agree');
  });
});
