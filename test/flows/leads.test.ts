import { expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { urgencyOfWrites } from '../../src/crm/http/crm-urgency.ts';
import { CrmError } from '../../src/crm/port.ts';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import {
  TabBoard,
  TabCounts,
  TabExpiring,
  TabFilters,
  TabLeads,
  TabList,
  TabMe,
  TabPressed,
  TabReferral,
} from '../../src/tab/contract.ts';
import { historyOf } from '../support/history.ts';
import { tabOf, tabSettings } from '../tab/support/tab-desk.ts';
import { choice, saidIn, textOf, titlesOf, valuesOf } from './support/cards.ts';
import { openDeal } from './support/deals.ts';
import { aDeskWithCrm } from './support/desk-with-crm.ts';

/** One desk for all: leads stand apart, are taken, archived, won, and told of where the same customer is. */

const contact = { firstName: 'Sue', lastName: 'Quill', email: 'sue@zyxwood.example', phoneNumber: '+14255550177' };
const a = (customer: string, lead: ReferralSpec['lead'] = {}, more: ReferralSpec = {}): ReferralSpec => ({
  ...{ kind: 'lead', country: 'DE', customer, dealName: `Lead of ${customer}`, contact, team: [], lead, ...more },
});
const direct = { qualification: 'Direct', requestedContact: null } as const;

const secrets = ['a-first-secret-of-32-characters-0', 'a_second_secret_of_32_characters1'] as const;
const { entra, settings: withTab } = await tabSettings();
const { desk, crm } = await aDeskWithCrm({
  users: 'alex.wilber@contoso.example',
  settings: { ...withTab, LEAD_DESTINATION_SECRETS: secrets.join(', '), FILES: 'links' },
});
const { adele, alex, lee, diego, gail, megan } = desk;
const tab = tabOf(desk, entra);
const toDynamics = 'Hand over to Dynamics 365';
const inChannel = { in: { channel: 'Elsewhere' } };

const wanted = await desk.receives(
  a('Zyxwood Mills', { quality: 'High' }, {
    contact: { ...contact, emailValidationStatus: 'Valid' },
    senderNotes: 'Please call us on *Monday*.',
  } as never),
);
const deal = await desk.receives({
  customer: 'ZYXWOOD Mills Ltd.',
  dealName: 'Mill control',
  country: 'DE',
  kind: 'microsoft',
  team: [],
});
const spam = await desk.receives(a('Spam & Co', { ...direct, isSpam: true }));
const invalid = await desk.receives(
  a('Wrong Way', direct, { contact: { ...contact, emailValidationStatus: 'Invalid' } } as never),
);
const taken = await desk.receives(a('Alpine Ski House', { quality: 'Medium' }));
const informational = await desk.receives(
  a('Tailspin Toys', { ...direct, callToAction: 'Get it now', referralSource: 'AppSource (SPZA)' }),
);

async function shown(words: string) {
  const { replies } = await adele.says(words);
  expect(replies).toHaveLength(1);
  return replies[0];
}

async function opens(customer: string, words: string, id: string) {
  const list = await shown(words);
  const row = textOf(list)
    .split('\n')
    .find((line) => line.endsWith(customer));
  await adele.says(/^\d+/.exec(String(row))?.[0] ?? '');
  return desk.cardsOf(adele, id).at(-1) as NonNullable<typeof list>;
}

it('are nobody’s but the whole company’s Referrals admins’, and stand in no list, count or channel', async () => {
  for (const person of [alex, lee, diego, gail, megan]) {
    const { replies } = await person.says('leads');
    expect(saidIn(replies).join()).toContain('for Referrals admins of the whole company');
    const found = await person.says('find zyxwood');
    expect(JSON.stringify(found.replies.map(({ activity }) => activity))).not.toContain('sue@zyxwood');
  }
  expect(saidIn((await adele.says('leads', inChannel)).replies)).toEqual([
    'Leads hold customers’ contact data: please ask me in our own chat.',
  ]);
  for (const id of [wanted, spam, invalid, taken, informational]) expect(desk.copiesOf(id)).toEqual([]);
  const inbox = textOf((await adele.says('inbox')).replies[0]);
  expect(inbox).toContain('ZYXWOOD Mills');
  expect(inbox).not.toMatch(/Lead of|Spam & Co|Tailspin/);
});

it('are listed by their deadline; what is for information and what is doubtful is counted and one press away', async () => {
  const list = await shown('leads');
  const text = textOf(list);
  expect(text).toContain('Leads that wait for an answer');
  expect(text).toMatch(/Zyxwood Mills\nContact me · Azure Marketplace · High/);
  expect(text).toContain('14 days left · 🔥 asked to be contacted');
  expect(text).not.toMatch(/Spam & Co|Wrong Way|Tailspin/);
  expect(titlesOf(list)).toEqual(['Open', 'Open', 'For information (1)', 'Doubtful (2)']);

  const information = await adele.presses('For information (1)', { on: list as never });
  expect(textOf(information.card)).toMatch(/Tailspin Toys\nGet it now · AppSource/);
  expect(textOf(await shown('leads information'))).toContain('nobody waits for an answer');
  for (const words of ['how many leads do we have?', 'сколько лидов ждут ответа', '리드 몇 개야?', '有幾個潛在客戶?'])
    expect(textOf(await shown(words)), words).toMatch(/^2 leads\.\nLeads that wait for an answer/);
  // One whose address is not valid is doubtful: among those that wait there is none.
  expect(textOf(await shown('leads with bad e-mail addresses'))).toContain('Wrong Way');
});

it('are found by what they are, page by page; to whom leads are not shown the same words mean referrals', async () => {
  const hot = await shown('hot leads from Germany');
  expect(textOf(hot)).toContain('Only these: Germany · rated high');
  expect(textOf(hot)).toContain('Zyxwood Mills');
  expect(textOf(hot)).not.toContain('Alpine');
  // All of them are one press away.
  expect(titlesOf(hot)).toContain('Waiting (2)');
  expect(textOf((await adele.presses('Waiting (2)', { on: hot as never })).card)).toContain('Alpine Ski House');
  expect(textOf(await shown('get it now leads'))).toContain('Tailspin Toys');
  expect(textOf(await shown('leads from Japan'))).toContain('None at the moment.');
  expect(textOf(await shown('doubtful leads from Germany'))).toContain('Wrong Way');
  const { replies } = await alex.says('leads from Germany');
  expect(textOf(replies[0])).toContain('Inbound');
  const hostile = { view: 'waiting', page: 1, filter: '{"countries":[{"$gt":""}]}' };
  const action = { type: 'Action.Execute', verb: 'leads.show', data: hostile };
  const { body } = await adele.invokes('adaptiveCard/action', { action, trigger: 'manual' });
  expect(JSON.stringify(body)).not.toContain('Zyxwood');
});

const inTab = async <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  who = adele,
): Promise<z.output<Schema>> => {
  const { status, body } = await tab.get(who, path);
  expect({ path, status, body }).toMatchObject({ status: 200 });
  return schema.parse(body);
};
const customersOf = ({ rows }: { readonly rows: readonly { readonly customer: string }[] }) =>
  rows.map(({ customer }) => customer);
