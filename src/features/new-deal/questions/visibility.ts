import { refusesHelp } from '../../../answers/aside/refuses-help.ts';
import { fold, withoutEnds, wordsByLength, wordsOf } from '../../../answers/text/said.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import {
  beforeVisibility,
  behindVisibility,
  betweenClauses,
  letsMicrosoftSee,
  visibilityWords,
} from '../../../answers/words/visibility-words.ts';
import { say } from '../../../i18n/catalogue.ts';
import { type DealVisibility, visibilities } from '../draft/deal-draft.ts';
import { problem } from './shared/answer.ts';
import { choiceQuestion } from './shared/choice.ts';
import type { Question } from './shared/question.ts';

/** Partner to partner: not available in Partner Center's API (docs/partner-center.md#deal-types). */
const partnerToPartner = /\bp2p\b|partner[ -]to[ -]partner/i;

const label = (value: DealVisibility) => `newDeal.visibility.${value}` as const;
const choice = choiceQuestion({ field: 'visibility', values: visibilities, sentence: label });

/** Audience of the deal. Its meaning is explained beforehand, because a visible deal cannot be hidden again. */
export const visibility: Question = {
  ...choice,
  alsoCalled: dealFieldWords.visibility,
  read: (draft, said, context) => {
    if (partnerToPartner.test(said)) return problem('newDeal.p2p');
    const named = visibilityNamed(said);
    return (named && choice.pressed(draft, named)) ?? choice.read(draft, said, context);
  },
  isPlain: (said) => visibilityNamed(said) !== undefined,
  toldBy: (said) => visibilityNamed(said) !== undefined,
  suggest: (_draft, _suggestions, locale) => ({
    rows: visibilities.map((value) => ({
      value,
      label: say(locale, label(value)),
      detail: say(locale, `newDeal.visibility.${value}.means`),
    })),
    choices: [],
  }),
  body: (fields) => (fields.visibility ? { shareWithMicrosoftSellers: fields.visibility !== 'private' } : {}),
};

const named = new Map(visibilities.flatMap((value) => wordsOf(visibilityWords[value]).map((word) => [word, value])));
const befores = wordsByLength(beforeVisibility);
const behinds = wordsByLength(behindVisibility);
const mostAround = 6;
const longestVisibility = 60;
const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
const endsAt = (said: string, place: number) =>
  !(alphabetic.test(said.charAt(place - 1)) && alphabetic.test(said.charAt(place)));

/** Matches the whole text: "the private one", "co-sell please", 비공개로 할게요. */
export function visibilityNamed(text: string): DealVisibility | undefined {
  if (text.length > longestVisibility) return undefined;
  if (isSeenWithoutHelp(text)) return 'partner-led';
  let said = withoutEnds(fold(text), /[\s,.!:。！]/);
  for (let round = 0; round <= mostAround; round++) {
    const found = named.get(said);
    if (found) return found;
    const behind = behinds.find((word) => said.endsWith(word) && endsAt(said, said.length - word.length));
    const before = befores.find((word) => said.startsWith(word) && endsAt(said, word.length));
    const next = behind ? said.slice(0, -behind.length) : before ? said.slice(before.length) : said;
    if (next === said) return undefined;
    said = withoutEnds(next, /[\s,]/);
  }
  return undefined;
}

/** `microsoft may see it but we don’t need help`, 微軟可以看，但不用幫忙 */
function isSeenWithoutHelp(text: string): boolean {
  const [seen = '', ...more] = fold(text).split(betweenClauses);
  return letsMicrosoftSee.test(seen.trim()) && more.length === 1 && refusesHelp(more[0] ?? '');
}
