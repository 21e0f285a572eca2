import { hasNumeral } from '../amount/amount-words.ts';
import { betweenAnswers } from '../words/several-words.ts';

const longest = 120;
const mostClauses = 4;

/**
 * The only clause that is an answer, and the words beside it: `90k euros, Sue signs it`. Undefined where another clause has a
 * digit, so that none of several values is chosen here.
 */
export function answerBeside(
  text: string,
  isAnswer: (clause: string) => boolean,
): { readonly answer: string; readonly beside: string } | undefined {
  if (text.length > longest) return undefined;
  const clauses = text
    .split(betweenAnswers)
    .map((clause) => clause.trim())
    .filter(Boolean);
  if (clauses.length < 2 || clauses.length > mostClauses) return undefined;
  const [answer, ...more] = clauses.filter(isAnswer);
  const others = clauses.filter((clause) => clause !== answer);
  if (
    answer === undefined ||
    more.length > 0 ||
    others.some((clause) => /\p{N}/u.test(clause) || hasNumeral.test(clause))
  )
    return undefined;
  return { answer, beside: others.join(', ') };
}
