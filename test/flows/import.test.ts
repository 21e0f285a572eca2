import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { buttonOf, buttonsOf, type Json } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { ours } from './support/deals.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];
const desk = await aDesk({
  allIndexes: true,
  users: `${alexMail},${meganMail}`,
  installedBy: ['Adele', 'Alex', 'Megan', 'Lee', 'Diego'],
  locales: { megan: 'ko-KR' },
  settings: { FILE_HOSTS: '127.0.0.1', FILES: 'links', TRUSTED_PROXIES: '127.0.0.1' },
});
const { alex, megan } = desk;

/** Where Teams keeps people's files. */
const files = new Map<string, string | Buffer>();
const gets: string[] = [];
const storage = createServer((req, res) => {
  const path = req.url ?? '';
  gets.push(path);
  if (path.startsWith('/away')) return void res.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
  if (path.startsWith('/moved')) return void res.writeHead(302, { location: path.slice('/moved'.length) }).end();
  const file = files.get(path);
  return void (file === undefined ? res.writeHead(404).end() : res.writeHead(200).end(file));
});
const at = (path: string) => `http://127.0.0.1:${(storage.address() as AddressInfo).port}${path}`;

const stories = {
  Alpine: { team: [alexMail], status: 'Active', substatus: 'Accepted', value: 10_000, currency: 'EUR' },
  Datum: { kind: 'outbound', team: [alexMail], value: 20_000, currency: 'EUR', notes: 'Keep' },
  Fabrikam: { kind: 'outbound', team: [alexMail], status: 'Closed', substatus: 'Won', value: 5, currency: 'USD' },
  Yonder: { kind: 'outbound', team: [meganMail], value: 90_000, currency: 'USD' },
} satisfies Record<string, ReferralSpec>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
  for (const [customer, spec] of Object.entries(stories))
    ids[customer] = (
      await desk.sandbox.createReferral({ customer, dealName: `${customer} deal`, ...spec } as ReferralSpec)
    ).id;
  await desk.settles();
  await desk.polls();
});
afterAll(() => void storage.close());

const attached = (path: string, name = 'deals.csv') => ({
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: 'https://contoso-my.sharepoint.com/personal/alex/deals.csv',
      name,
      content: { downloadUrl: path.startsWith('http') ? path : at(path), uniqueId: 'u', fileType: 'csv' },
    },
  ],
});
const last = (person: Person) => desk.teams.messagesIn('chat', person).at(-1) as Message;

let files_ = 0;
/** Sends a file; gives the card that comes of it. */
async function imports(person: Person, content: string | Buffer, name?: string): Promise<Message> {
  const path = `/f${++files_}`;
  files.set(path, content);
  await person.sends(attached(path, name));
  await desk.settles();
  return last(person);
}

const newDeal = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  'Deal Name': name,
  'Customer Name': `${name} Ltd`,
  'Customer Address Line 1': '1 Way',
  'Customer City': 'Redmond',
  'Customer Postal Code': '98052',
  'Customer Country': 'US',
  'Partner Referral Status': 'New',
  'Partner Referral Substatus': 'Accepted',
  'Estimated Deal Value': '1000',
  Currency: 'EUR',
  'Estimated Close Date': '12/31/2026',
  'Microsoft help required?': 'No',
  'Share with Microsoft sales team': 'No',
  'Consent to share Customer/Partner contact': 'Yes',
  'Solution 1': 'SOL-1234-PQRS',
  'Team member 1': 'Alex, Wilber, 5550100, alex.wilber@contoso.example',
  ...more,
});
function csv(rows: readonly Readonly<Record<string, string | undefined>>[]): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text = '') => `"${text.replaceAll('"', '""')}"`;
  return [header, ...rows.map((row) => header.map((name) => row[name]))]
    .map((row) => row.map(cell).join(','))
    .join('\r\n');
}
const records = () => JSON.stringify(desk.sandbox.records());
type Data = Readonly<Record<string, unknown>>;

/** Presses one of several buttons with the same verb: the one that carries this. */
async function press(person: Person, verb: string, carried: Data, on: Message) {
  const shown = seenBy.get(on.id) ?? cardOf(on.activity);
  const button = buttonsOf(shown).find(({ verb: own, action }) => {
    const data = action.data as Data;
    return own === verb && Object.entries(carried).every(([key, value]) => data[key] === value);
  });
  if (!button) throw new Error(`no ${verb} with ${JSON.stringify(carried)}`);
  const pressed = await person.pressesAction(button.action, { on });
  if (pressed.card) seenBy.set(on.id, pressed.card);
  return pressed;
}
const seenBy = new Map<string, Json>();

