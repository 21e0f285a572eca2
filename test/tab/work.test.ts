import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { AuditMover, auditParts } from '../../src/features/audit/index.ts';
import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';
import { TabMe, TabPressed } from '../../src/tab/contract.ts';
import {
  TabAudit,
  TabAuditFile,
  TabAuditPeriod,
  TabBulk,
  TabExport,
  TabImport,
  TabLadder,
  TabPanel,
  TabPanels,
  TabViews,
} from '../../src/tab/work-contract.ts';
import { awayFromMidnight } from '../flows/support/own-clock.ts';
import { buttonOf } from '../harness/cards.ts';
import type { Person } from '../harness/person.ts';
import { everyRoute, routesInSource } from './support/every-route.ts';
import { type Asked, aTabDesk } from './support/tab-desk.ts';

const home = '11111111-1111-4111-8111-111111111111';
/** Its people may use the desk, too: as whoever they are there, and by no right that somebody at home has. */
const secondTenant = '22222222-3333-4444-8555-666666666666';
const tabDesk = await aTabDesk({
  undoSeconds: 0,
  settings: { FILES: 'links', ALLOWED_TENANTS: `${home},${secondTenant}`, MicrosoftAppTenantId: home },
});
const { desk, entra, get, post } = tabDesk;
const { adele, alex, megan, lee, diego, gail } = desk;
const now = () => desk.parts.clock.now();

// A colleague is reminded once a day.
await awayFromMidnight(desk);
const alexs = await desk.receives({
  customer: 'Alpine Ski House',
  dealName: '=Alpine deal',
  team: [alex.email],
  value: 30_000,
  currency: 'EUR',
  expiresIn: 'P9D',
});
await desk.receives({ customer: 'Blue Yonder', team: [megan.email], value: 90_000, currency: 'USD', expiresIn: 'P5D' });

const read = <Schema extends z.ZodType>(schema: Schema, { status, body }: Asked): z.output<Schema> => {
  expect({ status, body }).toMatchObject({ status: 200 });
  return schema.parse(body);
};
const names = async (who: Person) => read(TabPanels, await get(who, '/panels')).panels.map(({ name }) => name);
const press = async (who: Person, card: unknown, title: string, typed: Record<string, unknown> = {}) => {
  const { verb, action } = buttonOf(card, title);
  const { verb: _fallback, ...carried } = (action.data ?? {}) as Record<string, unknown>;
  return read(TabPressed, await post(who, '/press', { verb, data: { ...carried, ...typed } }));
};

