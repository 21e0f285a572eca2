import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../src/grammar/lexicon.ts';
import { type Named, NameIndex } from '../../src/grammar/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { meaningText } from './meaning-text.ts';
import { english } from './messages/en.ts';
import { korean } from './messages/ko.ts';
import { russian } from './messages/ru.ts';
import { chinese } from './messages/zh-tw.ts';

const today = '2026-11-24';

/** As the desk knows them, and as the tables call them. */
const customers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Southridge Video', 'Southridge Video'],
    ['Coho Winery', 'Coho Winery'],
    ['Adatum', 'Adatum'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Contoso', 'Contoso'],
    ['Contoso Suites', 'Contoso Suites'],
  ],
  ru: [
    ['ООО «Ромашка»', 'Ромашка'],
    ['АО «Звезда»', 'Звезда'],
    ['Контосо', 'Контосо'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Вектор Плюс', 'Вектор Плюс'],
  ],
  ko: [
    ['한빛소프트', '한빛소프트'],
    ['대한테크', '대한테크'],
    ['콘토소', '콘토소'],
    ['서울물류', '서울물류'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Coho Winery', 'Coho Winery'],
  ],
  'zh-TW': [
    ['宏達股份有限公司', '宏達股份有限公司'],
    ['「星辰」有限公司', '星辰'],
    ['台北物流', '台北物流'],
    ['聯發科技', '聯發科技'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Coho Winery', 'Coho Winery'],
  ],
};
/** Two deals of one customer: its name alone says neither. */
const proseware: readonly Named[] = [
  { id: 'Proseware data platform', customer: 'Proseware', title: 'Proseware data platform' },
  { id: 'Proseware VM migration', customer: 'Proseware', title: 'Proseware VM migration' },
];

describe.each([
  ['en', english],
  ['ru', russian],
  ['ko', korean],
  ['zh-TW', chinese],
] as const)('messages in %s', (locale, table) => {
  const known = customers[locale].map(([customer, called]) => ({ id: called, customer }));
  const names = new NameIndex([...known, ...proseware], lexiconOf(locale));

  function understood(message: string): string {
    const [first] = readMessage(message, names, { locale, today });
    if (!first) return '?';
    if (first.ids.length > 1) return first.intent === 'open' ? 'open name:Proseware' : '?';
    return meaningText(first, (id) => id, { locale, today });
  }

  it.each(table)('reads "%s"', (message, meaning) => {
    const readings = meaning.split(' | ');
    const said = understood(message);
    expect(
      readings.some((reading) => means(said, reading)),
      `${said} instead of ${meaning}`,
    ).toBe(true);
  });

  it('has 150 messages at least, each once', () => {
    expect(new Set(table.map(([message]) => message)).size).toBe(table.length);
    expect(table.length).toBeGreaterThanOrEqual(150);
  });
});

/** The same intent, every detail that the table names, and no words left over that it doesn't. */
function means(said: string, reading: string): boolean {
  const [saidIntent, ...saidDetails] = said.split(/ (?=[a-z-]+:|urgent)/);
  const [intent, ...details] = reading.split(/ (?=[a-z-]+:|urgent)/);
  if (saidIntent?.split(' ')[0] !== intent?.split(' ')[0]) return false;
  const named = details.filter((detail) => !readByTheFeature.test(detail));
  const unknown = saidDetails.filter((detail) => detail.startsWith('words:') && !details.includes(detail));
  return unknown.length === 0 && named.every((detail) => saidDetails.some((each) => each.startsWith(detail)));
}

/** What help, reminders and the person's own lists make of a sentence is theirs. */
const readByTheFeature = /^(?:topic:|day:2026-11-25$|owner:me$|state:accepted$)/;
