import { readRoutingAsked } from '../../../answers/routing-asked.ts';
import { meaning, type Rule } from '../rule.ts';

/** `why did Contoso go to Megan?`, `where would it go now?`: about the named referral, or the one opened last. */
export const routingQuestion: Rule = (parse) => {
  if (!parse.sentence.isQuestion || parse.has('list')) return undefined;
  const asked = readRoutingAsked(parse.sentence.text);
  return asked && meaning(parse, asked === 'why' ? 'ask-route' : 'ask-route-now', { rest: '' });
};
