import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { AuditMover, auditParts } from '../../src/features/audit/index.ts';
import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import type { Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { saidIn, textOf, titlesOf } from './support/cards.ts';
import { awayFromMidnight } from './support/own-clock.ts';

const [alexMail, meganMail] = ['alex.wilber@contoso.example', 'megan.bowen@contoso.example'];

const stories = {
  'Alpine Ski House': { team: [alexMail], country: 'AT', value: 30_000, currency: 'EUR' },
  'Blue Yonder': { team: [meganMail], country: 'US', value: 90_000, currency: 'USD' },
  'Datum "Nord", 東京': {
    kind: 'outbound',
    team: [alexMail],
    country: 'DE',
    value: 120_000,
    currency: 'EUR',
    salesStage: '60',
    closingDateTime: '2027-03-01T23:30:00Z',
  },
  'Graphic Design Institute': { kind: 'outbound', team: [alexMail], country: 'FR', value: 50_000.5, currency: 'USD' },
} satisfies Record<string, ReferralSpec>;

const desk = await aDesk({ locales: { megan: 'ko-KR' }, settings: { FILES: 'links' } });
beforeAll(async () => {
  // What is asked of today and of last year happened today.
  await awayFromMidnight(desk);
  for (const [customer, spec] of Object.entries(stories))
    await desk.sandbox.createReferral({ customer, dealName: `=Deal`, ...spec } as ReferralSpec);
  await desk.settles();
  await desk.polls();
});

function lastCardOf(person: Person): Message | undefined {
  return desk.teams.messagesIn('chat', person).at(-1);
}

/** Where the newest card's download leads. */
function linkFor(person: Person): string {
  const [link = ''] =
    /http:[^"]*\/files\/[\w-]+/.exec(JSON.stringify(desk.teams.messagesIn('chat', person).at(-1)?.activity)) ?? [];
  return link;
}

async function download(link: string): Promise<readonly Record<string, string>[]> {
  const answer = await fetch(link, { method: 'POST' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="co-sell-[\w-]+\.csv"$/);
  return parse(await answer.text(), { columns: true, bom: true });
}

describe('export', () => {
  it('makes a file of the list that is named, with its filters, and sends it to the asker’s own chat', async () => {
    const { replies } = await desk.alex.says('export outbound country DE');
    expect(textOf(replies[0] as Message)).toMatch(/^I’m making a file of 1 referral \(Outbound · Country: Germany\)/);
    await desk.settles();
    expect(textOf(lastCardOf(desk.alex))).toMatch(/^Your file is ready: 1 referral\nOutbound · Country: Germany/);
    const rows = await download(linkFor(desk.alex));
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] ?? {})).toHaveLength(34);
    expect(rows[0]).toMatchObject({
      Errors: '',
      'Deal Name': "'=Deal",
      'Customer Name': 'Datum "Nord", 東京',
      'Customer Country': 'DE',
      'Partner Referral Status': 'Active',
      'Partner Referral Substatus': 'Accepted',
      'Sales Stage': '60',
      'Estimated Deal Value': '120000',
      Currency: 'EUR',
      'Estimated Close Date': '03/01/2027',
      'Microsoft help required?': 'No',
      'Consent to share Customer/Partner contact': 'Yes',
    });
    expect(rows[0]?.['Team member 1']).toMatch(/^Alex, Wilber, .+, alex\.wilber@contoso\.example$/);
  });

  it('is a button under each list, and a word for what stands there', async () => {
    const shown = await desk.alex.says('my referrals');
    expect(titlesOf(shown.replies[0])).toContain('Export');
    const pressed = await desk.alex.presses('Export', { on: shown.replies[0] as Message });
    expect(pressed.text).toMatch(/^I’m making a file of 3 referrals \(My referrals\)/);
    await desk.settles();
    expect((await download(linkFor(desk.alex))).map((row) => row['Customer Country']).toSorted()).toEqual([
      'AT',
      'DE',
      'FR',
    ]);
  });

  it('of a list that a press named is to be had with the columns of 2023, by words or a button', async () => {
    const shown = await desk.alex.says('outbound country DE');
    const pressed = await desk.alex.presses('Export', { on: shown.replies[0] as Message });
    const [, words = ''] = /For the columns of 2023, write “([^”]+)”/.exec(pressed.text ?? '') ?? [];
    await desk.settles();
    const file = lastCardOf(desk.alex) as Message;
    const asked: readonly (() => Promise<unknown>)[] = [
      () => desk.alex.says(words),
      () => desk.alex.presses('Columns of 2023', { on: file }),
    ];
    for (const ask of asked) {
      await ask();
      await desk.settles();
      const rows = await download(linkFor(desk.alex));
      expect(rows.map((row) => row['Customer Country'])).toEqual(['DE']);
      expect(Object.keys(rows[0] ?? {})).toContain('PartnerID (formerly MPN ID)');
      expect(titlesOf(lastCardOf(desk.alex) as Message)).toEqual(['Download']);
    }
  });

  it.each([
    ['export', 3],
    ['can you export my deals please', 3],
    ['download outbound', 2],
    ['export everything to excel', 3],
  ])('%s: what they may see, and nothing else', async (words, count) => {
    await desk.alex.says(words);
    await desk.settles();
    const rows = await download(linkFor(desk.alex));
    expect(rows).toHaveLength(count);
    expect(rows.map((row) => row['Customer Name'])).not.toContain('Blue Yonder');
  });

  it.each([
    ['내보내기', '파일이 준비되었어요: 추천 1건'],
    ['템플릿', '템플릿이 준비되었어요'],
  ])('%s: in the asker’s language', async (words, title) => {
    await desk.megan.says(words);
    await desk.settles();
    expect(textOf(lastCardOf(desk.megan))).toContain(title);
  });

  it('says so where there is nothing, and where a filter was not understood', async () => {
    expect(saidIn((await desk.alex.says('export archived')).replies)).toEqual([
      'There is nothing in “Archived”, so there is no file.',
    ]);
    const unread = await desk.alex.says('export outbound value from banana');
    expect(saidIn(unread.replies)[0]).not.toContain('making');
    expect(saidIn((await desk.gail.says('export', { in: { channel: 'Deals' } })).replies)[0]).toMatch(/own chat/);
    const shown = await desk.alex.says('inbound', { in: { channel: 'Deals' } });
    // No columns are offered of a file that is not made.
    expect((await desk.gail.presses('Export', { on: shown.replies[0] as Message })).text).toMatch(/again\.$/);
  });

  it('asked for in a channel, goes to the asker alone', async () => {
    const { replies } = await desk.alex.says('export outbound', { in: { channel: 'Deals' } });
    expect(textOf(replies[0] as Message)).toContain('your own chat');
    await desk.settles();
    expect(await download(linkFor(desk.alex))).toHaveLength(2);
  });

  it('is still made after a restart', async () => {
    await desk.alex.says('export outbound');
    await desk.stops();
    await desk.restarts();
    expect(textOf(lastCardOf(desk.alex))).toContain('Your file is ready');
    expect(await download(linkFor(desk.alex))).toHaveLength(2);
  });
});

