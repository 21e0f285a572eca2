import type { LineField } from '../../../answers/line/line-words.ts';
import type { DealLine } from '../../../answers/line/one-line.ts';
import { unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Note } from '../conversation/outcome.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';

const byField = new Map(askedQuestions.map((id) => [questions[id].line?.field, id]));

/** The question that a line's field answers. A field without a question is a programming error. */
export function questionOfField(field: LineField): AskedQuestion {
  const question = byField.get(field);
  if (!question) throw new Error(`No question takes the field ${field} of a line`);
  return question;
}

/** Values that were given but will be asked for in their turn: mentioned, so that they do not seem lost. */
export function askedLater(read: DealLine, later: readonly { readonly asking: DealQuestion }[]): readonly Note[] {
  const pieces = [...read.understood, ...read.questions].filter(({ field }) =>
    later.some(({ asking }) => asking === questionOfField(field)),
  );
  return pieces.length > 0 ? [{ kind: 'info', key: 'newDeal.line.later', values: { words: wordsOf(pieces) } }] : [];
}

/** One note per named field, and one for the rest. */
export function notPlaced({ notUnderstood }: DealLine, locale: Locale): readonly Note[] {
  const fields = new Set(notUnderstood.map(({ field }) => field));
  return [...fields].map((field): Note => {
    const pieces = notUnderstood.filter((piece) => piece.field === field);
    if (field !== undefined) return notRead(questionOfField(field), pieces, locale);
    return { kind: 'problem', key: 'newDeal.problem.line', values: { words: wordsOf(pieces) } };
  });
}

export function notRead(question: AskedQuestion, pieces: Parameters<typeof wordsOf>[0], locale: Locale): Note {
  const label = say(locale, `newDeal.field.${question}`);
  return { kind: 'problem', key: 'newDeal.problem.lineField', values: { field: label, words: wordsOf(pieces) } };
}

/** Words that match several entries of a list field: none of them was taken. */
export function severalFitted(words: string, found: readonly { readonly name: string }[]): Note {
  const names = found.slice(0, 3).map(({ name }) => unformatted(name, 60));
  const values = { words: unformatted(words, 80), names: names.join(', ') };
  return { kind: 'problem', key: 'newDeal.line.several', values };
}

function wordsOf(pieces: readonly { readonly said: string }[]): string {
  return unformatted(pieces.map(({ said }) => said).join(', '), 160);
}
