import type { DealDraft } from '../draft/deal-draft.ts';
import { questions } from '../questions/all.ts';
import { type AskedQuestion, askedQuestions } from '../questions/order.ts';
import { readAnswer } from '../questions/read-answer.ts';
import { applies } from '../questions/rules.ts';
import type { Answer, AnswerContext } from '../questions/shared/answer.ts';
import type { Asker } from '../questions/shared/look-ups.ts';
import type { DealLookups } from './deal-lookups.ts';

/** In characters: a longer text tells something. */
const longest = 60;

/**
 * `me and Megan` at the question for Microsoft’s help, `landing zone` at the one for the contact: another question whose
 * look-up knows the words, where they are no answer to the one that is asked, or just one more name. Undefined: none does.
 */
export async function knownElsewhere(
  lookups: Pick<DealLookups, 'matching'>,
  asker: Asker,
  draft: DealDraft,
  said: string,
  context: AnswerContext,
): Promise<AskedQuestion | undefined> {
  const { asking, fields } = draft;
  if (asking === 'review' || draft.pending || said.length > longest || !/\p{L}/u.test(said)) return undefined;
  const read = readAnswer(draft, asking, said, context);
  // One word of a solution may be anybody’s name: `Cloud`.
  if (read.kind !== 'problem' && !(isMereName(read) && /\s/u.test(said.trim()))) return undefined;
  const others = askedQuestions.filter((id) => id !== asking && questions[id].knowsNames && applies(fields, id));
  for (const id of others) {
    // A colleague may bear the contact’s name.
    if (isMereName(read) && questions[id].ofOneself) continue;
    const there = { ...draft, asking: id };
    const found = await lookups.matching(asker, there, { question: id, text: said });
    const { locale, today } = context;
    if (isKnown(readAnswer(there, id, said, { locale, today, ...found }))) return id;
  }
  return undefined;
}

function isMereName(answer: Answer): boolean {
  if (answer.kind !== 'pending' || answer.pending.kind !== 'person') return false;
  const { email, phoneNumber } = answer.pending.person;
  return !email && !phoneNumber;
}

const isKnown = (answer: Answer) =>
  (answer.kind === 'fields' && answer.pending?.kind !== 'person') ||
  (answer.kind === 'pending' && answer.pending.kind === 'solutions');
