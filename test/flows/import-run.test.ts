import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { withCatalogue } from './support/catalogue.ts';
import { startedRun } from './support/runs.ts';

const alexMail = 'alex.wilber@contoso.example';
const desk = await aDesk({ undoSeconds: 60, allIndexes: true, settings: { FILES: 'links', FILE_HOSTS: '127.0.0.1' } });
let served = '';
const storage = createServer((_req, res) => void res.writeHead(200).end(served));
let deals: Record<'change' | 'clear' | 'won' | 'taken' | 'register', string>;

afterAll(() => void storage.close());
beforeAll(async () => {
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
  const deal = async (customer: string, more = {}) =>
    (
      await desk.sandbox.createReferral({
        ...{ kind: 'outbound', customer, dealName: customer, team: [alexMail], value: 1_000, currency: 'EUR' },
        ...{ notes: 'earlier', closingDateTime: '2027-03-01T22:15:00Z', salesStage: '20', ...more },
      })
    ).id;
  deals = {
    change: await deal('Alpine'),
    clear: await deal('Blue Yonder'),
    won: await deal('Consolidated'),
    taken: await deal('Datum'),
    register: await deal('Electronic', {
      ...{
        status: 'Closed',
        substatus: 'Won',
        createdDateTime: '2026-10-01T09:00:00Z',
        value: 80_000,
        currency: 'USD',
      },
      solutions: [{ id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' }],
    }),
  };
  await desk.settles();
  await desk.polls();
});

const newDealColumns =
  'Deal Name,Customer Name,Customer Address Line 1,Customer City,Customer Country,Customer Contact First Name,Customer Contact Last Name,Customer Contact Phone number,Customer Contact Email Address,Partner Referral Status,Partner Referral Substatus,Sales Stage,Estimated Deal Value,Currency,Estimated Close Date,Notes,Microsoft help required?,What specific help from Microsoft?,Share with Microsoft sales team,Notes to Microsoft,Consent to share Customer/Partner contact,Solution 1,Team member 1';
const newDeal = (name: string, help = 'No') =>
  `${name},Fourth Coffee,One Way,Redmond,US,Sue,Smith,+1 425 555 0100,sue@fourth.example,New,Accepted,40,2500,USD,3/1/2027,note,${help},${help === 'Yes' ? 3 : ''},${help},${help === 'Yes' ? 'please' : ''},Yes,"SOL-1234-PQRS, USD, 10, 100","Alex, Wilber, +1 425 555 0101, ${alexMail}"`;

const started = (text: string) => startedRun(desk.parts.db, desk.alex, text, { now: desk.parts.clock.now() });
const recordsNamed = (name: string) => desk.sandbox.records().filter((record) => record.name === name);
const lastCard = () => desk.teams.messagesIn('chat', desk.alex).at(-1);

const asText = (rows: readonly Record<string, string>[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');

/** A file put into alex's chat; gives its rehearsal. */
async function sent(text: string): Promise<Message> {
  served = text;
  const downloadUrl = `http://127.0.0.1:${(storage.address() as AddressInfo).port}/f`;
  const content = { downloadUrl, uniqueId: 'u', fileType: 'csv' };
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  await desk.alex.sends({
    attachments: [
      { contentType, contentUrl: 'https://contoso-my.sharepoint.com/deals.csv', name: 'deals.csv', content },
    ],
  });
  await desk.settles();
  return lastCard() as Message;
}

async function file(name: string): Promise<readonly Record<string, string>[]> {
  const card = lastCard();
  if (!card) throw new Error('no card');
  await desk.alex.presses(name, { on: card });
  await desk.settles();
  return taken();
}

/** What the newest card's link gives. */
async function taken(): Promise<readonly Record<string, string>[]> {
  const [link = ''] = /http:[^"]*\/files\/[\w-]+/.exec(JSON.stringify(lastCard()?.activity)) ?? [];
  const answer = await fetch(link, { method: 'POST' });
  expect(answer.status).toBe(200);
  return parse(await answer.text(), { columns: true, bom: true });
}

describe('an import that was started', () => {
  it('changes what its rows say, once, and tells what came of each', async () => {
    // Somebody else has changed one of the fields since the file was looked at.
    const run = started(
      [
        'Referral ID,Deal Name,Estimated Deal Value,Estimated Close Date,Notes',
        `${deals.change},Alpine 2,2000,3/1/2027,new`,
        `${deals.clear},Blue Yonder,1000,3/2/2027,`,
        `${deals.taken},Datum 2,1000,3/1/2027,earlier`,
      ].join('\n'),
    );
    await run;
    await desk.sandbox.microsoft({ referralId: deals.taken, action: 'editInPartnerCenter', reason: 'Their notes.' });
    await desk.settles();
    expect(desk.record(deals.change)).toMatchObject({ name: 'Alpine 2', details: { dealValue: 2_000, notes: 'new' } });
    expect(desk.record(deals.clear).details?.notes ?? '').toBe('');
    // A day that nobody changed keeps its time.
    expect([deals.change, deals.clear].map((id) => desk.record(id).details?.closingDateTime)).toEqual([
      '2027-03-01T22:15:00Z',
      expect.stringMatching(/^2027-03-02T/),
    ]);
    expect(textOf(lastCard())).toContain('Import done: deals.csv\nCreated: 0 · Updated: 3 · Not processed: 0');
    const history = (await desk.audited(deals.change)).find(({ what }) => what === 'deal-edit');
    expect(history?.correlationId).toMatch(/^import-[\da-f-]{36}-line-2$/);
    // As it was before, in what can be changed back.
    const restore = await file('Get restore file');
    expect(restore).toHaveLength(3);
    expect(restore[1]).toMatchObject({ 'Referral ID': deals.clear, Notes: 'earlier' });
  });

  it('creates deals once: both sides of one that asks Microsoft, and none for a row that was sent before', async () => {
    const text = [newDealColumns, newDeal('Private deal'), newDeal('Co-sell deal', 'Yes')].join('\n');
    const before = desk.sandbox.requests().length;
    await started(text);
    await desk.settles();
    // A deal without another side is not read once more behind its creation.
    const asked = desk.sandbox.requests().slice(before);
    const readWith = (name: string) =>
      asked.filter(({ path }) => path.includes(recordsNamed(name)[0]?.engagementId ?? '-'));
    expect([readWith('Private deal'), readWith('Co-sell deal').length > 0]).toEqual([[], true]);
    // Nor because Partner Center tells of what the desk has just made itself.
    const ownId = recordsNamed('Private deal')[0]?.id ?? '-';
    expect(desk.sandbox.deliveries().filter(({ referralId }) => referralId === ownId)).toMatchObject([
      { event: { EventName: 'referral-created' }, state: 'delivered' },
    ]);
    expect(asked.filter(({ path }) => path.includes(ownId))).toEqual([]);
    expect(textOf(lastCard())).toContain('Created: 2 · Updated: 0 · Not processed: 0');
    expect(recordsNamed('Private deal')).toMatchObject([{ salesStage: '40', details: { notes: 'note' } }]);
    expect(
      recordsNamed('Co-sell deal')
        .map(({ organizationId }) => organizationId === 'msft')
        .toSorted(),
    ).toEqual([false, true]);
    const [processed] = await file('Get processed file');
    expect(processed).toMatchObject({ Errors: '', 'Referral ID': recordsNamed('Private deal')[0]?.id });

    await started(text);
    await desk.settles();
    expect(textOf(lastCard())).toContain('Created: 0 · Updated: 0 · Unchanged: 2 · Not processed: 0');
    expect(recordsNamed('Private deal')).toHaveLength(1);
    expect(desk.teams.messagesIn('chat', desk.alex).filter((one) => textOf(one).includes('Created: Private'))).toEqual(
      [],
    );
  });

  it('creates a deal once, too, where two people import the same file at the same time', async () => {
    const text = [newDealColumns, newDeal('Sent by two'), newDeal('Sent by two as well')].join('\n');
    const now = desk.parts.clock.now();
    await Promise.all([desk.alex, desk.adele].map((person) => startedRun(desk.parts.db, person, text, { now })));
    await desk.settles();
    for (let round = 0; round < 3; round++) await desk.timePasses('PT5S');
    expect(['Sent by two', 'Sent by two as well'].map((name) => recordsNamed(name).length)).toEqual([1, 1]);
    const ends = [desk.alex, desk.adele].map((person) => textOf(desk.teams.messagesIn('chat', person).at(-1)));
    expect(ends.map((end) => /Created: (\d) · Updated: 0(?: · Unchanged: (\d))?/.exec(end)?.slice(1))).toEqual(
      expect.arrayContaining([
        ['2', undefined],
        ['0', '2'],
      ]),
    );
  });

  it('that is stopped brings to its end what it has begun: nobody knows whether Partner Center has it', async () => {
    desk.sandbox.setFaults({ kind: 'cutAfter', methods: ['POST'], count: 1 });
    const text = [newDealColumns, newDeal('Cut in the middle')].join('\n');
    await started(text);
    await desk.settles();
    await desk.alex.presses('Stop', { on: lastCard() as never });
    await desk.settles();
    expect(textOf(lastCard())).toContain('It stops after the rows that are being worked on.');
    for (let round = 0; round < 3; round++) await desk.timePasses('PT1M');
    expect(recordsNamed('Cut in the middle')).toHaveLength(1);
    expect(textOf(lastCard())).toContain('Import stopped: deals.csv\nCreated: 1 · Updated: 0 · Not processed: 0');
    // What was begun is known, and nothing of it is created again.
    expect(textOf(await sent(text))).toContain('1 unchanged\n');
  });

  it('is what Import on the rehearsal begins; the file that comes back, with its ids or without, creates nothing', async () => {
    const refused = newDeal('No consent').replace(',Yes,"SOL', ',No,"SOL');
    const text = [newDealColumns, newDeal('From a chat'), refused, newDeal('From a chat')].join('\n');
    const rehearsal = await sent(text);
    expect(textOf(rehearsal)).toContain('1 new, 1 likely duplicate, 1 refused');
    const pressed = await desk.alex.presses('Import', { on: rehearsal });
    expect(textOf(pressed.card)).toContain('Importing deals.csv');
    await desk.settles();
    expect(textOf(lastCard())).toContain('Created: 1 · Updated: 0 · Not processed: 2');
    const processed = await file('Get processed file');
    expect(processed.map((row) => row.Errors)).toEqual([
      '',
      'Consent to share Customer/Partner contact: Without consent nothing is created or changed.',
      'Line 2 creates the same deal.',
    ]);
    for (const again of [text, asText(processed)]) {
      const card = await sent(again);
      expect(titlesOf(card)).not.toContain('Import');
      expect(textOf(card)).toContain('2 unchanged, 1 refused');
    }
    expect(recordsNamed('From a chat')).toHaveLength(1);
    // A correction of a row that has created its deal is asked about.
    expect(textOf(await sent(text.replaceAll('2500,USD', '2600,USD')))).toContain('2 likely duplicates');
  });

  it('tells while it runs how many rows are done, and how many minutes the others take at that pace', async () => {
    const count = 80;
    const now = performance.now.bind(performance);
    // Each deal takes five seconds of the monotonic clock.
    const before = desk.sandbox.requests().length;
    const sinceBefore = () => desk.sandbox.requests().length - before;
    const slower = vi.spyOn(performance, 'now').mockImplementation(() => now() + 5_000 * sinceBefore());
    const rows = Array.from({ length: count }, (_, number) => newDeal(`Minutes ${number}`));
    await started([newDealColumns, ...rows].join('\n'));
    await desk.settles();
    slower.mockRestore();
    const shown = desk.teams.messagesIn('chat', desk.alex).flatMap((message) => message.history.map(textOf));
    const progress = shown.flatMap((text) => {
      const [, done] = /(\d+) of 80 rows/.exec(text) ?? [];
      const [, minutes = text.includes('About a minute left') ? '1' : undefined] =
        /About (\d+) minutes left/.exec(text) ?? [];
      return done === undefined ? [] : [{ done: Number(done), minutes: minutes && Number(minutes) }];
    });
    const told = progress.flatMap(({ done, minutes }) =>
      minutes === undefined ? [] : [{ left: count - done, minutes: Number(minutes) }],
    );
    // At five seconds a row a turn of the run has fewer than ten; each goes on with what the last one told. Those under way are
    // not done yet, so that it may be some times as much.
    expect(told.length).toBeGreaterThan(4);
    const isFar = ({ left, minutes }: (typeof told)[number]) =>
      minutes < Math.ceil((left * 5) / 60) || minutes > 2 + (left * 20) / 60;
    expect(told.filter(isFar)).toEqual([]);
    const first = progress.findIndex(({ minutes }) => minutes !== undefined);
    expect(progress.slice(first).filter(({ done, minutes }) => minutes === undefined && done < count)).toEqual([]);
    expect(textOf(lastCard())).toContain(`Created: ${count}`);
  });

  it('holds back what can’t be taken back, all of it as long as an undo: Stop leaves it out', async () => {
    const text = `Referral ID,Deal Name,Partner Referral Status,Partner Referral Substatus\n${deals.won},Consolidated,Closed,Won\n${deals.taken},Datum 3,Active,Accepted`;
    await started(text);
    await desk.settles();
    expect(desk.record(deals.taken).name).toBe('Datum 3');
    expect(desk.record(deals.won).status).toBe('Active');
    const progress = lastCard();
    expect(textOf(progress)).toContain('One row can’t be taken back and waits until');
    await desk.alex.presses('Stop', { on: progress as never });
    await desk.settles();
    expect(desk.record(deals.won).status).toBe('Active');
    expect(textOf(lastCard())).toContain('Import stopped: deals.csv\nCreated: 0 · Updated: 1 · Not processed: 1');
    expect((await file('Get rows to correct')).map((row) => row.Errors)).toEqual([
      'Not processed: the import was stopped before this row.',
    ]);

    await started(text);
    await desk.timePasses('PT61S');
    expect(desk.record(deals.won)).toMatchObject({ status: 'Closed', substatus: 'Won' });
    const { replies } = await desk.alex.says('last import');
    expect(textOf(replies[0])).toContain('Import done: deals.csv\nCreated: 0 · Updated: 1 · Unchanged: 1');
    expect(saidIn((await desk.megan.says('last import')).replies)).toEqual(['You had no import in the last 30 days.']);
  });

  it('accepts, declines and closes as its rows say, with their reasons; a row without one is told before', async () => {
    const made = async (customer: string, more: ReferralSpec = {}) =>
      (await desk.sandbox.createReferral({ customer, team: [alexMail], value: 1_000, currency: 'EUR', ...more })).id;
    const ours = { kind: 'outbound' } as const;
    const [yes, no, lost] = [await made('Fourth Yes'), await made('Fourth No'), await made('Fourth Lost', ours)];
    const unsaid = [await made('Fourth Unsaid'), await made('Fourth Silent', ours)];
    await desk.settles();
    await desk.polls();
    const header =
      'Referral ID,Partner Referral Status,Partner Referral Substatus,Declined/Lost reason,Estimated Deal Value';
    const rows = [`${yes},Active,Accepted,,1500`, `${no},Closed,Declined,5,1000`, `${lost},Closed,Lost,3,900`];
    const without = [`${unsaid[0]},Closed,Declined,,1000`, `${unsaid[1]},Closed,Lost,,1000`];
    const rehearsal = await sent([header, ...rows, ...without].join('\n'));
    expect(textOf(rehearsal)).toContain('3 changed, 2 with errors');
    expect(textOf(rehearsal)).toContain('Cannot be taken back: 3');
    await desk.alex.presses('Import', { on: rehearsal });
    await desk.settles();
    expect([yes, no, lost].map((id) => desk.record(id).status)).toEqual(['New', 'New', 'Active']);
    await desk.timePasses('PT61S');
    expect(desk.record(yes)).toMatchObject({ substatus: 'Accepted', details: { dealValue: 1_500 } });
    expect(desk.record(no)).toMatchObject({ substatus: 'Declined', statusReason: 'Not a customer' });
    expect(desk.record(lost)).toMatchObject({
      ...{ substatus: 'Lost', statusReason: 'Customer chose another vendor', details: { dealValue: 900 } },
    });
    expect(unsaid.map((id) => desk.record(id).status)).toEqual(['New', 'Active']);
    expect(textOf(lastCard())).toContain('Updated: 3 · Not processed: 2');
    for (const id of [yes, no, lost])
      expect((await desk.audited(id)).filter(({ what }) => /^(accepted|declined|deal-lost)$/.test(what))).toHaveLength(
        1,
      );
  });

  it('adds solutions as the card does: as the catalogue has them, and none that can’t stand beside what stays', async () => {
    await withCatalogue(desk);
    const text = [
      'Referral ID,Solution 2',
      `${deals.change},SOL-61001-TRY`,
      `${deals.clear},SOL-90001-ASM`,
      `${deals.taken},SOL-52204-QLT`,
    ].join('\n');
    await started(text);
    await desk.settles();
    expect(textOf(lastCard())).toContain('Updated: 1 · Not processed: 2');
    const added = (await desk.referral(deals.change)).record.solutions.find(({ id }) => id === 'SOL-61001-TRY');
    expect(added).toMatchObject({
      ...{ name: 'Trey Research Data Catalogue', publisherName: 'Trey Research', solutionType: '3P', type: 'Name' },
    });
    const failed = await file('Get rows to correct');
    expect(failed.map(({ Errors }) => Errors)).toEqual([
      expect.stringContaining('assessment'),
      expect.stringContaining('Contoso Quality Lab'),
    ]);
  });

  it('accepts nothing where the rest of the row can’t be taken; a contact that a file adds is said to stay', async () => {
    await withCatalogue(desk);
    const received = { dealName: 'Data platform', team: [alexMail], contact: null };
    const made = async (more: ReferralSpec) => (await desk.sandbox.createReferral({ ...received, ...more })).id;
    const [whole, part] = [await made({ customer: 'Fabrikam' }), await made({ customer: 'Graphic' })];
    const open = await made({ customer: 'Humongous', kind: 'outbound', value: 5, currency: 'EUR' });
    await desk.settles();
    await desk.polls();
    const contact = 'Sue,Smith,+1 425 555 0100,sue@fourth.example';
    await sent(
      [
        'Referral ID,Partner Referral Status,Partner Referral Substatus,Solution 2,Sales Stage,Customer Contact First Name,Customer Contact Last Name,Customer Contact Phone number,Customer Contact Email Address',
        `${whole},Active,Accepted,SOL-90001-ASM,,,,,`,
        `${part},Active,Accepted,,40,${contact}`,
        `${open},Active,Accepted,,,${contact}`,
      ].join('\n'),
    );
    // Of what came to us the customer's contact is not ours to change.
    const rehearsal = lastCard();
    expect(textOf(rehearsal)).toContain('3 changed');
    expect(textOf(rehearsal)).toContain('Customer Contact Email Address (1)');
    await desk.alex.presses('Import', { on: rehearsal as Message });
    await desk.settles();
    await desk.timePasses('PT61S');
    expect(desk.record(whole).status).toBe('New');
    expect(desk.record(part)).toMatchObject({ status: 'Active', salesStage: '40', team: [{ email: alexMail }] });
    expect(desk.record(open).customerProfile.team).toMatchObject([{ email: 'sue@fourth.example' }]);
    expect(textOf(lastCard())).toContain('Updated: 2 · Not processed: 1');
    expect(textOf(lastCard())).toContain('In one row a customer contact was added where there was none.');
  });

  it('registers won deals from a file of their own, which “export registrations” gives', async () => {
    const said = await desk.alex.says('export registrations');
    expect(saidIn(said.replies)[0]).toMatch(/^I’m making the file of registrations/);
    await desk.settles();
    expect(textOf(lastCard())).toMatch(/^The file of registrations is ready: 2 deals\nOne row per won deal/);
    const row = (await taken()).find((each) => each['Referral ID'] === deals.register) ?? {};
    expect(row).toMatchObject({
      'Referral ID': deals.register,
      'Deal Name': 'Electronic',
      'Solution ID': 'SOL-34104-EBB',
    });
    const day = (days: number) =>
      new Date(desk.parts.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const contract = {
      ...{ 'Is Marketplace Transacted': 'No', 'Is Deployed on Azure': 'Yes', 'Contract Value': '90000' },
      ...{ 'Contract Currency': 'USD', 'Contract Term': 'Finite', 'Contract Sign Date': day(-2) },
      ...{ 'Contract Start Date': day(-1), 'Contract End Date': day(364), 'Solution Value': '80000' },
      ...{ 'Solution Currency': 'USD', 'Primary Deployment On': 'Customer', 'Pricing Model': 'Other' },
    };
    const early = await sent(asText([{ ...row, ...contract, 'Contract Sign Date': day(-70) }]));
    expect(textOf(early)).toContain(
      '1: Contract Sign Date: Something of the registration is missing, or against Microsoft’s rules.',
    );
    const card = await sent(asText([{ ...row, ...contract }]));
    expect(textOf(card)).toContain('1 changed');
    expect(textOf(card)).toContain('Cannot be taken back: 1\nregistered with Microsoft: 1');
    await desk.alex.presses('Import', { on: card });
    await desk.settles();
    await desk.timePasses('PT61S');
    expect(textOf(lastCard())).toContain('Updated: 1 · Not processed: 0');
    expect(desk.record(deals.register).registrations).toMatchObject([
      { status: 'ReviewPending', contract: { value: 90_000, currency: 'USD', term: 'Finite' } },
    ]);
    expect(textOf(await sent(asText([{ ...row, ...contract }])))).toContain('1 unchanged');
    // The columns of the newer template, and an empty file.
    await desk.alex.says('export outbound 2023');
    await desk.settles();
    expect(Object.keys((await taken())[0] ?? {})).toContain('Marketplace Purchase Intent');
    await desk.alex.says('template registrations');
    await desk.settles();
    expect((await taken())[0]?.Errors).toMatch(/^\[sample\]/);
  });

  it('is its person’s alone: nobody else stops it, or has its files', async () => {
    const id = await started(`Referral ID,Deal Name\n${deals.change},Alpine 2b`);
    for (const [verb, data] of [
      ['bulk.import-stop', { id }],
      ['bulk.import-file', { id, file: 'processed' }],
    ] as const) {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const activity = desk.teams.activity(desk.megan, 'chat', { type: 'invoke', name: 'adaptiveCard/action', value });
      const { body } = await desk.teams.hear({ ...activity, replyToId: '1' });
      expect(JSON.stringify(body)).toContain('You had no import in the last 30 days.');
    }
    await desk.settles();
    expect(desk.record(deals.change).name).toBe('Alpine 2b');
  });

  it('is undone by its restore file, cleared cells included, once; two rows of one engagement are both errors', async () => {
    await started(`Referral ID,Notes\n${deals.clear},to be cleared`);
    await desk.settles();
    await started(`Referral ID,Notes,Estimated Deal Value\n${deals.clear},,77`);
    await desk.settles();
    expect(desk.record(deals.clear).details).toMatchObject({ dealValue: 77 });
    expect(desk.record(deals.clear).details?.notes ?? '').toBe('');
    const restore = asText(await file('Get restore file'));
    await desk.alex.presses('Import', { on: await sent(restore) });
    await desk.settles();
    expect(desk.record(deals.clear).details).toMatchObject({ dealValue: 1_000, notes: 'to be cleared' });
    expect(textOf(await sent(restore))).toContain('1 unchanged\n');

    const { engagementId } = desk.record(deals.clear);
    for (const rows of [`,${engagementId},A\n,${engagementId},B`, `${deals.clear},,A\n,${engagementId},B`])
      expect(textOf(await sent(`Referral ID,Engagement ID,Deal Name\n${rows}`))).toContain('2 with errors\n');
  });

  it('says by row what Partner Center refused, and waits while it is away', async () => {
    desk.sandbox.setFaults({ kind: 'serverError', status: 503 });
    await started(`Referral ID,Deal Name\n${deals.change},Alpine 3\n${deals.clear},Blue Yonder 3`);
    await desk.settles();
    expect(textOf(lastCard())).toContain('Partner Center doesn’t answer');
    desk.sandbox.clearFaults();
    for (let round = 0; round < 4; round++) await desk.timePasses('PT3M');
    expect(textOf(lastCard())).toContain('Updated: 2 · Not processed: 0');
    expect(desk.record(deals.clear).name).toBe('Blue Yonder 3');

    desk.sandbox.setFaults({ kind: 'serverError', status: 503 });
    await started([newDealColumns, newDeal('When it is back')].join('\n'));
    await desk.settles();
    expect(textOf(lastCard())).toContain('Partner Center doesn’t answer');
    desk.sandbox.clearFaults();
    for (let round = 0; round < 4; round++) await desk.timePasses('PT3M');
    expect(textOf(lastCard())).toContain('Created: 1 · Updated: 0 · Not processed: 0');
  });

  it('goes slower when Partner Center asks for it, and ends a row on which the desk itself fails, not the run', async () => {
    desk.sandbox.setFaults({ kind: 'throttle', methods: ['PATCH'], retryAfterSeconds: 30 });
    const id = await started(`Referral ID,Deal Name\n${deals.change},Alpine 4\n${deals.clear},Blue Yonder 4`);
    const broken = { plan: { kind: 'create', deal: null } };
    await desk.parts.db.collection('importRows').updateOne({ importId: id, line: 3 }, { $set: broken });
    await desk.settles();
    expect(textOf(lastCard())).toContain('Partner Center asks to go slower.');
    desk.sandbox.clearFaults();
    await desk.backOffsEnd();
    for (let round = 0; round < 5; round++) await desk.timePasses('PT1M');
    expect(textOf(lastCard())).toContain('Created: 0 · Updated: 1 · Not processed: 1');
    expect((await file('Get rows to correct')).map((row) => row.Errors?.slice(0, 28))).toEqual([
      'The desk failed on this row;',
    ]);
  });
});
