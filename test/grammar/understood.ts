import { lexiconOf } from '../../src/grammar/lexicon.ts';
import type { Intent, Meaning } from '../../src/grammar/meaning.ts';
import { type Named, NameIndex } from '../../src/grammar/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { meaningText } from './meaning-text.ts';

export const today = '2026-11-24';

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

const writing: ReadonlySet<Intent> = new Set([
  ...(['accept', 'decline', 'claim', 'release', 'won', 'lost', 'new-deal', 'undo', 'remind', 'language'] as const),
  ...(['set-value', 'set-stage', 'set-close-date', 'note'] as const),
]);

/** What the desk understands in one language; `judged` says whether that is what the table says. */
export function understandingIn(locale: Locale) {
  const known = customers[locale].map(([customer, called]) => ({ id: called, customer }));
  const names = new NameIndex([...known, ...proseware], lexiconOf(locale));
  const meanings = (message: string) => readMessage(message, names, { locale, today });

  function textOf(first: Meaning | undefined): string {
    if (!first) return '?';
    if (first.ids.length > 1) return first.intent === 'open' ? 'open name:Proseware' : '?';
    return meaningText(first, (id) => id, { locale, today });
  }

  return {
    understood: (message: string) => textOf(meanings(message)[0]),
    /** `wrong` is worse than `missed`: something that writes is offered which nobody asked for. */
    judged(message: string, table: string): { verdict: 'right' | 'missed' | 'wrong'; said: string } {
      const found = meanings(message);
      const said = textOf(found[0]);
      const readings = table.split(' | ');
      const looks = readings.find((reading) => reading.startsWith('look'));
      const offers = found.filter(({ intent }) => writing.has(intent));
      if (readings.some((reading) => means(said, reading)) && (!looks || offers.length === 0 || said !== '?')) {
        return { verdict: 'right', said };
      }
      if (looks && offers.length === 0) {
        const name = / name:(.*)/.exec(said)?.[1];
        return { verdict: name === undefined || looks.endsWith(name) ? 'right' : 'missed', said };
      }
      const [first] = offers;
      const isWrong = first !== undefined && (looks !== undefined || !isUnfinished(textOf(first), readings));
      return { verdict: isWrong ? 'wrong' : 'missed', said: first ? `${said} (offers ${first.intent})` : said };
    },
  };
}

/** What was asked for, with something missing: the desk asks for it. */
function isUnfinished(said: string, readings: readonly string[]): boolean {
  const [intent, ...details] = said.split(/ (?=[a-z-]+:|urgent)/);
  return readings.some(
    (reading) =>
      reading.split(' ')[0] === intent &&
      / name:/.test(reading) === / name:/.test(said) &&
      details.every((detail) => reading.includes(detail)),
  );
}

/** The same intent, every detail that the table names, and no words left over that it doesn't. */
export function means(said: string, reading: string): boolean {
  const [saidIntent, ...saidDetails] = said.split(/ (?=[a-z-]+:|urgent)/);
  const [intent, ...details] = reading.split(/ (?=[a-z-]+:|urgent)/);
  if (saidIntent?.split(' ')[0] !== intent?.split(' ')[0]) return false;
  const named = details.filter((detail) => !readByTheFeature.test(detail));
  const unknown = saidDetails.filter((detail) => detail.startsWith('words:') && !details.includes(detail));
  return unknown.length === 0 && named.every((detail) => saidDetails.some((each) => each.startsWith(detail)));
}

/** What help, reminders and the person's own lists make of a sentence is theirs. */
const readByTheFeature = /^(?:topic:|day:2026-11-25$|owner:me$|state:accepted$)/;
