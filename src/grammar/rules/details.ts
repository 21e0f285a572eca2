import { type AmountAnswer, readAmount } from '../../answers/amount/amount.ts';
import { isPlainlyStage } from '../../answers/choice/stage.ts';
import { type DayAnswer, readDay } from '../../answers/day/day.ts';
import { spokenDeal } from '../../answers/line/spoken-deal.ts';
import { readMoment } from '../../answers/moment/moment.ts';
import { momentWithin } from '../../answers/moment/moment-within.ts';
import { readPersonName } from '../../answers/person/person-name.ts';
import { personPieces } from '../../answers/person/person-pieces.ts';
import { readCountry } from '../../answers/place/country.ts';
import { readLanguage } from '../../answers/settings/language.ts';
import type { Locale } from '../../i18n/locale.ts';
import { saysApart } from './apart.ts';
import type { DetailReaders } from './rule.ts';

export interface DetailContext {
  readonly locale: Locale;
  /** `YYYY-MM-DD`, in the user's time zone. */
  readonly today: string;
}

/** The readers with which rules test a span of words that is not in the vocabulary. */
export function detailReaders({ locale, today }: DetailContext): DetailReaders {
  const moment = { locale, now: new Date(`${today}T00:00Z`), timeZone: 'UTC', dayStart: 0 };
  return {
    isAmount: once((said) => isRead(readAmount(said, { locale }))),
    isDay: once((said) => isRead(readDay(said, { locale, today }))),
    isMoment: once((said) => readMoment(said, moment).kind === 'moment'),
    hasMoment: once((said) => momentWithin(said, moment).kind === 'moment'),
    isStage: isPlainlyStage,
    dealLine: (said) => spokenDeal(said, { locale, today }),
    isPerson,
    isLanguage: isLanguageAlone,
    isSaidApart: (pieces, action) => saysApart(pieces, action, locale),
    isCountry: (said) =>
      (said.length > 3 || /^[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(said)) && readCountry(said).kind === 'country',
  };
}

/** Memoized: several rules test the same span of one message. */
function once(isRead: (said: string) => boolean): (said: string) => boolean {
  const read = new Map<string, boolean>();
  return (said) => {
    const known = read.get(said) ?? isRead(said);
    read.set(said, known);
    return known;
  };
}

function isPerson(said: string): boolean {
  const { email, phone, rest } = personPieces(said);
  const isNamed = rest !== '' && readPersonName(rest).kind !== 'nothing';
  return isNamed || (rest === '' && (email ?? phone) !== undefined);
}

const mostWordsOfLanguage = 5;

function isLanguageAlone(said: string): boolean {
  if (said.split(/\s+/).length > mostWordsOfLanguage || /[:：]/.test(said)) return false;
  return readLanguage(said).kind === 'language';
}

/** An ambiguous reading counts too: it is a value or a day, even if the desk has to ask which one. */
function isRead(answer: AmountAnswer | DayAnswer): boolean {
  return answer.kind !== 'nothing';
}
