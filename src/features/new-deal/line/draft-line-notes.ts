import type { DealLine } from '../../../answers/one-line.ts';
import type { LineField } from '../../../answers/words/line-words.ts';
import { unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Note } from '../conversation/conversation.ts';
import type { AskedQuestion, DealQuestion } from '../questions/draft-questions.ts';

export const questionOf: Readonly<Record<LineField, AskedQuestion>> = {
  customer: 'customer',
  dealName: 'name',
  value: 'value',
  closeDay: 'close-date',
  solution: 'solutions',
  country: 'country',
  crmId: 'crm-id',
  campaignId: 'campaign-id',
  notes: 'notes',
  duns: 'duns',
};

/** What was said and is asked in its turn all the same: it is not passed over in silence. */
export function askedLater(read: DealLine, later: readonly { readonly asking: DealQuestion }[]): readonly Note[] {
  const pieces = [...read.understood, ...read.questions].filter(({ field }) =>
    later.some(({ asking }) => asking === questionOf[field]),
  );
  return pieces.length > 0 ? [{ kind: 'info', key: 'newDeal.line.later', values: { words: wordsOf(pieces) } }] : [];
}

/** One note for each field that was named, and one for all the rest. */
export function notPlaced({ notUnderstood }: DealLine, locale: Locale): readonly Note[] {
  const fields = new Set(notUnderstood.map(({ field }) => field));
  return [...fields].map((field): Note => {
    const pieces = notUnderstood.filter((piece) => piece.field === field);
    if (field !== undefined) return notRead(field, pieces, locale);
    return { kind: 'problem', key: 'newDeal.problem.line', values: { words: wordsOf(pieces) } };
  });
}

export function notRead(field: LineField, pieces: Parameters<typeof wordsOf>[0], locale: Locale): Note {
  const label = say(locale, `newDeal.field.${questionOf[field]}`);
  return { kind: 'problem', key: 'newDeal.problem.lineField', values: { field: label, words: wordsOf(pieces) } };
}

function wordsOf(pieces: readonly { readonly said: string }[]): string {
  return unformatted(pieces.map(({ said }) => said).join(', '), 160);
}