describe('settings in the tab', () => {
  it('are each person’s own, and for admins the desk’s: nobody else is shown those', async () => {
    expect(await names(alex)).toEqual(['settings', 'away']);
    expect(await names(adele)).toEqual(['settings', 'away', 'routing', 'roles', 'reminders', 'channel', 'audit']);
    // Of one location: not what happened everywhere.
    await lee.says('help');
    expect(await names(lee)).toEqual(['settings', 'away', 'routing', 'roles', 'reminders', 'channel']);
    expect(await names({ aadObjectId: '00000000-0000-4000-8000-0000000000ff', name: 'Sam' } as Person)).toEqual([]);
    for (const path of ['/panel?name=routing', '/panel?name=roles', '/panel?name=channel', '/ladder'])
      expect([path, (await get(alex, path)).status]).toEqual([path, 403]);
    expect((await get(adele, '/panel?name=everything')).status).toBe(400);
  });

  it('are the chat’s cards: language, absence, rules and roles, with the chat’s own rights', async () => {
    const own = read(TabPanel, await get(alex, '/panel?name=settings'));
    const saved = await press(alex, own.cards[0], 'Save', { language: 'ru', timeZone: 'Europe/Berlin' });
    expect(JSON.stringify(saved.card)).toMatch(/\p{Script=Cyrillic}/u);
    expect(read(TabMe, await get(alex, '/me')).language).toBe('ru');
    await alex.says('язык en');

    expect(JSON.stringify(read(TabPanel, await get(alex, '/panel?name=away')))).toContain('away.save');
    const roles = read(TabPanel, await get(adele, '/panel?name=roles'));
    expect(JSON.stringify(roles)).toContain('Alex Wilber');
    const rules = read(TabPanel, await get(adele, '/panel?name=routing'));
    const rehearsal = read(TabPressed, await post(adele, '/press', { verb: 'routing.rehearse', data: {} }));
    expect(JSON.stringify(rules)).toContain('routing.form');
    expect(rehearsal.card).toBeDefined();
    const refused = read(TabPressed, await post(alex, '/press', { verb: 'routing.rehearse', data: {} }));
    expect([refused.card, refused.text]).toEqual([undefined, expect.stringMatching(/admin/i)]);
    const channel = read(TabPanel, await get(adele, '/panel?name=channel'));
    expect(JSON.stringify(channel.cards)).toContain('channel.stop');
    expect(channel.texts.join(' ')).toContain('is written in English');
  });

  it('rehearse another ladder of reminders on what waits now, and change nothing', async () => {
    const now = read(TabLadder, await get(adele, '/ladder'));
    expect([now.now[0], now.typed]).toEqual(['10 days', '10d, 7d, 3d, 1d, 4h']);
    expect(now.lines[0]).toBe('For the 2 referrals that wait now: 7 reminders to owners, 6 in the channel.');
    const other = read(TabLadder, await get(adele, `/ladder?ladder=${encodeURIComponent('2d 1h')}`));
    expect(other.lines).toContain('For the 2 referrals that wait now: 4 reminders to owners, 4 in the channel.');
    expect(other.lines.at(-1)).toContain('REMINDER_LADDER=P2D,PT1H');
    expect(read(TabLadder, await get(adele, '/ladder?ladder=often')).problem).toMatch(/10d, 3d, 4h/);
    expect(read(TabLadder, await get(adele, '/ladder')).lines).toEqual(now.lines);
  });
});