const leadsAt = (view: string) => inTab(TabLeads, `/leads?view=${encodeURIComponent(view)}`);

it('stand in the tab as in chat: kind by kind, by the chat’s own conditions, and with everybody’s others in no other list', async () => {
  const waiting = await leadsAt('waiting');
  expect(waiting).toMatchObject({
    title: 'Leads that wait for an answer',
    total: 2,
    page: 1,
    pages: 1,
    unverified: false,
  });
  expect(waiting.about).toEqual(['They stand apart from co-sell, and in none of its figures.']);
  expect(waiting.rows.find(({ id }) => id === wanted)).toMatchObject({
    ...{ customer: 'Zyxwood Mills', deal: 'Lead of Zyxwood Mills', urgent: false },
    facts: 'Contact me · Azure Marketplace · High · €180,000 · Germany',
    standing: expect.stringContaining('days left · 🔥 asked to be contacted'),
  });
  expect(waiting.shelves.map(({ text, here }) => [text, here])).toEqual([
    ...[
      ['Waiting (2)', true],
      ['For information (1)', false],
      ['Doubtful (2)', false],
    ],
    ...[
      ['Taken (0)', false],
      ['Archived (0)', false],
    ],
  ]);
  expect(customersOf(await leadsAt('doubtful')).sort()).toEqual(['Spam & Co', 'Wrong Way']);

  const form = await inTab(TabFilters, '/leads/filters?view=waiting');
  expect(form.fields.map(({ label }) => label)).toEqual([
    ...['Country', 'Source', 'Customer chose', 'Rating', 'E-mail', 'To be contacted', 'Days left to answer, at most'],
  ]);
  const chosen = await tab.post(adele, '/leads/filters', {
    view: 'waiting',
    values: { country: 'Germany and France', rating: 'high', days: '30' },
  });
  const { view } = chosen.body as { readonly view: string };
  const hot = await leadsAt(view);
  expect(customersOf(hot)).toEqual(['Zyxwood Mills']);
  expect(hot.filters.map(({ text }) => text)).toEqual([
    'Germany, France',
    'rated high',
    'to be answered within 30 days',
  ]);
  expect(customersOf(await leadsAt(hot.filters[1]?.without ?? '')).sort()).toEqual([
    'Alpine Ski House',
    'Zyxwood Mills',
  ]);
  expect(hot.bare).toBe('waiting');
  const wrong = await tab.post(adele, '/leads/filters', {
    view,
    values: { country: 'Nowhereland', days: '0', call: 'x' },
  });
  const { fields } = TabFilters.parse(wrong.body);
  expect(fields.filter(({ problem }) => problem).map(({ name }) => name)).toEqual(['country', 'call', 'days']);
  expect(fields.find(({ name }) => name === 'country')?.value).toBe('Nowhereland');
  for (const odd of ['inbox', 'waiting;{"countries":[{"$gt":""}]}', 'waiting;x', 'unverified;{"rating":"high"}', ''])
    expect([odd, (await tab.get(adele, `/leads?view=${encodeURIComponent(odd)}`)).status]).toEqual([odd, 400]);

  expect(await inTab(TabMe, '/me')).toMatchObject({ leads: true });
  expect((await inTab(TabCounts, '/counts')).leads).toEqual({ total: 2, isMore: false });
  for (const who of [alex, lee, diego, gail, megan]) {
    expect((await inTab(TabMe, '/me', who)).leads).toBe(false);
    expect((await inTab(TabCounts, '/counts', who)).leads).toBeUndefined();
    for (const path of ['/leads', '/leads/filters?view=waiting']) expect((await tab.get(who, path)).status).toBe(403);
    for (const id of [wanted, spam]) expect((await tab.get(who, `/referrals/${id}`)).status).toBe(404);
  }
  const others = await Promise.all([
    ...['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived', 'found'].map((list) =>
      inTab(TabList, `/list?view=${list}`),
    ),
    inTab(TabList, '/list?view=found&words=lead%20of'),
    inTab(TabExpiring, '/expiring'),
    inTab(TabBoard, '/board'),
  ]);
  expect(JSON.stringify(others)).toContain('ZYXWOOD Mills Ltd.');
  expect(JSON.stringify(others)).not.toMatch(/Lead of|Spam & Co|Wrong Way|Tailspin/);
});

