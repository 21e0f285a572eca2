import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { say } from '../../../src/i18n/catalogue.ts';
import { commandWord } from '../../../src/i18n/command-words.ts';
import { formatCalendarDate } from '../../../src/i18n/format.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { type OpenDesk, openForAll } from '../support/open-desk.ts';

/**
 * `FILE_ROUND_LANGUAGES=en,ko,ru,zh-TW` plays it in each, with the longer story behind it, whose forty deals would stand in
 * the way of the other stories; `FILE_ROUND_PICTURES=<folder>` keeps what was seen.
 */
const languages = (process.env.FILE_ROUND_LANGUAGES ?? 'en').split(',') as Locale[];
const pictures = process.env.FILE_ROUND_PICTURES;
const words: Readonly<Record<Locale, string>> = { en: 'English', ko: '한국어', ru: 'Русский', 'zh-TW': '繁體中文' };

/**
 * The Playground carries no files: they come and go by the pages of the desk's own links, which open from its cards.
 */
describe.each(languages)('a file goes in and out at the open desk (%s)', (locale) => {
  const customer = `Woodgrove Files ${locale}`;
  const text = (key: Parameters<typeof say>[1], values?: Parameters<typeof say>[2]) => say(locale, key, values);
  const file = 'deals.csv';
  let desk: OpenDesk;
  let shots = 0;

  openForAll(async (opened) => {
    desk = opened;
    await desk.arrives({
      ...{ kind: 'private', customer, dealName: 'Before the file', value: 1_000, currency: 'EUR' },
      team: ['alex.wilber@contoso.example'],
      solutions: [{ id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' }],
    });
  });

  async function shoot(page: Page): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${locale}-${++shots}.png`) });
  }

  /** A card’s button that leads to a page of the desk is a link to those who can’t see it. */
  async function opensLink(title: string): Promise<Page> {
    const { page } = desk.person;
    const link = page.getByRole('link', { name: title, exact: true }).last();
    await link.waitFor();
    await shoot(page);
    const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await opened.waitForLoadState();
    return opened;
  }

  async function downloads(get: string): Promise<readonly Record<string, string>[]> {
    const { person } = desk;
    // The links of the files before stand there still, and are used up.
    const links = person.page.getByRole('link', { name: text('bulk.button.download'), exact: true });
    const before = await links.count();
    await person.press(get, person.cards().filter({ hasText: get }).last());
    await links.nth(before).waitFor();
    const page = await opensLink(text('bulk.button.download'));
    await shoot(page);
    const button = page.getByRole('button', { name: text('bulk.button.download') });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    await page.close();
    return parse(Buffer.concat(chunks), { bom: true, columns: true });
  }

  /** By the page of the desk's link; gives its rehearsal. */
  async function sends(name: string, content: string): Promise<Locator> {
    const { person } = desk;
    // The link of a file before stands there still, and is used up.
    const links = person.page.getByRole('link', { name: text('bulk.button.upload'), exact: true });
    const before = await links.count();
    await person.say(commandWord(locale, 'import'));
    await links.nth(before).waitFor();
    const page = await opensLink(text('bulk.button.upload'));
    await page
      .getByLabel(text('bulk.upload.file'))
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    await shoot(page);
    await page.getByRole('button', { name: text('bulk.upload.send') }).click();
    await page.getByText(text('bulk.upload.done')).waitFor();
    await shoot(page);
    await page.close();
    return person.cardWith(text('bulk.import.what', { file: name }));
  }

  it('is sent by the link’s page, rehearsed, imported, and comes back as three files', async () => {
    const { person } = desk;
    if (locale !== 'en') await person.say(`language ${words[locale]}`);
    const { id } = await desk.record(customer);
    const rehearsal = await sends(file, fileOf(customer, id));
    for (const [key, count] of [
      ['create', 1],
      ['change', 1],
      ['error', 1],
    ] as const)
      await rehearsal
        .getByText(text(`bulk.count.${key}`, { count }))
        .first()
        .waitFor();
    await shoot(person.page);
    expect(await desk.record(customer)).toMatchObject({ name: 'Before the file' });
    await person.press(text('bulk.button.import'), rehearsal);

    const summary = person
      .cards()
      .filter({ hasText: text('bulk.result.restore.get') })
      .last();
    await summary.waitFor();
    await summary
      .getByText(text('bulk.run.created', { count: '1' }))
      .first()
      .waitFor();
    await shoot(person.page);
    const { name } = (await desk.records(customer)).find((record) => record.id === id) ?? {};
    expect(name).toBe('After the file');

    const processed = await downloads(text('bulk.result.processed.get'));
    expect(processed.map((row) => [row['Deal Name'], row['Referral ID'] !== '', row.Errors !== ''])).toEqual([
      ['New by file', true, false],
      ['After the file', true, false],
      ['Without a currency', false, true],
    ]);
    const failed = await downloads(text('bulk.result.failed.get'));
    expect(failed.map((row) => row['Deal Name'])).toEqual(['Without a currency']);
    const restore = await downloads(text('bulk.result.restore.get'));
    expect(restore).toEqual([expect.objectContaining({ 'Referral ID': id, 'Deal Name': 'Before the file' })]);
    await person.hears(commandWord(locale, 'lastImport'), text('bulk.result.restore.get'));
    await shoot(person.page);

    const back = await sends('restore.csv', asText(restore));
    await back
      .getByText(text('bulk.count.change', { count: 1 }))
      .first()
      .waitFor();
    await person.press(text('bulk.button.import'), back);
    await person.cardWith(text('bulk.run.done', { file: 'restore.csv' }));
    await shoot(person.page);
    expect((await desk.records(customer)).find((record) => record.id === id)?.name).toBe('Before the file');
    if (locale !== 'en') await person.say(`language ${words.en}`);
  });

  it.runIf(process.env.FILE_ROUND_LANGUAGES)(
    'forty dates are mended by one press; stopped, it leaves out what can’t be taken back, which is sent again',
    async () => {
      const { person } = desk;
      if (locale !== 'en') await person.say(`language ${words[locale]}`);
      const { id } = await desk.records(customer).then(([first]) => first ?? { id: '' });
      const rehearsal = await sends('dates.csv', datesOf(customer, id));
      await rehearsal
        .getByText(text('bulk.row.doubt.closeDate', { count: 41 }))
        .first()
        .waitFor();
      await shoot(person.page);
      const example = formatCalendarDate(locale, new Date('2030-12-31T00:00:00Z'));
      await person.press(text('bulk.button.dayFirst', { example }), rehearsal);
      const mended = await person.cardWith(text('bulk.count.create', { count: 40 }));
      await shoot(person.page);
      // Each names what it shows, for those who can't see beside what it stands.
      await mended
        .getByRole('button')
        .filter({ hasText: text('bulk.button.rows') })
        .first()
        .click();
      await person.cardWith('Dated 1');
      await shoot(person.page);
      await person.press(text('bulk.button.back'));
      await person.press(
        text('bulk.button.import'),
        person
          .cards()
          .filter({ hasText: text('bulk.count.create', { count: 40 }) })
          .last(),
      );

      const rows = text('bulk.run.rows', { done: '40', total: '41' });
      const running = await person.cardWith(rows);
      await shoot(person.page);
      await person.press(text('bulk.button.stop'), running);
      await person.cardWith(text('bulk.run.stopped', { file: 'dates.csv' }));
      await shoot(person.page);
      expect((await desk.records(customer)).find((record) => record.id === id)?.status).toBe('Active');

      const left = await downloads(text('bulk.result.failed.get'));
      expect(left.map((row) => row['Referral ID'])).toEqual([id]);
      const again = await sends('left.csv', asText(left));
      // Its cells stand as they were sent.
      await person.press(text('bulk.button.dayFirst', { example }), again);
      await person.press(text('bulk.button.import'), again);
      await person.cardWith(text('bulk.run.rows', { done: '0', total: '1' }));
      await desk.timePasses('PT2M');
      await person.cardWith(text('bulk.run.done', { file: 'left.csv' }));
      await shoot(person.page);
      expect((await desk.records(customer)).find((record) => record.id === id)?.status).toBe('Closed');

      for (const command of ['template', 'export'] as const) {
        const before = await person.page.getByRole('link', { name: text('bulk.button.download'), exact: true }).count();
        await person.say(commandWord(locale, command));
        await person.page
          .getByRole('link', { name: text('bulk.button.download'), exact: true })
          .nth(before)
          .waitFor();
        await shoot(person.page);
      }
      if (locale !== 'en') await person.say(`language ${words.en}`);
    },
  );
});

function asText(rows: readonly Record<string, string>[]): string {
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
  return lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
}

/** Forty new deals and one that would be won, with dates as they are written in Europe. */
function datesOf(customer: string, id: string): string {
  const [names = '', isNew = '', changed = ''] = fileOf(customer, id)
    .replaceAll('12/31/2030', '31/12/2030')
    .split('\r\n');
  const rows = Array.from({ length: 40 }, (_, number) => isNew.replaceAll('New by file', `Dated ${1 + number}`));
  return [names, ...rows, changed.replace('Active,Accepted', 'Closed,Won')].join('\r\n');
}

function fileOf(customer: string, id: string): string {
  const names = [
    ...['Referral ID', 'Deal Name', 'Customer Name', 'Customer Address Line 1', 'Customer City', 'Customer Country'],
    ...['Partner Referral Status', 'Partner Referral Substatus', 'Estimated Deal Value', 'Currency'],
    ...['Estimated Close Date', 'Microsoft help required?', 'Share with Microsoft sales team'],
    ...['Consent to share Customer/Partner contact', 'Solution 1', 'Team member 1'],
  ];
  const member = '"Alex, Wilber, +1 425 555 0101, alex.wilber@contoso.example"';
  const rest = `12/31/2030,No,No,Yes,SOL-34104-EBB,${member}`;
  const isNew = (name: string, currency: string) =>
    `,${name},${customer} ${name},One Way,Redmond,US,New,Accepted,2500,${currency},${rest}`;
  return [
    names.join(','),
    isNew('New by file', 'USD'),
    `${id},After the file,${customer},One Way,Redmond,US,Active,Accepted,2500,EUR,${rest}`,
    isNew('Without a currency', ''),
  ].join('\r\n');
}