describe('the link', () => {
  it('shows a page first, gives the file once, and says afterwards that it is over', async () => {
    await desk.alex.says('export');
    await desk.settles();
    const link = linkFor(desk.alex);
    for (const method of ['HEAD', 'GET'] as const) await fetch(link, { method });
    const page = await fetch(link);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<button autofocus>Download</button>');
    await download(link);
    expect((await fetch(link, { method: 'POST' })).status).toBe(404);
    const over = await fetch(link, { headers: { 'Accept-Language': 'ru-RU,ru;q=0.9' } });
    expect([over.status, await over.text()]).toEqual([404, expect.stringContaining('Ссылка уже использована')]);
  });

  it('ends after an hour', async () => {
    await desk.alex.says('export');
    await desk.settles();
    const link = linkFor(desk.alex);
    await desk.timePasses('PT61M');
    expect((await fetch(link, { method: 'POST' })).status).toBe(404);
  });

  it.each(['x'.repeat(43), '..%2f..%2fetc', '%00', 'a'.repeat(5_000)])('%.20s: is none', async (secret) => {
    expect((await fetch(`${desk.url}/files/${secret}`, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('the template', () => {
  it('has Partner Center’s columns and one row that shows how they are filled in', async () => {
    await desk.alex.says('template');
    await desk.settles();
    const rows = await download(linkFor(desk.alex));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ Errors: '[sample] This row shows how a deal is filled in. It is not imported.' });
    expect(Object.keys(rows[0] ?? {})).toHaveLength(34);
  });

  it('of the later year is a button under the answer', async () => {
    const { replies } = await desk.alex.says('template');
    await desk.settles();
    expect(titlesOf(replies[0])).toContain('Columns of 2023');
    const [, words = ''] = /"text":"([^"]+ 2023)"/.exec(JSON.stringify(replies)) ?? [];
    await desk.alex.says(words);
    await desk.settles();
    const [row = {}] = await download(linkFor(desk.alex));
    expect(Object.keys(row)).toHaveLength(51);
    expect(row).toMatchObject({ 'Marketplace Purchase Intent': 'Yes', 'Declined/Lost/Error reason': '' });
  });
});

describe('the audit in chat', () => {
  const rowsOf = async (words: string) => {
    const { replies } = await desk.adele.says(words);
    await desk.settles();
    if (!linkFor(desk.adele)) throw new Error(saidIn(replies).join());
    return { said: saidIn(replies).join(), rows: await download(linkFor(desk.adele)) };
  };

  it('is for admins of the whole company; others are told why not, and get no file', async () => {
    for (const [person, words, why] of [
      [
        desk.alex,
        'audit last week',
        /^The audit tells of every referral of the company, so it is for Referrals admins/,
      ],
      [desk.megan, '감사 기록 지난주', /^감사 기록에는 회사의 모든 추천이/],
    ] as const) {
      const { replies } = await person.says(words);
      expect(saidIn(replies).join()).toMatch(why);
    }
    for (const words of [
      'audit 지난주',
      '감사 last week',
      '지난주 감사 기록',
      '어제 감사',
      '감사 기록 11월 1일부터 5일까지',
    ])
      expect([words, saidIn((await desk.megan.says(words)).replies).join()]).toEqual([
        words,
        expect.stringMatching(/감사 기록에는/),
      ]);
    const { replies } = await desk.adele.says('audit Nobody Anywhere');
    expect(saidIn(replies).join()).toMatch(
      /knows nobody and no deal called “Nobody Anywhere”. Write for example “audit last week”/,
    );
    expect(await desk.parts.db.collection('exports').countDocuments({ table: 'audit' })).toBe(0);
  });

  it('is a file of some days, of a person, of a deal; several deals are asked about', async () => {
    const before = await desk.parts.db
      .collection('referrals')
      .findOne({ 'record.customer.name': 'Graphic Design Institute' });
    await desk.alex.says('note Graphic Design Institute: They asked for a demo.');
    await desk.settles();
    // Who did something is known by name as soon as it was moved.
    const [log, metrics] = [createLogger({ level: 'silent' }), createMetrics()];
    const now = () => desk.parts.clock.now();
    await new AuditMover({ ...auditParts(desk.parts.db, now), now, log, metrics }).run();
    const all = await rowsOf('audit');
    expect(all.said).toMatch(/^I’m making the audit file: everybody, .+ – .+\. It comes in your own chat/);
    const subjects = new Set(all.rows.map(({ subject }) => subject));
    expect(subjects.size).toBeGreaterThanOrEqual(Object.keys(stories).length);
    const alexs = await rowsOf('audit Alex Wilber');
    expect(alexs.said).toMatch(/^I’m making the audit file: Alex Wilber, /);
    expect(alexs.rows.length).toBeGreaterThan(0);
    expect(alexs.rows.length).toBeLessThan(all.rows.length);
    const deal = await rowsOf('audit Graphic Design');
    expect(deal.said).toMatch(/^I’m making the audit file: Graphic Design Institute\./);
    expect(new Set(deal.rows.map(({ subject }) => subject))).toEqual(new Set([String(before?._id)]));
    expect((await rowsOf(`audit ${before?._id} today`)).rows.length).toBeGreaterThan(0);
    expect((await rowsOf('audit last year')).rows).toEqual([]);
    for (const words of [
      'today’s audit?',
      'last month audit',
      'audit: since Monday',
      'Audit of Alex Wilber since monday',
      'audit “Alex Wilber”',
    ])
      expect(await rowsOf(words)).toMatchObject({
        said: expect.stringMatching(/^I’m making the audit file: (?:everybody|Alex Wilber)/),
      });

    const { replies } = await desk.adele.says('audit deal');
    const [asked] = replies;
    expect(textOf(asked as Message)).toMatch(/^Whose audit\? Several deals fit\./);
    await desk.adele.says('2');
    await desk.settles();
    expect(new Set((await download(linkFor(desk.adele))).map(({ subject }) => subject)).size).toBe(1);
    const long = await desk.adele.says('audit 2020-01-01 2026-01-01');
    expect(saidIn(long.replies).join()).toMatch(/at most 366 days/);
  });
});
