import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt, inBrackets, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealFields } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions } from '../questions/order.ts';
import { applies, inTurn } from '../questions/rules.ts';

/**
 * Upper bounds in characters, tried in order. Deciding details (a phone number, a solution's id) are not cut; of notes,
 * the beginning is enough to recognize them.
 */
const lengths = [300, 110, 60, 30] as const;
/** Upper bound in bytes of all rows together, because Teams rejects larger cards. Only hostile texts come near it. */
const mostBytes = 7_000;
/** Upper bound of colleagues or solutions that are listed individually. */
const mostLines = 8;

/** Everything that will be sent, each with its button. */
export function reviewRows(fields: DealFields, locale: Locale) {
  const all = askedQuestions.filter((id) => {
    const { review, beforeCreating } = questions[id];
    return applies(fields, id) && review !== 'none' && !beforeCreating;
  });
  // Optional fields without a value share one line, which opens the list of them.
  const isLeftOut = (id: AskedQuestion) => !inTurn(fields, id) && linesOf(id, fields, locale).length === 0;
  const asked = all.filter((id) => !isLeftOut(id) && !questions[id].opens);
  const leftOut = all.filter(isLeftOut).map((id) => say(locale, `newDeal.field.${id}`));
  const lists = all.filter((id) => questions[id].opens && leftOut.length > 0);
  const rows = (length: number) => [
    ...asked.map((id) => reviewRow(id, fields, { locale, length })),
    ...lists.map((id) => ({
      ...reviewRow(id, fields, { locale, length }),
      texts: [{ text: inBrackets(locale, '–', joinedIn(locale, leftOut)), size: 'Default' as const }],
    })),
  ];
  const ways = lengths.map((length) => () => rows(length));
  const fits = ways.find((way) => bytesOf(way()) <= mostBytes);
  return (fits ?? ways.at(-1))?.() ?? [];
}

/** Estimated size on the card: each line below a row is an additional element. */
function bytesOf(rows: readonly { readonly texts: readonly { readonly size: string }[] }[]): number {
  const below = rows.flatMap(({ texts }) => texts).filter(({ size }) => size === 'Small').length;
  return Buffer.byteLength(JSON.stringify(rows)) + below * 95;
}

function linesOf(id: AskedQuestion, fields: DealFields, locale: Locale): readonly string[] {
  const { review, say: sayAnswer } = questions[id];
  const together = review === 'none' ? undefined : review;
  const text = together ? together.say(fields, locale) : sayAnswer(fields, locale);
  return together?.lines?.(fields, locale) ?? (text ? [text] : []);
}

function reviewRow(
  id: AskedQuestion,
  fields: DealFields,
  { locale, length }: { readonly locale: Locale; readonly length: number },
) {
  const { review, assumed } = questions[id];
  const label = say(locale, review === 'none' || !review ? `newDeal.field.${id}` : review.label);
  const lines = linesOf(id, fields, locale);
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), say(locale, 'fact.more', { count: more })] : lines;
  return {
    question: id,
    label,
    texts: (shown.length > 0 ? shown : ['–']).flatMap((line) => inParts(line, length)),
    assumed: assumed?.(fields) ? [{ text: say(locale, 'newDeal.assumed') }] : [],
    tooltip: aboutIt(locale, say(locale, 'newDeal.button.change'), label),
  };
}

/** The value, with details below it in smaller print; on one line if space is short. */
function inParts(line: string, length: number) {
  const parts = length < lengths[1] ? [line.replaceAll('\n', ' · ')] : line.split('\n');
  return parts.map((part, index) => ({
    text: plain(part, { max: length }),
    size: index === 0 ? ('Default' as const) : ('Small' as const),
  }));
}

/** The question that the consent box beside Create refers to. */
export function askedBeforeCreating(fields: DealFields, locale: Locale): string {
  const hints = askedQuestions.filter((id) => questions[id].beforeCreating).map((id) => questions[id].hint?.(fields));
  return hints.flatMap((hint) => (hint ? [say(locale, hint)] : [])).join(' ');
}
