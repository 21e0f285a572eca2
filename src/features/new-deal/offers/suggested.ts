import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft } from '../draft/deal-draft.ts';
import { questionOf, questions } from '../questions/all.ts';
import type { AskedQuestion } from '../questions/order.ts';
import { readingOptions } from '../questions/read-answer.ts';
import { applies, inTurn } from '../questions/rules.ts';
import { currencyOptions } from '../questions/shared/amounts.ts';
import type { Option } from '../questions/shared/answer.ts';
import type { Suggestions } from '../questions/shared/look-ups.ts';
import type { Suggested } from '../questions/shared/question.ts';

/** Button values for words that are ambiguous between an answer and a request. */
export const meantAs = { answer: 'answer', deed: 'deed', not: 'not' } as const;

/** Answers for buttons. */
export function suggested(draft: DealDraft, suggestions: Suggestions, locale: Locale): Suggested {
  const pending = pendingOptions(draft, locale);
  if (pending) return draft.pending?.kind === 'doubt' ? wherePossible(pending) : { rows: [], choices: pending };
  const question = questionOf(draft.asking);
  if (question?.opens) return { rows: [], choices: toOpen(draft, question.opens, locale) };
  return question?.suggest?.(draft, suggestions, locale) ?? wherePossible(question?.options?.(locale) ?? []);
}

/** Buttons that open other questions: answered ones are ticked. */
function toOpen({ fields }: DealDraft, ids: readonly AskedQuestion[], locale: Locale): readonly Option[] {
  return ids
    .filter((id) => applies(fields, id) && !inTurn(fields, id))
    .map((id) => {
      const label = say(locale, `newDeal.field.${id}`);
      return { value: id, label: questions[id].say(fields, locale) ? `${label} ✓` : label };
    });
}

function pendingOptions({ asking, pending }: DealDraft, locale: Locale): readonly Option[] | undefined {
  if (pending?.kind === 'readings') return readingOptions(asking, pending.values, locale);
  if (pending?.kind === 'currency') return currencyOptions(locale);
  if (pending?.kind === 'meant') {
    const field = say(locale, `newDeal.field.${asking === 'review' ? 'notes' : asking}`);
    return [
      { value: meantAs.answer, label: say(locale, 'newDeal.meant.answer', { field }) },
      pending.deed
        ? { value: meantAs.deed, label: say(locale, 'newDeal.meant.deed') }
        : { value: meantAs.not, label: say(locale, 'newDeal.no') },
    ];
  }
  if (pending?.kind === 'other') {
    return [
      { value: 'yes', label: say(locale, 'newDeal.yes') },
      { value: 'no', label: say(locale, 'newDeal.no') },
    ];
  }
  if (pending?.kind === 'doubt') {
    const [first, ...instead] = readingOptions(asking, [pending.value, ...pending.instead], locale);
    return first ? [{ ...first, label: say(locale, 'newDeal.doubt.yes', { answer: first.label }) }, ...instead] : [];
  }
  if (pending?.kind === 'discard') {
    return [
      { value: 'yes', label: say(locale, 'newDeal.discard.yes') },
      { value: 'no', label: say(locale, 'newDeal.discard.no') },
    ];
  }
  return undefined;
}

/** Upper bound in characters: a narrow card cuts off a longer title, but wraps a row's text. */
const longestTitle = 36;

function wherePossible(options: readonly Option[]): Suggested {
  const fit = options.every(({ label }) => label.length <= longestTitle);
  return fit ? { rows: [], choices: options } : { rows: options, choices: [] };
}