it('come as a file, with their contacts, to those alone who may see them', async () => {
  const linkOf = () => {
    const all = desk.teams.messagesIn('chat', adele).map(({ activity }) => JSON.stringify(activity));
    return all.map((text) => /http:[^"]*\/files\/[\w-]+/.exec(text)?.[0]).findLast(Boolean) ?? '';
  };
  expect(saidIn((await adele.says('export leads from Germany')).replies).join()).toContain('I’m making the file');
  await desk.settles();
  await desk.app.sweep();
  await desk.settles();
  const file = await fetch(linkOf(), { method: 'POST' }).then((answer) => answer.text());
  expect(file).toMatch(/Zyxwood Mills.*sue@zyxwood.example/);
  expect(file.split('\r\n').filter((line) => /Spam & Co|Tailspin Toys|Wrong Way|Alpine/.test(line))).toHaveLength(4);
  expect(file).not.toContain('Mill control');
  const { replies } = await megan.says('export leads from Germany');
  expect(saidIn(replies).join()).not.toContain('I’m making the file. It comes');
});

it('show on their own card where they come from, how good they are, and the deal with the same customer', async () => {
  const card = await opens('Zyxwood Mills', 'leads', wanted);
  const text = textOf(card);
  for (const said of [
    ...['Lead qualified by Microsoft', 'Azure Marketplace', 'Contact me', 'High', '✓ valid', 'sue@zyxwood.example'],
    ...['Please call us on', 'within 72 hours', 'Co-sell deals with this customer: Mill control'],
  ])
    expect(text).toContain(said);
  expect(text).not.toMatch(/Co-sell with Microsoft|Asks for|Sent by|Owner/);
  expect(titlesOf(card)).toEqual(['Take', 'Archive', toDynamics, 'Open Partner Center']);

  await adele.says('find mill control');
  expect(textOf(desk.cardsOf(adele, deal).at(-1))).toContain(
    'This customer is also among the leads: Lead of Zyxwood Mills',
  );
  await alex.says('find mill control');
  expect(textOf(desk.cardsOf(alex, deal).at(-1))).not.toContain('among the leads');
  expect(textOf(desk.channelCard(deal))).not.toContain('among the leads');
});

it('are taken by the form that Partner Center asks for, edited, and won', async () => {
  const on = await opens('Alpine Ski House', 'leads', taken);
  const form = await adele.presses('Take', { on });
  expect(textOf(form.card)).toContain('Take the lead of Alpine Ski House');
  expect(valuesOf(form.card)).toMatchObject({ contact0Email: 'adele.vance@contoso.example' });
  await adele.presses('referral.accept', { on, inputs: { contact0Phone: '+14255550100' } });
  await desk.settles();
  expect(desk.record(taken)).toMatchObject({ status: 'Active', substatus: 'Accepted' });
  expect(textOf(adele.sees(on))).toContain('Taken');
  expect(titlesOf(adele.sees(on))).toEqual([...['Edit', 'Won', 'Archive as lost', toDynamics, 'Open Partner Center']]);
  expect(textOf(await shown('leads taken'))).toContain('Alpine Ski House');
  // Nothing of it is a first answer that figures count, and it is no deal in any list.
  expect(textOf((await adele.says('my referrals')).replies[0])).not.toContain('Alpine');
  expect(textOf((await adele.says('inbound')).replies[0])).not.toContain('Alpine');

  const won = await adele.presses('Won', { on });
  expect(textOf(won.card)).not.toContain('72 hours');
  await adele.presses('deal.won-now', { on });
  expect(titlesOf(adele.sees(on))).toEqual(['Undo', 'Open Partner Center']);
  await desk.timePasses('PT90S');
  expect(desk.record(taken)).toMatchObject({ status: 'Closed', substatus: 'Won' });
});

it('go to the CRM as a lead, once, by the referral’s id; what it refuses is said, and nothing is a deal there', async () => {
  const on = await opens('Zyxwood Mills', 'leads', wanted);
  crm.after = (method) => {
    if (method === 'createLead') throw new CrmError({ kind: 'wait', code: 'timeout', mayHaveArrived: true });
  };
  const lost = await adele.presses(toDynamics, { on });
  expect(textOf(lost.card)).toContain('nothing is made twice');
  crm.after = () => undefined;
  crm.before = (method) => {
    if (method === 'createLead') throw new CrmError({ kind: 'person', code: 'duplicate' });
  };
  expect(textOf((await adele.presses(toDynamics, { on })).card)).toContain('has a lead with this e-mail already');
  crm.before = () => undefined;

  const done = await adele.presses(toDynamics, { on });
  expect(textOf(done.card)).toContain('Dynamics 365 has it as a lead now.');
  expect(textOf(done.card)).toContain('A lead there since');
  expect([...crm.leads.keys()]).toEqual([wanted]);
  expect(crm.leads.get(wanted)).toMatchObject({
    ...{ company: 'Zyxwood Mills', lastName: 'Quill', email: 'sue@zyxwood.example', country: 'DE', rating: 'high' },
    words: expect.stringContaining('Please call us on *Monday*.'),
  });
  expect(titlesOf(adele.sees(on))).toEqual(['Take', 'Archive', 'Open Partner Center', 'Open in Dynamics 365']);
  expect(await desk.history(wanted)).toContain('lead-handed-over');
  // Those that were taken are no opportunities of the CRM either.
  expect(crm.living).toEqual([]);
});

it('show what became of them in the CRM, and nothing follows from it by itself', async () => {
  const on = await opens('Zyxwood Mills', 'leads', wanted);
  const [lead] = [...crm.leads.values()];
  const moved = async (fate: Parameters<typeof crm.leadsMoved.set>[1]) => {
    crm.leadsMoved.set(lead?.id ?? '', fate);
    await desk.app.crmNow();
    await desk.settles();
    return textOf(adele.sees(on));
  };
  expect(await moved({ kind: 'qualified', recordId: 'opportunity-7', word: 'Qualified' })).toContain(
    'Dynamics 365 qualified it (since',
  );
  expect(textOf(adele.sees(on))).toContain('Take it here as well');
  expect(titlesOf(adele.sees(on))).toEqual(['Take', 'Archive', 'Open Partner Center', 'Open in Dynamics 365']);
  expect(JSON.stringify(adele.sees(on))).toContain(crm.linkUrl('opportunity-7'));
  expect(textOf(await shown('leads'))).toContain('Dynamics 365: qualified');
  expect(await moved({ kind: 'disqualified', word: 'No <b>budget</b> [x](https://y.example)' })).toContain(
    'Dynamics 365 disqualified it: No',
  );
  // Archiving it begins with what the CRM says, for whoever presses to look over.
  expect(await moved({ kind: 'disqualified', word: 'Cannot Contact' })).toContain('disqualified it: Cannot Contact');
  const form = await adele.presses('Archive', { on });
  expect(valuesOf(form.card)).toMatchObject({ note: 'Dynamics 365: Cannot Contact', reason: '2' });
  // A note that was emptied stays empty, though Other asks for one.
  const { card } = await adele.presses('Archive', { on, inputs: { reason: '8', note: '' } });
  expect(textOf(card)).toContain('tells the customer to choose another partner');
  expect(valuesOf(card)).toMatchObject({ note: '', reason: '8' });
  await adele.presses('Cancel', { on });
  expect(await moved({ kind: 'gone' })).toContain('Dynamics 365 no longer has it');
  // Deleted there, it may be handed over again.
  expect(titlesOf(adele.sees(on))).toContain(toDynamics);
  expect(await moved({ kind: 'open' })).not.toContain('no longer has it');
  expect(desk.record(wanted).status).toBe('New');
  const history = (await desk.history(wanted)).filter((what) => what === 'lead-fate');
  expect(history).toHaveLength(5);
});

it('are opened by their name for what their card has a button for; nothing is done by a sentence alone', async () => {
  for (const line of [
    'hand the Zyxwood lead to the CRM',
    'take the lead Zyxwood Mills',
    'archive the Zyxwood Mills lead',
    'hand Zyxwood Mills over to Dynamics',
    // Whatever else is said or asked of it.
    'archive the Zyxwood Mills lead, they are a competitor',
    'how long do I have for the Zyxwood lead?',
    'лид Zyxwood Mills возьму я, я их знаю',
    'Zyxwood Mills 리드 이메일 유효해?',
    'Zyxwood Mills 的潛在客戶在 Dynamics 怎麼樣了?',
  ]) {
    const before = desk.cardsOf(adele, wanted).length;
    await adele.says(line);
    expect(desk.cardsOf(adele, wanted).length, line).toBe(before + 1);
    expect(desk.record(wanted), line).toMatchObject({ status: 'New' });
  }
  expect(textOf(await shown('take the lead Atlantis Ltd'))).toContain('I know no lead called “atlantis ltd”');
  // Without a word for leads only a lead that is there is meant.
  for (const line of [
    'send Atlantis Ltd to Dynamics',
    'send everything to Dynamics',
    'do not send Zyxwood to Dynamics',
  ])
    expect(saidIn((await adele.says(line)).replies).join(), line).not.toContain('I know no lead called');
});

it('are archived with a reason, and the form says that the customer is told', async () => {
  const on = await opens('Zyxwood Mills', 'leads', wanted);
  const form = await adele.presses('Archive', { on });
  expect(textOf(form.card)).toContain('tells the customer to choose another partner');
  // A lead is archived, not declined.
  await adele.presses('Archive', { on, inputs: { reason: choice(form.card, 'reason', 'timeline') } });
  expect(titlesOf(adele.sees(on))).toEqual(['Undo', 'Open Partner Center', 'Open in Dynamics 365']);
  await desk.timePasses('PT90S');
  expect(desk.record(wanted)).toMatchObject({ status: 'Closed', substatus: 'Declined' });
});

it('that are none go by one press, out of the list, with Undo on their card', async () => {
  const list = (await shown('leads doubtful')) as never;
  expect(textOf(list)).toContain('The e-mail address is not valid.');
  const { id } = desk.record(spam);
  const data = { referralId: id, revision: (await desk.referral(id)).revision, view: 'doubtful', page: 1 };
  const action = { type: 'Action.Execute', verb: 'lead.not-a-lead', data };
  const first = await adele.invokes('adaptiveCard/action', { action, trigger: 'manual' });
  expect(JSON.stringify(first.body)).toContain('Spam & Co: not a lead. Until');
  // Delivered twice, it is done once, and says how it stands.
  const again = await adele.invokes('adaptiveCard/action', { action, trigger: 'manual' });
  expect(JSON.stringify(again.body)).toContain('This card was out of date');
  const on = await opens('Spam & Co', 'leads archived', spam);
  await adele.presses('Undo', { on });
  expect(titlesOf(adele.sees(on))).toEqual(['Take', 'Archive', 'Not a lead', 'Open Partner Center']);
  await adele.presses('Not a lead', { on });
  await desk.timePasses('PT90S');
  expect(desk.record(spam)).toMatchObject({
    substatus: 'Declined',
    statusReason: 'Report as abuse, spam, or phishing',
  });
  expect(desk.record(invalid).status).toBe('New');
});

it('are told of once, in one message, to whom they are for, and nag nobody, whatever runs out', async () => {
  const news = () =>
    desk.teams.messagesIn('chat', adele).filter(({ activity }) => /new lead/.test(JSON.stringify(activity)));
  const before = news().length;
  const id = await desk.receives(a('Late Ltd', {}, { expiresIn: 'P2D' }));
  await desk.receives(a('Other & Sons', direct));
  const quiet = await desk.receives(a('Spam Again', { ...direct, isSpam: true }));
  await desk.timePasses('PT4M');
  expect(news()).toHaveLength(before);
  await desk.timePasses('PT2M');
  const [told] = news().slice(before);
  const text = textOf(told);
  for (const said of [
    '2 new leads',
    'asked to be contacted within 72 hours: by',
    'Late Ltd',
    'Other & Sons',
    'remind nobody',
  ])
    expect(text).toContain(said);
  expect(text).not.toMatch(/Spam Again|1\\?\. /);
  expect(titlesOf(told)).toEqual(['Open', 'Open', 'All that wait']);
  expect(desk.copiesOf(id)).toEqual([]);
  expect(desk.copiesOf(quiet)).toEqual([]);
  for (const person of [alex, lee, diego, gail, megan])
    expect(JSON.stringify(desk.teams.messagesIn('chat', person).map(({ activity }) => activity))).not.toContain('Late');

  await desk.restarts();
  await desk.timePasses('P1DT23H');
  await desk.timePasses('PT2H');
  expect(news()).toHaveLength(before + 1);
  expect(desk.copiesOf(id)).toEqual([]);
  expect(textOf(await shown('leads'))).not.toContain('Late Ltd');
  expect(textOf(await shown('leads archived'))).toContain('Late Ltd');
});

it('go to the CRM by themselves where a rule says so: tried on those known, set by a press, undone in a minute, each lead once', async () => {
  for (const person of [alex, lee, gail]) {
    const { replies } = await person.says('hot leads from France to the CRM');
    expect(saidIn(replies).join()).toContain('for Referrals admins of the whole company');
  }
  expect(saidIn((await adele.says('lead rules', inChannel)).replies).join()).toContain('in our own chat');
  expect(saidIn((await adele.says('hot leads to Salesforce')).replies)).toEqual(['The CRM here is Dynamics 365.']);
  const known = [...crm.leads.keys()];
  const before = await desk.receives(a('Before & Co', { ...direct, quality: 'High' }));

  const offered = await shown('hot leads from Germany go to the CRM by themselves');
  expect(textOf(offered)).toContain('Leads that shall go to Dynamics 365 by themselves');
  expect(textOf(offered)).toMatch(/Of the leads that I know \(\d+\), 2 would have gone/);
  await adele.presses('Make it count', { on: offered as never });
  expect(textOf(adele.sees(offered as never))).toContain('In a minute the rule counts');
  // Taken back within the minute, it did nothing.
  const tooEarly = await desk.receives(a('Early Ltd', { ...direct, quality: 'High' }));
  await adele.says('undo');
  await desk.timePasses('PT3M');
  expect([...crm.leads.keys()]).toEqual(known);
  expect(textOf(await shown('lead rules'))).toContain('No rule yet');

  // A country alone could be a routing rule's condition as well; nobody is called “the CRM”.
  for (const line of ['leads from Germany to the CRM', 'route leads from Germany to the CRM'])
    expect(textOf(await shown(line)), line).toContain('Leads that shall go to');
  await adele.says('hot leads from Germany to Dynamics 365');
  await adele.says('yes');
  expect(textOf(await shown('lead rules'))).toContain('1. Germany · rated high');
  const hot = await desk.receives(a('Hot Ltd', { ...direct, quality: 'High' }));
  const urgencies = new Set<string>();
  crm.before = (method) => {
    if (method === 'createLead') urgencies.add(urgencyOfWrites());
  };
  const spamAgain = await desk.receives(a('Junk Ltd', { ...direct, quality: 'High', isSpam: true }));
  const others = await desk.receives(a('Cool Ltd', { ...direct, quality: 'Low' }));
  await desk.timePasses('PT3M');
  expect([...crm.leads.keys()]).toEqual([...known, hot]);
  // A person's press at the CRM goes before what a rule does.
  expect([...urgencies]).toEqual(['event']);
  for (const id of [before, tooEarly, spamAgain, others]) expect(crm.leads.has(id)).toBe(false);
  expect(await desk.history(hot)).toContain('lead-handed-over');
  expect(textOf(await opens('Hot Ltd', 'leads', hot))).toMatch(
    /A lead there since .*, by the rule “Germany · rated high”/,
  );

  // What the CRM refuses is tried once, and said on the card; what it has no answer to comes again.
  let tries = 0;
  crm.before = (method) => {
    if (method !== 'createLead') return;
    tries++;
    throw new CrmError({ kind: 'person', code: 'duplicate' });
  };
  const twice = await desk.receives(a('Twice Ltd', { ...direct, quality: 'High' }));
  await desk.timePasses('PT5M');
  expect(tries).toBe(1);
  const on = await opens('Twice Ltd', 'leads', twice);
  expect(textOf(on)).toContain('By the rule “Germany · rated high” it was to go to Dynamics 365');
  expect(textOf(on)).toContain('has a lead with this e-mail already');
  crm.before = (method) => {
    if (method === 'createLead') throw new CrmError({ kind: 'wait', code: 'timeout', mayHaveArrived: true });
  };
  const late = await desk.receives(a('Waiting Ltd', { ...direct, quality: 'High' }));
  await desk.timePasses('PT3M');
  expect(textOf(await opens('Waiting Ltd', 'leads', late))).toContain('I try again by myself');
  crm.before = () => undefined;
  await desk.timePasses('PT20M');
  expect([...crm.leads.keys()]).toEqual([...known, hot, late]);
  expect(titlesOf(adele.sees(on))).toContain(toDynamics);
  const pressed = await adele.presses(toDynamics, { on });
  expect(textOf(pressed.card)).not.toMatch(/By the rule|by the rule/);
  expect(crm.leads.has(twice)).toBe(true);

  expect(textOf(await shown('remove lead rule 1'))).toContain('The rule is removed.');
  await adele.says('undo');
  expect(textOf(await shown('lead rules'))).toContain('1. Germany · rated high');
  await adele.presses('Remove', { on: (await shown('lead rules')) as never });
  expect(saidIn((await adele.says('remove lead rule 1')).replies)).toEqual(['There is no rule 1.']);
  const deeds = (await historyOf(desk.parts.db, 'lead-rules')).map(({ what }) => what);
  const [set, removed] = ['lead-rule-set', 'lead-rule-removed'];
  expect(deeds.filter((what) => what === set || what === removed)).toEqual([set, removed, set, removed, set, removed]);
});

const sent = (secret: string, fields: object = {}, person: object = {}) =>
  fetch(`${desk.url}/api/leads/${secret}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      userDetails: {
        LastName: 'Quill',
        Email: 'Quill@blue.example',
        Company: 'Blue Yonder',
        Country: 'USA',
        ...person,
      },
      ...{ LeadSource: 'AzureMarketplace-PLT|contoso.plant', OfferTitle: 'Plant Analytics', ...fields },
    }),
  }).then(({ status }) => status);

it('come to the lead destination of offers, unverified, once a day, by either secret', async () => {
  expect(titlesOf(await shown('leads')).join()).not.toContain('Unverified');
  expect(await Promise.all([sent(secrets[0]), sent(secrets[1]), sent(secrets[0])])).toEqual([200, 200, 200]);
  expect(await sent('a-third-secret-of-32-characters-00')).toBe(404);
  expect(
    await sent(secrets[1], { OfferTitle: 'MSFT_TEST_1' }, { Email: 'msft_test_1@test.com', Company: 'MSFT_TEST_1' }),
  ).toBe(200);
  expect(await sent(secrets[1], { ActionCode: 'DNC' }, { Email: 'other@blue.example', Company: 'Cross Listed' })).toBe(
    200,
  );
  expect(titlesOf(await shown('leads'))).toContain('Unverified (3)');

  const list = (await shown('leads unverified')) as never;
  const rows = textOf(list);
  expect(rows).toContain('anybody who knows the address can send one');
  expect(rows).toMatch(/Blue Yonder\nContact me · Plant Analytics · United States\nWaits/);
  expect(rows).toMatch(/Cross Listed\n.*\nDo not contact/);
  expect(rows).toMatch(/\nTest · Came/);

  const number = /(\d+)\\?\. Blue Yonder/.exec(rows)?.[1] ?? '';
  const { replies } = await adele.says(number);
  const card = replies[0] as never;
  expect(textOf(card)).toContain('The same came 2 more times within a day.');
  expect(textOf(card)).toContain('quill@blue.example');
  expect(titlesOf(card)).toEqual(['Take', 'Not a lead', 'Back']);
  await adele.presses('Take', { on: card });
  expect(textOf(adele.sees(card))).toContain('Adele Vance sees to it.');
  // What somebody took is still reached when it was the last one.
  const others = await desk.parts.db.collection('unverifiedLeads').find({ state: 'new' }).toArray();
  const ofOthers = { _id: { $in: others.map(({ _id }) => _id) } };
  await desk.parts.db.collection('unverifiedLeads').updateMany(ofOthers, { $set: { state: 'taken' } });
  expect(titlesOf(await shown('leads'))).toContain('Unverified (0)');
  expect((await leadsAt('waiting')).shelves.map(({ text }) => text)).toContain('Unverified (0)');
  await desk.parts.db.collection('unverifiedLeads').updateMany(ofOthers, { $set: { state: 'new' } });
  await adele.presses('Not a lead', { on: card });
  expect(textOf(adele.sees(card))).toContain('It goes within a day.');

  // A day later it is another lead; what was archived goes with the next hour's run.
  await desk.timePasses('P1DT1H');
  expect(await sent(secrets[0])).toBe(200);
  const left = await desk.parts.db.collection('unverifiedLeads').find({ company: 'Blue Yonder' }).toArray();
  expect(left.map(({ state }) => state).sort()).toEqual(['archived', 'new']);
});

it('are taken, archived and handed over in the tab by the card’s own buttons, with Undo, and become nobody’s favourite', async () => {
  const press = async (verb: string, data: object, who = adele) => {
    const { status, body } = await tab.post(who, '/press', { verb, data });
    expect({ verb, status }).toEqual({ verb, status: 200 });
    return JSON.stringify(TabPressed.parse(body));
  };
  const id = await desk.receives(a('Tab Traders', { quality: 'High' }));
  const now = async () => ({ referralId: id, revision: (await inTab(TabReferral, `/referrals/${id}`)).revision });
  const detail = await inTab(TabReferral, `/referrals/${id}`);
  expect(detail).toMatchObject({ title: 'Tab Traders' });
  expect(detail.favourite).toBeUndefined();
  expect((await tab.post(adele, `/referrals/${id}/favourite`, { on: true })).status).not.toBe(200);
  expect(detail.history.at(-1)?.text).toContain('Arrived');

  const stale = { ...(await now()), revision: 0 };
  expect(await press('referral.decline', { ...stale, reason: '3', note: '' })).toContain('Archive');
  await press('referral.decline', { ...(await now()), reason: '3', note: '' });
  expect((await desk.referral(id)).decision).toMatchObject({ kind: 'decline', reason: 3 });
  await press('referral.undo', await now());
  for (const who of [alex, lee, gail]) {
    const { revision } = await desk.referral(id);
    for (const verb of ['referral.accept-as-is', 'lead.not-a-lead', 'lead.to-crm'])
      expect(await press(verb, await now(), who)).not.toContain('Tab Traders');
    expect(await desk.referral(id)).toMatchObject({ revision, record: { status: 'New' } });
    expect(crm.leads.has(id)).toBe(false);
  }
  const known = [...crm.leads.keys()];
  expect(await press('lead.to-crm', await now())).toContain('Dynamics 365 has it as a lead now.');
  expect([...crm.leads.keys()]).toEqual([...known, id]);
  const form = TabPressed.parse(
    (await tab.post(adele, '/press', { verb: 'referral.accept-form', data: await now() })).body,
  );
  expect(textOf(form.card as never)).toContain('Take the lead of Tab Traders');
  await press('referral.accept', { ...(await now()), ...valuesOf(form.card as never), contact0Phone: '+14255550100' });
  await desk.settles();
  expect(desk.record(id)).toMatchObject({ status: 'Active', substatus: 'Accepted' });
  expect(customersOf(await leadsAt('taken'))).toContain('Tab Traders');

  // Archived while the CRM was making it: the record is there, so the card says so and follows what becomes of it.
  const meanwhile = await desk.receives(a('Meanwhile Ltd', { quality: 'High' }));
  const createLead = crm.createLead.bind(crm);
  vi.spyOn(crm, 'createLead').mockImplementationOnce(async (...asked) => {
    const made = await createLead(...asked);
    const { revision } = await inTab(TabReferral, `/referrals/${meanwhile}`);
    await press('referral.decline', { referralId: meanwhile, revision, reason: '3', note: '' });
    return made;
  });
  const { revision } = await inTab(TabReferral, `/referrals/${meanwhile}`);
  const told = await press('lead.to-crm', { referralId: meanwhile, revision });
  expect(told).toContain('Dynamics 365 has it as a lead now.');
  expect(await desk.referral(meanwhile)).toMatchObject({
    decision: { kind: 'decline' },
    handedOver: { system: 'dynamics' },
  });
  await desk.timePasses('PT90S');
  expect(desk.record(meanwhile)).toMatchObject({ status: 'Closed', substatus: 'Declined' });
  expect(textOf(await opens('Meanwhile Ltd', 'leads archived', meanwhile))).toContain('A lead there since');
});

it('are named in any case, and not opened from within what is written down of a deal', async () => {
  const flower = await desk.receives(a('Ромашка'));
  await desk.polls();
  for (const line of [
    'лид Ромашки',
    'открой лид Ромашки',
    'сколько времени осталось на лид Ромашки?',
    'беру лида Ромашку',
  ]) {
    const before = desk.cardsOf(adele, flower).length;
    await adele.says(line);
    expect(desk.cardsOf(adele, flower).length, line).toBe(before + 1);
  }
  await openDeal(desk, { customer: 'Tallwood', dealName: 'Plant control' });
  for (const line of [
    'add a note to Tallwood that the Ромашка lead called',
    'Tallwood에 Ромашка 리드가 전화했다고 메모해줘',
  ]) {
    const before = desk.cardsOf(adele, flower).length;
    expect(textOf((await adele.says(line)).replies.at(-1)), line).toMatch(/Note/);
    expect(desk.cardsOf(adele, flower).length, line).toBe(before);
  }
});

it.each(['how many leads came in this month', 'сколько лидов пришло в этом месяце', '這個月來了幾個潛客'])(
  'are counted, and what is no filter of theirs is told: %s',
  async (line) => {
    const text = textOf(await shown(line));
    expect(text).toMatch(/is no filter of leads/);
    expect(text).toContain('Leads that wait for an answer');
  },
);

it('are counted where the count is asked for, and nowhere else', async () => {
  await openDeal(desk, { customer: 'Proseware', dealName: 'Plant control' });
  for (const line of [
    'note Proseware asked how many leads we get',
    'Proseware note: they asked how many leads come per month',
    'add a note to Proseware: how many leads do they want?',
    'запиши по Proseware: спросили, сколько лидов у нас',
    'Proseware 메모: 리드 몇 개 받는지 물어봄',
    'Proseware備註：客戶問有幾個潛客',
    'remind me tomorrow to ask how many leads Proseware wants',
    'decline Fabrikam because nobody knows how many leads they have',
    'how many deals came from leads this year?',
  ])
    expect(JSON.stringify((await adele.says(line)).replies), line).not.toMatch(
      /Leads that wait for an answer|no filter of/,
    );
});

it('a deed is wanted of whichever is named first, the lead or the deal', async () => {
  const flower = await desk.receives(a('Adatum'));
  await desk.polls();
  await openDeal(desk, { customer: 'Lamna', dealName: 'Plant control' });
  const opensLead = async (line: string) => {
    const before = desk.cardsOf(adele, flower).length;
    await adele.says(line);
    return desk.cardsOf(adele, flower).length > before;
  };
  for (const line of [
    'set the value of the Adatum lead to 5k like Lamna',
    'Adatum 리드에 Lamna가 소개했다고 메모해줘',
    'add a note to the Adatum lead that Lamna called',
  ])
    expect(await opensLead(line), line).toBe(true);
  for (const line of [
    'set the value of Lamna to 5k like the Adatum lead',
    'add a note to Lamna that the Adatum lead called',
    'Lamna에 Adatum 리드가 전화했다고 메모해줘',
  ])
    expect(await opensLead(line), line).toBe(false);
});

it('are looked for as they were named before they are in another case, whatever is said beside', async () => {
  const [said, other, long] = [
    await desk.receives(a('Марины')),
    await desk.receives(a('Марина')),
    await desk.receives(a('Ромашка Плюс Юг')),
  ];
  await desk.polls();
  for (const line of ['открой лид Марины', 'лид Марины', 'сколько времени осталось на лид Марины?']) {
    const before = [said, other].map((id) => desk.cardsOf(adele, id).length);
    await adele.says(line);
    expect(
      [said, other].map((id, at) => desk.cardsOf(adele, id).length - (before[at] ?? 0)),
      line,
    ).toEqual([1, 0]);
  }
  const before = desk.cardsOf(adele, long).length;
  await adele.says('лид Ромашки Плюс Юг');
  expect(desk.cardsOf(adele, long).length).toBe(before + 1);
});
