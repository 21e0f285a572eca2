import { withoutHonorific } from '../names/honorific.ts';
import { routingArrows, routingTo, routingToBehind } from '../routing/routing-words.ts';
import { longestAnswer, tidy, withoutEnds, wordsOf } from '../text/said.ts';

const before = [...wordsOf(routingTo), ...wordsOf(routingArrows)].sort((one, other) => other.length - one.length);
const behind = wordsOf(routingToBehind);

/** The receiver's name without the words around it: `to Megan`, `Megan에게`, `給 Megan`. Empty: nobody is named. */
export function readReceiver(text: string): string {
  if (text.length > longestAnswer) return '';
  const said = withoutEnds(tidy(text), /[\s,.:!：，。！]/);
  const lead = before.find(
    (word) => said.toLowerCase().startsWith(word) && /[\s\p{L}]/u.test(said.charAt(word.length)),
  );
  const isWord = lead !== undefined && (/\p{Script=Han}$/u.test(lead) || /\s/.test(said.charAt(lead.length)));
  const name = isWord ? said.slice(lead.length).trim() : said;
  const tail = behind.find((word) => name.length > word.length && name.endsWith(word));
  return withoutHonorific(tail ? name.slice(0, -tail.length) : name);
}
