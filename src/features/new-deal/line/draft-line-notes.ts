import type { DealLine } from '../../../answers/one-line.ts';
import type { LineField } from '../../../answers/words/line-words.ts';
import { unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Note } from '../conversation/outcome.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions, type DealQuestion } from '../questions/order.ts';

const byField = new Map(askedQuestions.map((id) => [questions[id].line?.field, id]));

/** The question whose answer this field of a line is. A field without a question would be a fault of ours. */
export function questionOfField(field: LineField): AskedQuestion {
  const question = byField.get(field);
  if (!question) throw new Error(`No question takes the field ${field} of a line`);
  return question;
}

/** What was said and is asked in its turn all the same: it is not passed over in silence. */
export function askedLater(read: DealLine, later: readonly { readonly asking: DealQuestion }[]): readonly Note[] {
  const pieces = [...read.understood, ...read.questions].filter(({ field }) =>
    later.some(({ asking }) => asking === questionOfField(field)),
  );
  return pieces.length > 0 ? [{ kind: 'info', key: 'newDeal.line.later', values: { words: wordsOf(pieces) } }] : [];
}

/** One note for each field that was named, and one for all the rest. */
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

/** Words that fit several things, of a field that may have many: none was taken yet. */
export function severalFitted(words: string, found: readonly { readonly name: string }[]): Note {
  const names = found.slice(0, 3).map(({ name }) => unformatted(name, 60));
  const values = { words: unformatted(words, 80), names: names.join(', ') };
  return { kind: 'problem', key: 'newDeal.line.several', values };
}

function wordsOf(pieces: readonly { readonly said: string }[]): string {
  return unformatted(pieces.map(({ said }) => said).join(', '), 160);
}
