import { sentenceCard } from '../../src/cards/sentence-card.ts';
import { offeredList, offeredSearch } from '../../src/features/lists/list-offered.ts';
import { scorecardCard } from '../../src/features/metrics/scorecard-card.ts';
import { snoozedCard, whenCard } from '../../src/features/reminders/snooze/snooze-said.ts';
import { say } from '../../src/i18n/catalogue.ts';
import { commandWord } from '../../src/i18n/command-words.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aReferral } from '../builders/referral.ts';

const snoozed = {
  kind: 'done',
  referral: aReferral(),
  until: new Date('2026-11-24T08:00:00Z'),
  isEarlier: true,
} as const;
const referralId = '11111111-0000-4000-8000-000000000001';

function button(locale: Locale, label: 'button.accept' | 'sentence.lookFirst' | 'button.open', verb: string) {
  return { title: say(locale, label), tooltip: 'Fabrikam', verb, data: { referralId } };
}

const inNovember = { from: Date.parse('2026-11-01T00:00:00Z'), to: Date.parse('2026-12-01T00:00:00Z') };
const time = { kind: 'time', p50: 5 * 3_600_000, p90: 52 * 3_600_000, n: 31, corrected: 0 } as const;
const share = (part: number, whole: number) => ({ kind: 'ratio', part, whole }) as const;

/** What the desk answers to sentences. */
export const sentenceLooks = {
  'sentence-read-back': (locale: Locale) =>
    sentenceCard(locale, {
      title: say(locale, 'sentence.accept', { customer: 'Southridge Video' }),
      rows: [
        {
          title: 'Southridge Video',
          detail: 'Document archive with search for forty locations · €158,000',
          buttons: [
            button(locale, 'button.accept', 'referral.accept-as-is'),
            button(locale, 'sentence.lookFirst', 'referral.open'),
          ],
        },
      ],
    }),
  scorecard: (locale: Locale) =>
    scorecardCard(
      { locale, zone: 'Europe/Berlin' },
      {
        metrics: [
          { id: 'answer-time', figures: [{ key: 'all', count: 31, value: time }] },
          { id: 'answered-in-time', figures: [{ key: '24-hours', count: 24, value: share(24, 33) }] },
          { id: 'acceptance', figures: [{ key: 'accepted', count: 22, value: share(22, 31) }] },
          { id: 'expiry', figures: [{ key: 'expired', count: 2, value: share(2, 33) }] },
          { id: 'win-rate', figures: [{ key: 'won', count: 0, value: share(0, 0) }] },
          { id: 'will-expire', figures: [{ key: 'at-risk', count: 3, isMarked: true }] },
        ],
      },
      { period: inNovember, zone: 'Europe/Berlin' },
      { viewOf: (figure) => `found;m=${figure}`, tab: 'https://teams.microsoft.com/l/entity/1/referrals' },
    ),
  'snoozed-earlier': (locale: Locale) =>
    snoozedCard({ locale, timeZone: 'Europe/Berlin', zoneIsOwn: true }, snoozed, snoozed.until),
  'snooze-when': (locale: Locale) =>
    whenCard({ locale, timeZone: 'Europe/Berlin', zoneIsOwn: true }, snoozed.referral, false),
  'snooze-of-one': (locale: Locale) =>
    whenCard({ locale, timeZone: 'Europe/Berlin', zoneIsOwn: true }, snoozed.referral, true),
  'sentence-answer': (locale: Locale) =>
    sentenceCard(locale, {
      title: say(locale, 'sentence.owner', { customer: 'Fabrikam', owner: 'Megan Bowen' }),
      rows: [{ title: 'Fabrikam', detail: 'Data platform', buttons: [button(locale, 'button.open', 'referral.open')] }],
    }),
  'sentence-several': (locale: Locale) =>
    sentenceCard(locale, {
      title: say(locale, 'sentence.several', { count: 3 }),
      rows: ['Document archive', 'Call centre', 'Video search'].map((name, index) => ({
        title: `${index + 1}. ${name}`,
        detail:
          index === 1
            ? say(locale, 'sentence.owner.nobody', { customer: 'Southridge Video' })
            : say(locale, 'sentence.owner.absent', { customer: 'Southridge Video', owner: 'Megan Bowen' }),
        buttons: [button(locale, 'button.open', 'referral.open')],
      })),
    }),
  'sentence-guess': (locale: Locale) =>
    sentenceCard(locale, {
      title: say(locale, 'unhandled', { help: commandWord(locale, 'help'), inbox: commandWord(locale, 'inbox') }),
      lines: [say(locale, 'sentence.guess')],
      guesses: (['inbox', 'myReferrals', 'newDeal'] as const).map((name) => {
        const words = commandWord(locale, name);
        return { words, title: words.charAt(0).toLocaleUpperCase(locale) + words.slice(1) };
      }),
    }),
  // A list with as many filters as a message may name.
  'sentence-guess-filters': (locale: Locale) =>
    sentenceCard(locale, {
      title: say(locale, 'sentence.guess'),
      guesses: [
        offeredSearch(locale, { state: 'accepted', country: 'DE', closing: '2026-10-01+2026-12-31' }),
        offeredSearch(locale, { state: 'accepted', country: 'DE' }),
        offeredList(locale, { list: 'inbound', filters: { country: 'DE', owner: 'nobody', sender: 'microsoft' } }),
      ].flatMap((one) => one ?? []),
    }),
};