describe('a file in the personal chat', () => {
  it('is answered at once, read in the background, and shown as what it would do; nothing is written', async () => {
    const before = records();
    const wrong = { 'Estimated Close Date': 'soon', Currency: 'EURX' };
    files.set('/mixed', csv([newDeal('Northwind'), newDeal('Tailspin', wrong), { 'Referral ID': ids.Datum }]));
    const { replies } = await alex.sends(attached('/mixed'));
    expect(saidIn(replies)).toEqual([
      'I’m reading deals.csv. What it would do comes here in a moment; nothing is written yet.',
    ]);
    await desk.settles();
    const card = last(alex);
    expect(textOf(card)).toMatch(/^What deals\.csv would do\n1 new, 2 with errors\nNothing has been written yet\./);
    expect(textOf(card)).toContain('New deals: 1\nValue: €1,000');

    const shown = (await press(alex, 'bulk.import-rows', { group: 'error' }, card)).card;
    expect(textOf(shown)).toContain('Line 3 · Tailspin · Tailspin Ltd');
    expect(textOf(shown)).toContain('Estimated Close Date: This is no date. Please write MM/DD/YYYY.');
    expect(textOf(shown)).toContain('Currency: This is no currency code, such as USD.');
    expect(titlesOf((await press(alex, 'bulk.import-show', {}, card)).card)).toContain('Discard');
    expect(records()).toBe(before);
  });

  it('is read as a CRM writes it: `-` where it knows nothing, the currency within the amount', async () => {
    const { Currency: _, ...row } = newDeal('Trey', { 'Estimated Deal Value': '€12,500', 'CRM ID': '-' });
    const unknown = {
      'Customer State': 'n/a',
      'Marketing Campaign ID': '–',
      'Team member 2': '-',
      'Sales Stage': 'TBD',
    };
    const card = await imports(alex, csv([{ ...row, ...unknown }]));
    expect(textOf(card)).toContain('\n1 new\n');
    expect(textOf(card)).toContain('Value: €12,500');
    expect(textOf(card)).not.toContain('Columns that a new deal needs');
  });

  it('says of close dates that they are past, and shows which; a deal that the row closes may have one', async () => {
    const past = { 'Estimated Close Date': '1/30/2020' };
    const change = {
      'Referral ID': ids.Datum,
      'Partner Referral Status': 'Active',
      'Partner Referral Substatus': 'Accepted',
      ...past,
    };
    const lost = { ...change, 'Referral ID': ids.Alpine };
    const closed = {
      'Partner Referral Status': 'Closed',
      'Partner Referral Substatus': 'Lost',
      'Declined/Lost reason': '2',
    };
    const created = await imports(alex, csv([newDeal('Litware', past), newDeal('Relecloud')]));
    expect(textOf(created)).toContain('2 new\n');
    expect(textOf(created)).toContain('Close dates in the past: 1');
    const shown = (await press(alex, 'bulk.import-rows', { group: 'pastDays' }, created)).card;
    expect(textOf(shown)).toContain('Line 2 · Litware · Litware Ltd\n€1,000 · January 30, 2020');
    const changed = await imports(alex, csv([change, { ...lost, ...closed }]));
    expect(textOf(changed)).toContain('2 changed\n');
    expect(textOf(changed)).toContain('Close dates in the past: 1');
  });

  it('comes with words, or with another one: the words are not passed over in silence', async () => {
    files.set('/with-words', csv([newDeal('Worded')]));
    const { attachments } = attached('/with-words', 'one.csv');
    const two = [...attachments, ...attached('/with-words', 'two.csv').attachments];
    const { replies } = await alex.sends({ text: 'and what expires this week?', attachments: two });
    expect(saidIn(replies)[0]).toMatch(
      /reading one\.csv.*\n\n.*reading two\.csv.*\n\nI read the file alone, not the words/s,
    );
    await desk.settles();
    expect(saidIn((await alex.sends({ text: 'import', attachments })).replies)[0]).not.toContain('the words');
    await desk.settles();
  });

  it('tells changes, refusals and errors apart, within the person’s reach; emptied cells are kept with one press', async () => {
    const rows = [
      { 'Referral ID': ids.Datum, 'Estimated Deal Value': '430000', 'Customer City': 'Elsewhere' },
      { 'Referral ID': ids.Fabrikam, 'Estimated Deal Value': '10', 'Customer City': '' },
      { 'Referral ID': ids.Yonder, 'Estimated Deal Value': '10', 'Customer City': '' },
      { 'Referral ID': ids.Alpine, 'Estimated Deal Value': '10000', 'Customer City': '' },
    ].map((row) => ({ ...row, Notes: row['Referral ID'] === ids.Datum ? '' : 'x' }));
    const card = await imports(alex, csv(rows));
    const text = textOf(card);
    expect(text).toContain('2 changed, 1 refused, 1 with errors');
    expect(text).toContain('Value: +€410,000');
    expect(text).toContain('1: It is closed already');
    expect(text).toContain('1: Referral ID: There is no such referral that you may see');
    expect(text).not.toContain('Yonder');
    expect(text).toMatch(/Customer City \(\d\)/);
    expect(text).toContain('Cells to be emptied: 1 row');
    const rowsShown = (await press(alex, 'bulk.import-rows', { group: 'change' }, card)).card;
    // The file has no column for its name.
    expect(textOf(rowsShown)).toMatch(/Line \d · Datum deal · Datum\n/);
    expect(textOf(rowsShown)).toContain('Notes: Keep → –');
    await press(alex, 'bulk.import-show', {}, card);
    const kept = await press(alex, 'bulk.import-choose', { what: 'emptied', value: 'keep' }, card);
    expect(textOf(kept.card)).not.toContain('Cells to be emptied');
    expect(textOf(kept.card)).toContain('Empty cells change nothing.');
    // What the older state of the card says does nothing any more.
    const { action } = buttonOf(cardOf(card.activity), 'Discard');
    const older = await alex.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    expect(JSON.stringify(older.body)).toContain('This file has gone on meanwhile');
  });

  it('asks once how dates in doubt are meant, and shows what comes of it', async () => {
    const days = ['13/04/2027', '03/04/2027', '05/06/2027'];
    const rows = days.map((day, index) => newDeal(`Day ${index}`, { 'Estimated Close Date': day }));
    const card = await imports(alex, csv(rows));
    expect(textOf(card)).toContain('Dates in doubt: 3');
    expect(textOf(card)).toContain('“03/04/2027” can be');
    expect(titlesOf(card)).toEqual(expect.arrayContaining(['Day first: April 3, 2027', 'Month first: March 4, 2027']));
    const chosen = await press(alex, 'bulk.import-choose', { value: 'day-first' }, card);
    expect(textOf(chosen.card)).toContain('3 new\n');
  });

  it('asks of dates that have one order alone to confirm that order, and offers no other', async () => {
    const rows = ['31/03/2027', '30/04/2027'].map((day) => newDeal(`One ${day}`, { 'Estimated Close Date': day }));
    const card = await imports(alex, csv(rows));
    const titles = titlesOf(card);
    expect(titles).toContain('Day first: March 31, 2027');
    expect(titles.join()).not.toContain('Month first');
    const chosen = await press(alex, 'bulk.import-choose', { value: 'day-first' }, card);
    expect(textOf(chosen.card)).toContain('2 new\n');
  });

  it('mends the same unreadable cell in many rows by one press, after showing them; nothing is read so before', async () => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      newDeal(`Rhein ${index}`, { 'Customer Country': index % 2 ? 'Deutchland' : ' deutchland' }),
    );
    const card = await imports(alex, csv(rows));
    expect(textOf(card)).toContain('40 with errors\n');
    expect(textOf(card)).toContain('Customer Country: “deutchland” in 40 rows\n');
    expect(titlesOf(card)).toContain('Read as Germany');
    const behind = (await press(alex, 'bulk.import-rows', { mistake: 0 }, card)).card;
    expect(textOf(behind)).toContain('1 to 6 of 40\n');
    expect(textOf(behind)).toContain('Rhein 0 Ltd\nCustomer Country: deutchland → Germany\n');
    await press(alex, 'bulk.import-show', {}, card);
    const mended = (await press(alex, 'bulk.import-choose', { value: 'DE' }, card)).card;
    expect(textOf(mended)).toContain('40 new\n');
    expect(textOf(mended)).toContain('Customer Country: “deutchland” is read as Germany: 40 rows');
    const anew = (await press(alex, 'bulk.import-choose', { what: 'anew' }, card)).card;
    expect(textOf(anew)).toContain('40 with errors\n');
    const left = (await press(alex, 'bulk.import-choose', { what: 'leave' }, card)).card;
    expect(textOf(left)).toContain('40 with errors\n');
    expect(textOf(left)).toContain('Customer Country: “deutchland” stays an error: 40 rows');
    expect(titlesOf(left)).not.toContain('Read as Germany');
  });

  it('reads days with short years, each another one, by one press in the way that fits all of them', async () => {
    const days = ['31/03/27', '01/04/27', '5/4/27', '30/04/27'];
    const card = await imports(alex, csv(days.map((day) => newDeal(`Short ${day}`, { 'Estimated Close Date': day }))));
    expect(textOf(card)).toContain('Estimated Close Date: “31/03/27, …” in 4 rows\n');
    expect(titlesOf(card).filter((title) => title.startsWith('Read as'))).toEqual(['Read as March 31, 2027']);
    const behind = (await press(alex, 'bulk.import-rows', { mistake: 0 }, card)).card;
    expect(textOf(behind)).toContain('Estimated Close Date: 5/4/27 → April 5, 2027');
    await press(alex, 'bulk.import-show', {}, card);
    const left = (await press(alex, 'bulk.import-choose', { what: 'leave' }, card)).card;
    expect(titlesOf(left).join()).not.toContain('Read as');
    await press(alex, 'bulk.import-choose', { what: 'anew' }, card);
    const read = (await press(alex, 'bulk.import-choose', { value: '2027-03-31' }, card)).card;
    expect(textOf(read)).toContain('4 new\n');
    expect(textOf(read)).toContain('“31/03/27, …” is read as March 31, 2027, …: 4 rows');
  });

  it.each([
    ['of Korea, one of which is no day', ['27. 3. 1.', '27. 3. 12.', '27.4.5', '27.13.45'], ['Read as March 1, 2027']],
    ['of numbers that are no days of deals', ['20271', '20272', '20273'], []],
    ['of numbers, one of which is no day of a deal', ['20271', '46460', '46461'], ['Read as March 14, 2027']],
    ['whose other end would be long ago', ['27.03.01', '27.03.02', '27.04.05'], ['Read as March 1, 2027']],
  ])('offers ways of days %s', async (_, days, offered) => {
    const card = await imports(alex, csv(days.map((day) => newDeal(`Way ${day}`, { 'Estimated Close Date': day }))));
    const titles = titlesOf(card).filter((title) => title.startsWith('Read as'));
    expect(titles.slice(0, 1)).toEqual(offered);
    expect(titles.join()).not.toMatch(/19\d\d|200\d/);
  });

  it('offers no reading of what is like nothing, stands once, or would be a consent', async () => {
    const cells = [{ 'Customer Country': 'Qwrtzland' }, { 'Consent to share Customer/Partner contact': 'Yess' }];
    const rows = cells.flatMap((cell) => [0, 1, 2].map((index) => newDeal(`Far ${index}`, cell)));
    const card = await imports(alex, csv([...rows, newDeal('Once', { 'Customer Country': 'Deutchland' })]));
    expect(textOf(card)).toContain('7 with errors\n');
    expect(titlesOf(card).filter((title) => title.startsWith('Read as'))).toEqual([]);
  });

  it('lists what can’t be taken back apart, and holds new deals of customers who have an open one', async () => {
    const like = newDeal('Again', { 'Customer Name': 'Datum' });
    const won = { 'Referral ID': ids.Datum, 'Partner Referral Status': 'Closed', 'Partner Referral Substatus': 'Won' };
    const place = desk.sandbox.records().find(({ id }) => id === ids.Datum)?.customerProfile.address;
    const same = { 'Customer Postal Code': place?.postalCode ?? '', 'Customer Country': place?.country ?? '' };
    const first = await imports(alex, csv([won]));
    expect(textOf(first)).toContain('Cannot be taken back: 1\nwon: 1');
    // One that Microsoft would register: so soon after its creation it may refuse to.
    const eligible = { ...ours, team: [alexMail], value: 80_000, currency: 'USD' };
    const young = await desk.receives({ ...eligible, customer: 'Young' });
    const old = await desk.receives({ ...eligible, customer: 'Old', createdDateTime: '2026-10-01T09:00:00Z' });
    const both = await imports(alex, csv([young, old].map((id) => ({ ...won, 'Referral ID': id }))));
    expect(textOf(both)).toContain('won: 2\n1 deal is won less than 72 hours after being created');
    const card = await imports(alex, csv([{ ...like, ...same }]));
    expect(textOf(card)).toContain('1 likely duplicate');
    const legal = { ...like, ...same, 'Customer Name': 'Datum Ltd' };
    expect(textOf(await imports(alex, csv([legal])))).toContain('1 likely duplicate');
    const taken = await press(alex, 'bulk.import-choose', { what: 'duplicates' }, card);
    expect(textOf(taken.card)).toContain('1 new\n');
  });

  it('holds a row that creates the same deal as an earlier one, and says which line that is', async () => {
    const again = { 'Deal Name': 'TWICE', Notes: 'The same, with a note' };
    const rows = [newDeal('Twice'), newDeal('Once'), newDeal('Twice', again), newDeal('Twice', { 'CRM ID': 'C-2' })];
    const card = await imports(alex, csv(rows));
    expect(textOf(card)).toContain('3 new, 1 likely duplicate\n');
    const shown = (await press(alex, 'bulk.import-rows', { group: 'duplicate' }, card)).card;
    expect(textOf(shown)).toMatch(/Line 4 · TWICE.*\n.*\nLine 2 creates the same deal\./);
    await press(alex, 'bulk.import-show', {}, card);
    const taken = await press(alex, 'bulk.import-choose', { what: 'duplicates' }, card);
    expect(textOf(taken.card)).toContain('4 new\n');
    const left = await press(alex, 'bulk.import-choose', { value: 'leave' }, card);
    expect(textOf(left.card)).toContain('3 new, 1 likely duplicate\n');
  });

  it('may be the template of 2023 or a CRM’s with columns of its own, in another order and spelling', async () => {
    const own = Object.entries(newDeal('Ordered')).toReversed();
    const spelled: Readonly<Record<string, string>> = {
      'Deal Name': 'deal_name',
      'Solution 1': 'Solution',
      'Estimated Close Date': 'CLOSE DATE',
      'Customer Country': 'Customer Country/Region',
    };
    const later = { 'Silicon Type': '', 'Created Date': '1/1/2026', 'Opportunity Owner': 'Alex', Region: 'EMEA' };
    const row = Object.fromEntries(own.map(([name, cell]) => [spelled[name] ?? name, cell]));
    const file = csv([{ ...later, ...row }]).replaceAll('","', '";"');
    const text = textOf(await imports(alex, `Pipeline of Q4\n\n${file}`));
    expect(text).toContain('1 new\n');
    expect(text).toContain('Lines above the column names, which I don’t read: 2\n');
    expect(text).toContain('Columns that I don’t read: Region\n');
    // A CRM's own export has no deal of Partner Center's in it: what it lacks is said once, for all of its rows.
    const ofCrm =
      'Opportunity Name,Account Name,Stage,Amount,Close Date,Currency\nSpring,Contoso,Qualify,10,3/1/2027,USD';
    const lacking = textOf(await imports(alex, ofCrm));
    expect(lacking).toContain(
      'A CRM’s own columns, which I don’t read: Opportunity Name, Account Name, Stage, Amount\n',
    );
    expect(lacking).toContain(
      'Columns that a new deal needs and that the file doesn’t have: Deal Name, Customer Name, Customer Address Line 1, Customer City, Customer Country, Partner Referral Status, …\n',
    );
  });

  it('names the columns that have values and no name; one sorted by some of its columns changes nothing', async () => {
    const rows = [
      ['Referral ID', '', 'Customer Name', 'Estimated Deal Value', '', ''],
      [ids.Alpine, 'ask first', 'Datum', '11000', '', ''],
      [ids.Datum, '', 'Alpine', '21000', '', 'see mail'],
      [ids.Fabrikam, '', 'Fabrikam Inc', '5', '', ''],
    ];
    const card = await imports(alex, rows.map((row) => row.join(',')).join('\r\n'));
    expect(textOf(card)).toContain('Columns without a name, which I don’t read: B, F');
    const shown = (await press(alex, 'bulk.import-rows', { group: 'error' }, card)).card;
    expect(textOf(shown)).toMatch(/Line 2.*Referral ID: This ID is of a deal with another customer.*Line 3/s);
    expect(textOf(shown)).not.toContain('Line 4');
  });

  it('is discarded with a press, by its sender alone', async () => {
    const card = await imports(alex, csv([newDeal('Gone')]));
    const { action } = buttonOf(cardOf(card.activity), 'Discard');
    const forged = await megan.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    expect(JSON.stringify(forged.body)).not.toContain('deals.csv');
    expect(textOf((await alex.presses('Discard', { on: card })).card)).toBe(
      'deals.csv was discarded. Nothing was written.',
    );
    const again = await alex.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    expect(JSON.stringify(again.body)).toContain('gone on meanwhile');
  });

  it.each([
    ['an Excel workbook', Buffer.from('PK\u0003\u0004[Content_Types].xml'), 'It is an Excel workbook.'],
    ['a packed folder', Buffer.from('PK\u0003\u0004deals.csv'), 'It is a zip archive'],
    ['Windows-1252', Buffer.from('Deal Name;Notes\r\nCaf\xe9;x', 'latin1'), 'Its letters are not saved as Unicode'],
    ['nothing', '', 'There is nothing in it.'],
    ['columns of something else', 'a,b\n1,2', 'I know none of its columns.'],
    ['a header alone', 'Deal Name,Notes', 'It has column names and no rows.'],
    ['two columns of one meaning', 'Deal Name,Name of the deal\nx,y', 'Two columns mean the same'],
  ])('is refused with a sentence: %s', async (_name, content, words) => {
    const card = await imports(alex, content as string);
    expect(textOf(card)).toMatch(/^I couldn’t read deals\.csv\n/);
    expect(textOf(card)).toContain(words);
  });

  it.each([
    ['elsewhere', 'http://169.254.169.254/latest', 'It lies where I may not fetch files from.'],
    ['by a redirect elsewhere', '/away', 'It lies where I may not fetch files from.'],
    ['nowhere any more', '/nothing', 'Teams doesn’t give it to me any more.'],
  ])('is not fetched from %s', async (_name, path, words) => {
    await alex.sends(attached(path));
    await desk.settles();
    expect(textOf(last(alex))).toContain(words);
  });

  it('is fetched by a redirect within the hosts, read once however often it is delivered, in the sender’s language', async () => {
    files.set('/there', csv([newDeal('Moved')]));
    const fields = { type: 'message', ...attached('/moved/there', '거래.csv') };
    const message = desk.teams.activity(megan, 'chat', fields);
    await desk.teams.hear(message);
    await desk.teams.hear(message);
    await desk.settles();
    expect(textOf(last(megan))).toMatch(/^거래\.csv 파일로 바뀌는 내용\n신규 1건/);
    expect(gets.filter((path) => path === '/there')).toHaveLength(1);
  });

  it('is not taken in a channel, nor of somebody without a role', async () => {
    const asked = gets.length;
    const inChannel = await alex.sends({ ...attached('/mixed'), ...mention }, { in: { channel: 'Deals' } });
    expect(saidIn(inChannel.replies)[0]).toMatch(/^Files are imported in your own chat/);
    expect(saidIn((await desk.gail.sends(attached('/mixed'))).replies)[0]).toMatch(
      /^Importing is for Referrals admins/,
    );
    await desk.settles();
    expect(gets).toHaveLength(asked);
  });

  it('with more than a thousand rows is several runs, one after the other', async () => {
    const rows = Array.from({ length: 1_203 }, (_, index) => newDeal(`Many ${index}`));
    const card = await imports(alex, csv(rows));
    expect(textOf(card)).toContain('This is run 1 of 2: lines 2 to 1,001.\n1,000 new');
    await alex.presses('Next 1,000 rows', { on: card });
    await desk.settles();
    expect(textOf(last(alex))).toContain('This is run 2 of 2: lines 1,002 to 1,204.\n203 new');
  });

  it('with more than a thousand rows, the same referral or the same new deal in two runs is told as in one', async () => {
    const twice = [{ 'Referral ID': ids.Datum, Notes: 'x' }, newDeal('Again')];
    const filler = Array.from({ length: 998 }, (_, index) => newDeal(`Filler ${index}`));
    const card = await imports(alex, csv([...twice, ...filler, ...twice.toReversed(), newDeal('Once')]));
    expect(textOf(card)).toContain('999 new, 1 with errors');
    const told = 'The same referral stands in several rows';
    expect(textOf(card)).toContain(told);
    await alex.presses('Next 1,000 rows', { on: card });
    await desk.settles();
    const second = last(alex);
    expect(textOf(second)).toContain('1 new, 1 likely duplicate, 1 with errors');
    expect(textOf(second)).toContain(told);
    const shown = (await press(alex, 'bulk.import-rows', { group: 'duplicate' }, second)).card;
    expect(textOf(shown)).toContain('Line 3 creates the same deal.');
    await press(alex, 'bulk.import-show', {}, second);
    const refused = (await press(alex, 'bulk.import-rows', { group: 'error' }, second)).card;
    expect(textOf(refused)).toContain('Line 2 names the same referral');
  });

  it('with more than a thousand rows, a row corrected at its end is new, and a referral named by another of its ids the same', async () => {
    const { engagementId } = desk.record(ids.Datum as string);
    const wrong = newDeal('Corrected', { 'Solution 1': 'SOL' });
    const filler = Array.from({ length: 998 }, (_, index) => newDeal(`Filled ${index}`));
    const rows = [wrong, { 'Referral ID': ids.Datum, Notes: 'x' }, ...filler];
    const card = await imports(
      alex,
      csv([...rows, newDeal('Corrected'), { 'Engagement ID': engagementId, Notes: 'y' }]),
    );
    expect(textOf(card)).toContain('998 new, 2 with errors');
    expect(textOf((await press(alex, 'bulk.import-rows', { group: 'error' }, card)).card)).toContain(
      'Line 1,003 names the same referral',
    );
    await press(alex, 'bulk.import-show', {}, card);
    await alex.presses('Next 1,000 rows', { on: card });
    await desk.settles();
    expect(textOf(last(alex))).toContain('1 new, 1 with errors');
  });

  it('with more than a thousand rows says that one run has nothing to import, not that the file is to be sent again', async () => {
    const wrong = Array.from({ length: 1_000 }, (_, index) => newDeal(`W ${index}`, { Currency: 'EURX' }));
    const card = await imports(alex, csv([...wrong, newDeal('Ready')]));
    expect(textOf(card)).toContain('Nothing of this run can be imported');
    expect(textOf(card)).not.toContain('Nothing can be imported yet');
  });

  it.each([
    ['50k€', 'EUR', '€50,000'],
    ['50,000 MAD', 'MAD', 'MAD'],
    ['€12,500', '-', '€12,500'],
  ])('takes the currency that the amount says: %s beside %s', async (amount, currency, told) => {
    const cell = currency === '-' ? '-' : '';
    const card = await imports(alex, csv([newDeal('Own money', { 'Estimated Deal Value': amount, Currency: cell })]));
    expect(textOf(card)).toContain('1 new');
    expect(textOf(card)).toContain(told);
  });

  it('names no column as lacking where each row fails for something else', async () => {
    const row = (name: string, more: object) => {
      const { Currency: _, ...rest } = newDeal(name, { 'Estimated Deal Value': '€12,500', ...more });
      return rest;
    };
    const slips = [1, 2].map((number) => row(`Slip ${number}`, { 'Customer Country': 'Deutchland' }));
    expect(textOf(await imports(alex, csv(slips)))).not.toContain('Columns that a new deal needs');
    const bare = row('Bare', { 'Estimated Deal Value': '12500' });
    const card = await imports(alex, csv([row('Said', {}), bare]));
    expect(textOf(card)).toContain('Columns that a new deal needs and that the file doesn’t have: Currency');
  });

  it('offers a date with spaces about its slashes in the orders that it has', async () => {
    const days = ['3 / 4 / 2027', '31 / 03 / 2027', '03 / 31 / 2027'];
    const rows = days.map((day, index) => newDeal(`Spaced ${index}`, { 'Estimated Close Date': day }));
    const card = await imports(alex, csv(rows));
    expect(titlesOf(card).filter((title) => title.includes('first:'))).toEqual([
      'Day first: April 3, 2027',
      'Month first: March 4, 2027',
    ]);
  });

  it('needs a solution, not the first column of them', async () => {
    const card = await imports(alex, csv([newDeal('Second', { 'Solution 1': '-', 'Solution 2': 'SOL-1234-PQRS' })]));
    expect(textOf(card)).toContain('1 new');
  });

  it.each([
    ['Customer Name', 'M&uuml;ller GmbH'],
    ['Deal Name', 'Contoso&reg; 365'],
    ['Customer State', '&nbsp;'],
  ])('takes no letters as web pages write them: %s %s', async (column, cell) => {
    expect(textOf(await imports(alex, csv([newDeal('Web', { [column]: cell })])))).toContain('1 with errors');
    expect(
      textOf(await imports(alex, csv([newDeal('Firm', { 'Customer Name': 'AT&T; Johnson&Johnson;' })]))),
    ).toContain('1 new');
  });

  it('tells no past date of a referral that its row declines', async () => {
    const waiting = await desk.receives({ customer: 'Declined', team: [alexMail] });
    const row = {
      'Referral ID': waiting,
      'Partner Referral Status': 'Closed',
      'Partner Referral Substatus': 'Declined',
    };
    const more = { 'Declined/Lost reason': '2', 'Estimated Close Date': '1/30/2020' };
    const card = await imports(alex, csv([{ ...row, ...more }]));
    expect(textOf(card)).toContain('declined: 1');
    expect(textOf(card)).not.toContain('Close dates in the past');
  });

  it('with more than a thousand rows, sorted by some of its columns, changes nothing in any run', async () => {
    const lines = ['Referral ID,Customer Name,Estimated Deal Value', `${ids.Alpine},Datum,11000`];
    lines.push(...Array.from({ length: 999 }, (_, index) => `,Filler ${index},1`));
    lines.push(`${ids.Datum},Alpine,21000`, `${ids.Fabrikam},Fabrikam Inc,5`);
    const card = await imports(alex, lines.join('\r\n'));
    const told = 'This ID is of a deal with another customer';
    expect(textOf((await press(alex, 'bulk.import-rows', { group: 'error' }, card)).card)).toContain(told);
    await press(alex, 'bulk.import-show', {}, card);
    await alex.presses('Next 1,000 rows', { on: card });
    await desk.settles();
    expect(textOf(last(alex))).toContain(told);
  });
});

