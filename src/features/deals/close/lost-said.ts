import { lostReasonWords } from '../../../answers/words/lost-reason-words.ts';
import type { Typed } from '../buttons/deal-form.ts';

/**
 * The words beside "lost" as inputs of its form: all of them as the note, and the reason that they tell, where they tell one.
 * Nothing is written before the form is sent.
 */
export function lostWith(said: string): Typed {
  const [only, ...others] = Object.entries(lostReasonWords).filter(([, words]) => words.test(said));
  return { note: said, ...(only && others.length === 0 ? { reason: only[0] } : {}) };
}
