import { lostReasonWords, weWereSilent } from '../../../answers/words/lost-reason-words.ts';
import type { Typed } from '../buttons/deal-form.ts';

const noAnswer = '2';

/**
 * The words beside "lost" as inputs of its form: all of them as the note, and the reason that they tell, where they tell one.
 * Nothing is written before the form is sent.
 */
export function lostWith(said: string): Typed {
  const told = Object.entries(lostReasonWords).filter(([, words]) => words.some((pattern) => pattern.test(said)));
  const [only, ...others] = told.flatMap(([reason]) =>
    reason === noAnswer && weWereSilent.test(said) ? [] : [reason],
  );
  return { note: said, ...(only && others.length === 0 ? { reason: only } : {}) };
}
