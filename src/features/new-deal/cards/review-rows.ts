import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealFields } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions } from '../questions/order.ts';
import { applies } from '../questions/rules.ts';

/** What decides is not cut (a phone number, a solution's id); of notes, the beginning is enough to know them by. */
const lengths = [300, 110, 60, 30] as const;
/** Of all rows together: a card that is larger would not be taken. Only texts that mean no good come near. */
const mostBytes = 7_000;
/** Colleagues or solutions that are named one by one. */
const mostLines = 8;

/** All that will be sent, each with its button. */
export function reviewRows(fields: DealFields, locale: Locale) {
  const asked = askedQuestions.filter((id) => {
    const { review, beforeCreating } = questions[id];
    return applies(fields, id) && review !== 'none' && !beforeCreating;
  });
  const all = lengths.map((length) => () => asked.map((id) => reviewRow(id, fields, { locale, length })));
  const fits = all.find((rows) => Buffer.byteLength(JSON.stringify(rows())) <= mostBytes);
  return (fits ?? all.at(-1))?.() ?? [];
}

function reviewRow(
  id: AskedQuestion,
  fields: DealFields,
  { locale, length }: { readonly locale: Locale; readonly length: number },
) {
  const { review, say: sayAnswer, assumed } = questions[id];
  const together = review === 'none' ? undefined : review;
  const label = say(locale, together?.label ?? `newDeal.field.${id}`);
  const text = together ? together.say(fields, locale) : sayAnswer(fields, locale);
  const lines = together?.lines?.(fields, locale) ?? (text ? [text] : []);
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), say(locale, 'fact.more', { count: more })] : lines;
  return {
    question: id,
    label,
    texts: (shown.length > 0 ? shown : ['–']).map((line) => ({ text: plain(line, { max: length }) })),
    assumed: assumed?.(fields) ? [{ text: say(locale, 'newDeal.assumed') }] : [],
    tooltip: `${say(locale, 'newDeal.button.change')}: ${label}`,
  };
}

/** What the box beside Create is about. */
export function askedBeforeCreating(fields: DealFields, locale: Locale): string {
  const hints = askedQuestions.filter((id) => questions[id].beforeCreating).map((id) => questions[id].hint?.(fields));
  return hints.flatMap((hint) => (hint ? [say(locale, hint)] : [])).join(' ');
}
