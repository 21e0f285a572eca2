import { withoutPoliteness } from '../../../answers/aside/aside.ts';
import { removingWords } from '../../../answers/aside/aside-words.ts';
import { numberSaid, readChoice } from '../../../answers/choice/choice.ts';
import { fold, foldName, longestAnswer, wordsByLength } from '../../../answers/text/said.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import type { Suggested, SuggestedRow } from '../questions/shared/question.ts';

export type OnCard =
  /** The button's value. */
  | { readonly kind: 'pressed'; readonly value: string }
  /** The number is out of range; `count` options are shown. */
  | { readonly kind: 'no-such-number'; readonly count: number };

/** Upper bound: a larger number is more likely a value than a position. */
const mostNumbered = 30;

/**
 * Resolves typed text to an option of the card: its number, its full label, or its value. Typing thus has the effect of
 * pressing at every question. Partial matches are left to the question's own parser.
 */
export function onCard(
  draft: Pick<DealDraft, 'asking' | 'pending'>,
  said: string,
  { rows, choices }: Suggested,
  locale: Locale,
): OnCard | undefined {
  if (said.length > longestAnswer) return undefined;
  const numbered = rows.filter(({ remove }) => !remove);
  const options = [...numbered, ...choices];
  const text = withoutPoliteness(said);
  const carried = options.find(({ value }) => value === text);
  if (carried) return pressed(carried.value);
  const named = options.filter(({ label }) => foldName(label) === foldName(text));
  if (named[0] && named.length === 1) return pressed(named[0].value);
  const removed = removal(text, rows, locale);
  if (removed) return pressed(removed);
  // Yes and no are answered in words, not by number.
  const { pending } = draft;
  const yesNo =
    pending && pending.kind !== 'create' ? pending.kind === 'discard' : questionOf(draft.asking)?.noAnswersIt;
  if (yesNo || options.length === 0) return undefined;
  const number = numberSaid(text, options.length);
  if (number === undefined || number > mostNumbered) return undefined;
  const chosen = options[number - 1];
  if (chosen) return pressed(chosen.value);
  return numbered.length > 0 ? { kind: 'no-such-number', count: options.length } : undefined;
}

function pressed(value: string): OnCard {
  return { kind: 'pressed', value };
}

const removing = wordsByLength(removingWords);

/** "remove Megan", "убрать Megan", Megan 빼기; if only one row can be removed, the verb alone. */
function removal(text: string, rows: readonly SuggestedRow[], locale: Locale): string | undefined {
  const present = rows.filter(({ remove }) => remove);
  if (present.length === 0) return undefined;
  const said = fold(text);
  const words = [fold(say(locale, 'newDeal.button.remove')), ...removing];
  const word = words.find((one) => said === one || said.startsWith(`${one} `) || said.endsWith(` ${one}`));
  if (word === undefined) return undefined;
  const whose =
    said === word ? '' : said.startsWith(`${word} `) ? said.slice(word.length) : said.slice(0, -word.length);
  if (whose.trim() === '') return present.length === 1 ? present[0]?.value : undefined;
  const choice = readChoice(
    whose,
    present.map(({ label }) => label),
  );
  return choice.kind === 'choice' ? present[choice.index]?.value : undefined;
}