describe('files in the tab', () => {
  it('go out as the list that is shown, within reach, here and by the chat; no cell runs', async () => {
    const { file, text } = read(TabExport, await get(alex, '/export?view=inbox'));
    expect(text).toBe('Your file is ready: 1 referral');
    expect(file?.name).toMatch(/^co-sell-inbox-\d{4}-\d\d-\d\d\.csv$/);
    expect(file?.text).toContain("'=Alpine deal");
    expect(file?.text).not.toContain('Yonder');
    expect(read(TabExport, await get(diego, '/export?view=inbox')).file).toBeUndefined();
    const { text: told } = read(
      TabPressed,
      await post(alex, '/press', { verb: 'bulk.export', data: { view: 'inbox' } }),
    );
    expect(told).toMatch(/^I’m making a file of 1 referral/);
    await desk.settles();
    expect(JSON.stringify(desk.teams.messagesIn('chat', alex).at(-1)?.activity)).toMatch(/\/files\/[\w-]+/);
  });

  it('come in with a rehearsal: nothing is written before its person presses Import', async () => {
    const { file } = read(TabExport, await get(alex, '/export?view=inbox'));
    const changed = (file?.text ?? '').replace('30000', '45000');
    expect(changed).not.toBe(file?.text);
    const send = (who: Person, type: string) =>
      fetch(`${desk.url}/api/tab/import?name=deals.csv`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${entra.token(who)}`, 'Content-Type': type },
        body: changed,
      });
    expect((await send(alex, 'text/plain')).status).toBe(415);
    const { text: refused } = (await (await send(diego, 'text/csv')).json()) as { text: string };
    expect(refused).not.toContain('deals.csv');
    const { text } = (await (await send(alex, 'application/octet-stream')).json()) as { text: string };
    expect(text).toContain('deals.csv');
    expect(read(TabImport, await get(alex, '/import'))).toMatchObject({ again: true });
    await desk.settles();
    const rehearsed = read(TabImport, await get(alex, '/import'));
    expect(rehearsed).toMatchObject({ again: false, text: expect.stringContaining('deals.csv') });
    expect((await desk.referral(alexs)).outbox).toEqual([]);
    // The second way shows the same, and somebody else's import is nobody's.
    expect(JSON.stringify(desk.teams.messagesIn('chat', alex).at(-1)?.activity)).toContain('bulk.import-start');
    expect(read(TabImport, await get(megan, '/import'))).toEqual({ text: '', again: false });
    const foreign = await press(megan, rehearsed.card, 'Import');
    expect(foreign).toEqual({ text: expect.stringMatching(/\w/) });
    await press(alex, rehearsed.card, 'Import');
    await desk.settles();
    const done = read(TabImport, await get(alex, '/import'));
    expect(JSON.stringify(done.card)).toMatch(/bulk\.import-file/);
  });
});

describe('several rows at once', () => {
  const rowOf = async (id: string) => ({ id, revision: (await desk.referral(id)).revision });
  const bulk = async (who: Person, deed: string, rows: readonly unknown[], more = {}) =>
    read(TabBulk, await post(who, '/bulk', { deed, rows, ...more }));
  const said = ({ results }: { readonly results: readonly { readonly done: boolean; readonly text: string }[] }) =>
    results.map(({ done, text }) => `${done ? 'done' : 'not'}: ${text}`);

  it('are claimed, moved and kept each by its own rights, and each says what became of it', async () => {
    const free = await desk.receives({ customer: 'Coho Winery', team: [], expiresIn: 'P5D' });
    // Partner Center takes no team without a phone number: it is asked for once, by the claim of one.
    const [first] = (await bulk(alex, 'claim', [await rowOf(free)])).results;
    expect(first).toMatchObject({ id: free, done: false });
    expect(first?.text).toContain('your phone number once');
    expect((await desk.referral(free)).owner).toBeUndefined();
    const another = await desk.receives({ customer: 'Wide World', team: [], expiresIn: 'P5D' });
    const ref = async (id: string) => ({ referralId: id, revision: (await desk.referral(id)).revision });
    const asked = read(TabPressed, await post(alex, '/press', { verb: 'referral.claim', data: await ref(another) }));
    await press(alex, asked.card, 'Claim', { phone: '+1 425 555 0100' });
    await desk.settles();
    expect((await desk.referral(another)).owner?.name).toBe('Alex Wilber');
    const absent = await desk.receives({ customer: 'Relecloud', team: ['nobody.here@contoso.example'] });
    const deal = await desk.receives({ kind: 'outbound', customer: 'Datum', team: [alex.email], salesStage: '20' });
    const unknown = crypto.randomUUID();
    const claimed = await bulk(alex, 'claim', [
      await rowOf(free),
      await rowOf(alexs),
      { id: deal, revision: 99 },
      { id: unknown, revision: 0 },
      await rowOf(absent),
    ]);
    expect(claimed.results.map(({ id, done }) => [id, done])).toEqual([
      [free, true],
      [alexs, false],
      [deal, false],
      [unknown, false],
      [absent, false],
    ]);
    expect(claimed.results[3]?.text).toMatch(/Not here any more/);
    expect(claimed.results[4]?.text).toMatch(/^Not claimed: .* has it in Partner Center/);
    expect((await desk.referral(absent)).owner).toBeUndefined();
    expect((await desk.referral(free)).owner?.name).toBe('Alex Wilber');
    const late = await bulk(adele, 'claim', [{ id: free, revision: 0 }]);
    expect(said(late)[0]).toMatch(/^not: .*Alex Wilber/);
    // The same row twice is one.
    const moved = await bulk(alex, 'stage', [await rowOf(deal), await rowOf(deal), await rowOf(free)], { stage: 40 });
    expect(moved.results.map(({ done }) => done)).toEqual([true, false]);
    await desk.settles();
    expect((await desk.referral(deal)).record.salesStage).toBe('40');
    expect(said(await bulk(alex, 'favourite', [await rowOf(free), await rowOf(deal)]))).toEqual([
      'done: Among your favourites',
      'done: Among your favourites',
    ]);
    expect(await desk.history(free)).toContain('claimed');
  });

  it('remind their owners once a day: told by the desk, noted with who asked', async () => {
    const rows = [await rowOf(alexs)];
    expect(said(await bulk(adele, 'remind', rows))).toEqual(['done: Alex Wilber is reminded']);
    await desk.settles();
    expect(JSON.stringify(desk.teams.messagesIn('chat', alex).at(-1)?.activity)).toContain('A colleague asks you');
    expect(said(await bulk(adele, 'remind', rows))).toEqual(['not: Alex Wilber was reminded today already']);
    expect(said(await bulk(alex, 'remind', rows))).toEqual(['not: It is yours']);
    const history = await desk.audited(alexs);
    expect(history.find(({ what }) => what === 'owner-reminded')).toMatchObject({ by: 'desk' });
    // No card that stands somewhere is older by it.
    expect((await desk.referral(alexs)).revision).toBe(rows[0]?.revision);
  });

  it.each([
    ['somebody who only reads the channel', () => diego],
    ['a guest', () => gail],
    ['an admin of another location', () => lee],
    ['a colleague', () => megan],
  ])('do nothing for whom it is not: %s', async (_who, who) => {
    const before = await desk.referral(alexs);
    for (const deed of ['favourite', 'claim', 'remind', 'stage']) {
      const answer = await bulk(who(), deed, [await rowOf(alexs)], deed === 'stage' ? { stage: 20 } : {});
      expect([deed, answer.results.map(({ done }) => done)]).toEqual([deed, [false]]);
    }
    expect((await desk.referral(alexs)).version).toBe(before.version);
  });

  const stageWithoutPage = async (stage: number, rows: readonly unknown[]) => {
    const page = new AbortController();
    const answer = await fetch(`${desk.url}/api/tab/bulk`, {
      method: 'POST',
      signal: page.signal,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/x-ndjson',
        Authorization: `Bearer ${entra.token(alex)}`,
      },
      body: JSON.stringify({ deed: 'stage', stage, rows }),
    });
    const first = await answer.body?.getReader().read();
    const [part = ''] = new TextDecoder().decode(first?.value).split('\n');
    page.abort();
    return TabBulk.parse(JSON.parse(part)).results.map(({ id, done }) => [id, done]);
  };
  const told = () => JSON.stringify(desk.teams.messagesIn('chat', alex).at(-1)?.activity);
  const deals: string[] = [];

  it('are done to the last of them though the page is closed meanwhile, and told in chat', async () => {
    const theirs = await desk.receives({ customer: 'Late *Winery*', team: [megan.email], expiresIn: 'P5D' });
    for (let deal = 0; deal < 9; deal++)
      deals.push(
        await desk.receives({ kind: 'outbound', customer: `Page ${deal}`, team: [alex.email], salesStage: '20' }),
      );
    const rows = await Promise.all([...deals, theirs].map(rowOf));
    expect(await stageWithoutPage(60, rows)).toEqual(deals.slice(0, 4).map((id) => [id, true]));
    await desk.app.idle();
    expect(told()).toContain('The tab was closed while “Set stage” was going on');
    expect(told()).toContain('9 of 10 rows are done.');
    expect(told()).toMatch(/- Late \\\\\*Winery\\\\\*: [A-Z]/);
    await desk.settles();
    for (const id of deals) expect((await desk.referral(id)).record.salesStage).toBe('60');
  });

  it('are told in chat where no page says that it has the answer to its end: a connection that hangs looks like one that reads', async () => {
    const rows = await Promise.all(deals.slice(0, 5).map(rowOf));
    const body = JSON.stringify({ deed: 'favourite', rows });
    /** A phone that lost its network: nothing is read, and nothing is closed. */
    const hangs = async (answer: string) => {
      const { hostname, port } = new URL(desk.url);
      const phone = connect(Number(port), hostname);
      phone.write(
        [
          `POST /api/tab/bulk${answer && `?answer=${answer}`} HTTP/1.1`,
          `Host: ${hostname}`,
          'Content-Type: application/json',
          'Accept: application/x-ndjson',
          `Authorization: Bearer ${entra.token(alex)}`,
          `Content-Length: ${Buffer.byteLength(body)}`,
          '\r\n',
        ].join('\r\n') + body,
      );
      await once(phone, 'data');
      phone.pause();
      await desk.app.idle();
      return phone;
    };
    const before = told();
    const [heard, lost, older] = [crypto.randomUUID(), crypto.randomUUID(), ''];
    expect((await post(alex, '/heard', { answer: heard })).status).toBe(200);
    for (const answer of [heard, older]) {
      const phone = await hangs(answer);
      expect(told()).toBe(before);
      phone.destroy();
    }
    const phone = await hangs(lost);
    expect(told()).toContain('while “Add to favourites” was going on. I went on with it: 5 of 5 rows are done.');
    phone.destroy();
    // Another person's word for it is none.
    await post(megan, '/heard', { answer: lost });
    expect(await heardBy()).toEqual({ [alex.name]: [heard], [megan.name]: [lost] });
    for (let time = 0; time < 12; time++) await post(alex, '/heard', { answer: crypto.randomUUID() });
    expect((await heardBy())[alex.name]).toHaveLength(10);
    expect((await post(alex, '/heard', { answer: { $ne: '' } })).status).toBe(400);
  });

  const heardBy = async () => {
    const people = await desk.parts.db
      .collection('people')
      .find({ heardAnswers: { $exists: true } })
      .toArray();
    return Object.fromEntries(people.map(({ name, heardAnswers }) => [name, heardAnswers]));
  };

  it('are broken off by a desk that closes while nobody sees them, and told with those that it did not reach', async () => {
    const unknown = Array.from({ length: 91 }, () => ({ id: crypto.randomUUID(), revision: 0 }));
    await stageWithoutPage(80, [...(await Promise.all(deals.map(rowOf))), ...unknown]);
    await desk.stops();
    const [, done] = /Restarting, I broke off “Set stage”: (\d+) of 100 rows are done/.exec(told()) ?? [];
    expect(told()).toContain('Not reached any more');
    await desk.restarts();
    const stages = await Promise.all(deals.map(async (id) => (await desk.referral(id)).record.salesStage));
    expect(stages.filter((stage) => stage === '80')).toHaveLength(Number(done));
  });

  it('are at most a hundred, and never answered', async () => {
    const row = await rowOf(alexs);
    for (const deed of ['accept', 'decline', 'won', '$set'])
      expect([deed, (await post(alex, '/bulk', { deed, rows: [row] })).status]).toEqual([deed, 400]);
    const many = Array.from({ length: 101 }, () => ({ id: crypto.randomUUID(), revision: 0 }));
    expect((await post(alex, '/bulk', { deed: 'claim', rows: many })).status).toBe(400);
    const { results } = await bulk(alex, 'claim', many.slice(1));
    expect([results.length, results.filter(({ done }) => done)]).toEqual([100, []]);
    expect((await post(alex, '/bulk', { deed: 'stage', rows: [row] })).status).toBe(400);
  });
});

describe('the audit of a referral', () => {
  const [path, file] = [`/referrals/${alexs}/audit`, `/referrals/${alexs}/audit-file`];

  it('is read and taken by admins in whose reach it is, and by nobody else', async () => {
    const audit = read(TabAudit, await get(adele, path));
    expect(audit).toMatchObject({
      isWhole: true,
      text: expect.stringMatching(/^\d+ entries, all as they were written/),
    });
    expect(audit.lines.at(-1)).toMatchObject({ number: 1, what: 'Arrived (arrived)' });
    expect(JSON.stringify(audit.lines)).toContain('owner-reminded');
    const told = audit.lines.flatMap(({ changes }) => changes);
    expect(told).toContain('dealValue: €30,000');
    expect(told.filter((change) => /[[\]{}]|\dT\d\d:|\[object/.test(change))).toEqual([]);
    const csv = read(TabAuditFile, await get(adele, `${file}?format=csv`));
    expect(csv.name).toBe(`audit-${alexs}.csv`);
    expect(csv.text.split('\r\n')).toHaveLength(audit.lines.length + 2);
    const lines = read(TabAuditFile, await get(adele, `${file}?format=jsonl`))
      .text.trim()
      .split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ subject: alexs, number: 1, what: 'arrived' });
    for (const [who, status] of [
      [alex, 403],
      [megan, 404],
      [lee, 404],
      [diego, 404],
      [gail, 404],
    ] as const)
      for (const one of [path, `${file}?format=csv`])
        expect([who.name, (await get(who, one)).status]).toEqual([who.name, status]);
    expect((await get(adele, `${file}?format=xml`)).status).toBe(400);
  });

  it('says so when it is not as it was written', async () => {
    const { db } = desk.parts;
    const [log, metrics] = [createLogger({ level: 'silent' }), createMetrics()];
    await new AuditMover({ ...auditParts(db, now), now, log, metrics }).run();
    expect(read(TabAudit, await get(adele, path)).isWhole).toBe(true);
    await db
      .collection<{ _id: string }>('audit')
      .updateOne({ _id: `${alexs}/000000001` }, { $set: { what: 'declined' } });
    expect(read(TabAudit, await get(adele, path))).toMatchObject({
      isWhole: false,
      text: expect.stringContaining('1'),
    });
  });
});

describe('the audit of some days', () => {
  // Whatever the hour, and the zone.
  const day = (back: number) =>
    new Date(desk.parts.clock.now().getTime() - back * 86_400_000).toISOString().slice(0, 10);
  const days = `from=${day(2)}&until=${day(-2)}`;
  const of = (query: string) => `/audit?${days}&format=jsonl${query}`;
  const taken = async (query = '') => {
    const { file, text } = read(TabAuditPeriod, await get(adele, of(query)));
    const lines = (file?.text ?? '').split('\n').filter((line) => line !== '');
    return { text, lines: lines.map((line) => JSON.parse(line) as { subject: string; number: number; name?: string }) };
  };

  it('is taken by an admin of all locations, of everybody or of one person; what waits to be moved stands in it once', async () => {
    await alex.says('accept Alpine Ski House');
    const { text, lines } = await taken();
    expect(text).toBe(`Your file is ready: ${lines.length} entries. It names people: keep it accordingly.`);
    const places = lines.map(({ subject, number }) => `${subject} ${number}`);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(lines.map(({ subject }) => subject)).size).toBeGreaterThan(2);
    const ofAlex = (await taken('&person=alex%20wilber')).lines;
    expect(ofAlex.length).toBeLessThan(lines.length);
    expect(ofAlex.map(({ name }) => name)).toContain('Alex Wilber');
    const { db } = desk.parts;
    const [log, metrics] = [createLogger({ level: 'silent' }), createMetrics()];
    await new AuditMover({ ...auditParts(db, now), now, log, metrics }).run();
    expect((await taken()).lines.length).toBe(lines.length);

    expect(await taken('&person=Nobody%20Such')).toEqual({
      text: 'The audit knows nobody called “Nobody Such”.',
      lines: [],
    });
    const ask = async (query: string) => read(TabAuditPeriod, await get(adele, `/audit?format=csv&${query}`));
    expect(await ask('from=2001-01-01&until=2001-01-31')).toEqual({ text: 'Nothing happened on these days.' });
    for (const odd of ['from=2026-02-01&until=2026-01-01', 'from=2020-01-01&until=2026-01-01'])
      expect(await ask(odd)).toEqual({ text: 'Please choose at most 366 days, the first one first.' });
    for (const odd of [
      'from=2026-02-30&until=2026-03-01',
      'from=x&until=y',
      'from=2026-01-01',
      `person[$ne]=1&${days}`,
    ])
      expect([odd, (await get(adele, `/audit?format=csv&${odd}`)).status]).toEqual([odd, 400]);
    for (const who of [alex, lee, diego, gail])
      expect([who.name, (await get(who, of(''))).status]).toEqual([who.name, 403]);
  });
});

describe('views of one’s own', () => {
  const save = (who: Person, name: string, view: string, sort = 'deadline') =>
    post(who, '/views', { name, view, sort });
  const viewNames = async (who: Person) => read(TabViews, await get(who, '/views')).views.map(({ name }) => name);

  it('are kept by name, at most twenty, for their person alone, and go with them', async () => {
    expect(read(TabViews, await save(alex, 'Austria', 'inbox;c=AT;p=3')).text).toBe('Saved: Austria');
    expect(read(TabViews, await save(alex, 'Austria', 'inbound;c=AT', 'value')).views).toEqual([
      { name: 'Austria', view: 'inbound;c=AT', sort: 'value' },
    ]);
    for (let number = 10; number < 29; number++) await save(alex, `V${number}`, 'mine');
    expect(read(TabViews, await save(alex, 'One more', 'mine')).text).toBe(
      'There are 20 views already. Remove one first.',
    );
    expect(await viewNames(megan)).toEqual([]);
    const rename = (who: Person, name: string, to: string) => post(who, '/views/rename', { name, to });
    expect(read(TabViews, await rename(alex, 'Austria', 'Alps')).views).toContainEqual({
      ...{ name: 'Alps', view: 'inbound;c=AT', sort: 'value' },
    });
    expect(read(TabViews, await rename(alex, 'Alps', 'V10')).text).toBe('There is a view named V10 already.');
    expect(read(TabViews, await rename(megan, 'Alps', 'Mine'))).toEqual({
      ...{ views: [], text: 'There is no view named Alps any more.', refused: true },
    });
    expect((await rename(alex, 'Alps', '\u200b ')).status).toBe(400);
    // Out of two windows at once: each view gets its name, and nothing that was saved meanwhile is lost.
    const names = await Promise.all([
      rename(alex, 'V10', 'W10'),
      rename(alex, 'V11', 'W11'),
      rename(alex, 'V12', 'W12'),
    ]);
    expect(names.map((answer) => read(TabViews, answer).text)).toEqual(['Saved: W10', 'Saved: W11', 'Saved: W12']);
    await Promise.all([
      post(alex, '/views/remove', { name: 'W10' }),
      rename(alex, 'W11', 'V11'),
      rename(alex, 'W12', 'V12'),
    ]);
    await Promise.all([save(alex, 'V10', 'mine'), save(alex, 'V13', 'inbox'), save(alex, 'V14', 'inbox')]);
    const all = ['Alps', ...Array.from({ length: 19 }, (_, index) => `V${index + 10}`)];
    expect(await viewNames(alex)).toEqual(all);
    await rename(alex, 'Alps', 'Austria');
    await post(megan, '/views/remove', { name: 'Austria' });
    expect((await viewNames(alex)).length).toBe(20);
    const left = read(TabViews, await post(alex, '/views/remove', { name: 'V10' }));
    expect(left.views.map(({ name }) => name)).not.toContain('V10');
    for (const view of ['inbox;o=', 'everything', '{"$ne":1}'])
      expect([view, (await save(alex, 'Odd', view)).status]).toEqual([view, 400]);
    const stranger = { aadObjectId: '00000000-0000-4000-8000-0000000000ff', name: 'Sam' } as Person;
    expect((await save(stranger, 'Mine', 'mine')).status).toBe(403);
    const { db } = desk.parts;
    expect(await db.collection('people').countDocuments({ savedViews: { $exists: true } })).toBe(1);
  });
});

describe('every route there is', async () => {
  const datum = await desk.receives({
    ...{ kind: 'outbound', customer: 'Datum', dealName: 'Secret rollout', team: [alex.email], country: 'NO' },
    ...{ value: 777_123, currency: 'NOK', salesStage: '60', campaign: 'FJORD' },
  });
  const routes = everyRoute(datum);
  // The desk knows them: they are refused for what they may, not for who they are.
  beforeAll(async () => {
    for (const who of [lee, diego, gail, megan]) await who.says('help');
  });
  const stranger = { aadObjectId: '00000000-0000-4000-8000-0000000000fd', name: 'Sam Stranger' };
  /** With Alex's own object id, name and address, which that tenant's administrators can give to anybody. */
  const twin = () => entra.token(alex, { tid: secondTenant, iss: `${entra.authority}/${secondTenant}/v2.0` });
  // The value as a whole: of three digits alone some identifier or time has them by chance.
  const secrets = /Datum|Secret|777.?123|FJORD|Norway|alex\.wilber/;

  async function ask(who: Parameters<typeof get>[0], route: string) {
    const { query, body, file } = routes[route] ?? {};
    const [method = '', template = ''] = route.split(' ');
    const address = `${template.replace(':id', datum)}${query ? `?${query}` : ''}`;
    if (method === 'GET') return get(who, address);
    if (file === undefined) return post(who, address, body);
    const headers = {
      Authorization: `Bearer ${typeof who === 'string' ? who : entra.token(who)}`,
      'Content-Type': 'text/csv',
    };
    const answer = await fetch(`${desk.url}/api/tab${address}`, { method, headers, body: file });
    return { status: answer.status, body: (await answer.json()) as never };
  }

  /** As if Alex's twin had written to the desk: the roster of that tenant says the same address of them. */
  async function meetsTwin(): Promise<void> {
    const people = desk.parts.db.collection<{ _id: string; tenantId: string }>('people');
    const [found] = await people.find({ _id: { $regex: alex.aadObjectId, $options: 'i' } }).toArray();
    if (!found) throw new Error('Alex is not known.');
    const { savedViews: _own, ...known } = found as typeof found & { savedViews?: unknown };
    const _id = found._id.replace(home, secondTenant);
    await people.insertOne({ ...known, _id, tenantId: secondTenant });
  }

  it('stands in the table of who may ask what: whoever adds one says so here', () => {
    expect(routesInSource().length).toBeGreaterThan(20);
    expect(Object.keys(routes).sort()).toEqual(routesInSource());
    // And what the server has in truth, however it was written.
    const { routes: served } = desk.app.http.restify.getDebugInfo() as {
      readonly routes: readonly { readonly method: string; readonly path: string }[];
    };
    const ofTab = served.filter(({ path }) => String(path).startsWith('/api/tab/'));
    expect(ofTab.map(({ method, path }) => `${method.toUpperCase()} ${path.slice('/api/tab'.length)}`).sort()).toEqual(
      Object.keys(routes).sort(),
    );
  });

  it.each([
    ['user', megan],
    ['admin', lee],
    ['reader', diego],
    ['guest', gail],
    ['stranger', stranger],
    ['stranger', 'of another allowed tenant'],
    ['reader', 'of another allowed tenant, whom the desk knows'],
  ] as const)('tells nothing of a deal that is not theirs, and writes nothing: %s %s', async (kind, given) => {
    const who = typeof given === 'string' ? twin() : given;
    if (kind === 'reader' && typeof given === 'string') await meetsTwin();
    await post(alex, '/views', { name: 'Datum', view: 'found;w=datum', sort: 'value' });
    const before = await desk.referral(datum);
    const told: Record<string, unknown> = {};
    for (const [route, { others }] of Object.entries(routes)) {
      const { status, body } = await ask(who, route);
      if (status !== others[kind]) told[route] = status;
      // Their own name for a view, and the words that they typed, come back to them.
      const answer = JSON.stringify(body).replaceAll(/found;w=datum|“datum”|view named datum/gi, '');
      if (secrets.test(answer)) told[`${route} says`] = answer.match(secrets)?.[0];
    }
    expect(told).toEqual({});
    expect((await desk.referral(datum)).version).toBe(before.version);
    const views = read(TabViews, await get(alex, '/views')).views.map(({ name }) => name);
    expect(views).toContain('Datum');
  });

  it('is nobody’s without a good token', async () => {
    const other = '99999999-9999-4999-8999-999999999999';
    const bad = [
      '',
      entra.token(alex, { aud: other }),
      entra.token(alex, { tid: other }),
      entra.token(alex, { exp: 1 }),
      entra.token(alex, { iss: `${entra.authority}/${other}/v2.0` }),
    ];
    const answers = new Set<number>();
    for (const [index, route] of Object.keys(routes).entries())
      answers.add((await ask(bad[index % bad.length] ?? '', route)).status);
    // Whoever is refused so often is asked to wait.
    expect([...answers].filter((status) => status !== 401 && status !== 429)).toEqual([]);
    expect(answers).toContain(401);
  });
});