describe('Import, pressed', () => {
  it('carries out what was shown, once, and the processed file names what was not taken', async () => {
    const wrong = newDeal('Wrong', { Currency: 'EURX' });
    const change = { 'Referral ID': ids.Alpine, 'Deal Name': 'Alpine renamed' };
    const rows = ['Pressed', 'Ironed'].map((name) => newDeal(name, { 'Customer Country': 'Deutchland' }));
    const card = await imports(alex, csv([...rows, wrong]));
    const offered = buttonOf(cardOf(card.activity), 'Read as Germany').action as { readonly data: Data };
    const other = { ...offered, data: { ...offered.data, value: 'FR' } };
    const notOffered = await alex.invokes('adaptiveCard/action', { action: other, trigger: 'manual' });
    expect(JSON.stringify(notOffered.body)).toContain('This file has gone on meanwhile');
    const mended = (await press(alex, 'bulk.import-choose', { value: 'DE' }, card)).card as Json;
    const { action } = buttonOf(mended, 'Import');
    const forged = await megan.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    expect(JSON.stringify(forged.body)).toContain('다음 단계');
    const before = desk.sandbox.records().length;
    const pressed = await press(alex, 'bulk.import-start', {}, card);
    expect(textOf(pressed.card)).toMatch(/^Importing deals\.csv\n1 of 3 rows/);
    await alex.invokes('adaptiveCard/action', { action, trigger: 'manual' });
    await desk.settles();
    const created = desk.sandbox.records().slice(before);
    expect(created.map(({ customerProfile }) => customerProfile.address?.country)).toEqual(['DE', 'DE']);
    expect(textOf(last(alex))).toContain('Created: 2 ·');
    const processed = await fileOf('bulk.import-file', { file: 'processed' }, last(alex));
    expect(processed).toContain('Currency: This is no currency code, such as USD.');
    const renamed = await imports(alex, csv([change]));
    await alex.presses('Import', { on: renamed });
    await desk.settles();
    expect(records()).toContain('Alpine renamed');
  });

  it('does nothing for somebody whose role is gone, and says so', async () => {
    const diego = desk.teams.person('Diego');
    const changed = async (words: string) => {
      const { replies } = await desk.adele.says(words);
      await desk.adele.presses('Make it count', { on: replies.at(-1) as Message });
    };
    await changed('make Diego a referrals user');
    const card = await imports(diego, csv([newDeal('Without a role', { 'Estimated Close Date': '5/6/2027' })]));
    expect(textOf(card)).toContain('1 new');
    await changed('take the role from Diego');
    const before = records();
    for (const name of titlesOf(cardOf(card.activity)).filter((title) => title !== 'Discard')) {
      const { body, card: shown } = await diego.presses(name, { on: card });
      expect(shown, name).toBeUndefined();
      expect(JSON.stringify(body), name).toContain('Importing is for Referrals admins');
    }
    await desk.settles();
    expect(records()).toBe(before);
    expect(textOf((await diego.presses('Discard', { on: card })).card)).toContain('deals.csv');
  });

  /** By the link that comes in the chat. */
  async function fileOf(verb: string, carried: Data, on: Message): Promise<string> {
    await press(alex, verb, carried, on);
    await desk.settles();
    const [link = ''] = /http:[^"]*\/files\/[\w-]+/.exec(JSON.stringify(last(alex).activity)) ?? [];
    return (await fetch(link, { method: 'POST' })).text();
  }
});

const mention = { text: '', entities: [] };

/** Sends a line of this length in a form that doesn't declare its own; `sent` are the megabytes that went out before the answer. */
function sendsLongLine(link: string, megabytes: number) {
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const piece = Buffer.alloc(1024 * 1024, 'a');
  return new Promise<Readonly<Record<'status' | 'sent', number>> & { readonly text: string }>((resolve, reject) => {
    let sent = 0;
    const sending = request(link, { method: 'POST', headers }, async (answer) => {
      resolve({ status: answer.statusCode ?? 0, sent, text: await text(answer) });
      sending.destroy();
    }).on('error', reject);
    const more = () => {
      while (sent < megabytes) {
        sent++;
        if (!sending.write(piece)) return void sending.once('drain', more);
      }
      sending.end();
    };
    sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="line.csv"\r\n\r\n');
    more();
  });
}

describe('the link of “import”', () => {
  it('shows a form and takes one file, once, whose rehearsal comes in the chat', async () => {
    const { replies } = await alex.says('import');
    const [link = ''] = /http:[^"]*\/uploads\/[\w-]+/.exec(JSON.stringify(replies.at(-1)?.activity)) ?? [];
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<input type="file" name="file"');
    const form = () => {
      const data = new FormData();
      data.set('file', new File([csv([newDeal('Linked')])], 'mine <b>.csv', { type: 'text/csv' }));
      return data;
    };
    const sent = await fetch(link, { method: 'POST', body: form() });
    expect(sent.status).toBe(200);
    expect(await sent.text()).toContain('The file has arrived.');
    await desk.settles();
    expect(textOf(last(alex))).toMatch(/^What mine ‹b›\.csv would do\n1 new/);
    expect((await fetch(link, { method: 'POST', body: form() })).status).toBe(404);
    expect((await fetch(link)).status).toBe(404);
  });

  it('says on its page what it didn’t take, and waits on', async () => {
    const { replies } = await alex.says('import');
    const [link = ''] = /http:[^"]*\/uploads\/[\w-]+/.exec(JSON.stringify(replies.at(-1)?.activity)) ?? [];
    const send = async (...parts: readonly (string | Buffer)[]) => {
      const data = new FormData();
      if (parts.length > 0) data.set('file', new File(parts as never, 'big.csv'));
      else data.set('other', 'x');
      const answer = await fetch(link, { method: 'POST', body: data });
      return { status: answer.status, text: await answer.text() };
    };
    const page = '<input type="file" name="file"';
    const large = await send(Buffer.alloc(26 * 1024 * 1024, 'a'));
    expect([large.status, large.text.includes('more than 25 MB'), large.text.includes(page)]).toEqual([
      413,
      true,
      true,
    ]);
    const endless = await sendsLongLine(link, 1_024);
    expect([endless.status, endless.text.includes('more than 25 MB'), endless.text.includes(page)]).toEqual([
      413,
      true,
      true,
    ]);
    // The answer comes at the twenty-sixth megabyte; the buffers of two sockets hold the rest.
    expect(endless.sent).toBeLessThan(64);
    const none = await send();
    expect([none.status, none.text.includes('No file has arrived'), none.text.includes(page)]).toEqual([
      400,
      true,
      true,
    ]);
    const both = await Promise.all([send(csv([newDeal('First')])), send(csv([newDeal('Second')]))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(both.find(({ status }) => status === 404)?.text).toContain('This link was used');
    await desk.settles();
  });

  it.each([
    ['no form', 'x', 415, '192.0.2.1'],
    ['a form of another kind', new URLSearchParams({ file: 'x' }), 415, '192.0.2.2'],
  ])('takes no %s', async (_name, body, status, sender) => {
    // Of one sender no more than ten in a minute are told why they are refused, and the tests above are refused, too.
    const post = { method: 'POST', body, headers: { 'x-forwarded-for': sender } };
    const { replies } = await alex.says('import');
    const [link = ''] = /http:[^"]*\/uploads\/[\w-]+/.exec(JSON.stringify(replies.at(-1)?.activity)) ?? [];
    expect((await fetch(link, post)).status).toBe(status);
    expect((await fetch(link.replace(/[^/]+$/, 'A'.repeat(43)), post)).status).toBe(404);
  });
});
