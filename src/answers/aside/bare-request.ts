import { easternSign } from '../text/eastern-signs.ts';
import { longestAnswer, tidy, withoutEnds, wordsByLength } from '../text/said.ts';
import { requestEnds, requestStarts } from './request-words.ts';

const starts = wordsByLength(requestStarts);
const ends = wordsByLength(requestEnds);
const sign = /[\s,.!?~。，！？、]/u;
/** Upper bound of the words taken off. */
const most = 6;

/**
 * What somebody wants to see, without the words that ask for it, one form for each word taken off: `지난달 감사 기록 보내줘`
 * becomes `지난달 감사 기록`, `看一下分派規則` becomes `分派規則`. Empty where there are none.
 */
export function bareRequests(said: string): readonly string[] {
  if (said.length > longestAnswer || !easternSign.test(said)) return [];
  const found: string[] = [];
  let left = withoutEnds(tidy(said), sign);
  for (let count = 0; count < most; count++) {
    const start = starts.find((word) => left.startsWith(word) && standsApart(word, left.charAt(word.length)));
    const end = start === undefined ? ends.find((word) => left.length > word.length && left.endsWith(word)) : undefined;
    if (start === undefined && end === undefined) break;
    left = withoutEnds(start === undefined ? left.slice(0, -(end ?? '').length) : left.slice(start.length), sign);
    if (left === '') break;
    found.push(left);
  }
  return found;
}

/** A Korean word ends with a space; a Chinese one needs none. */
function standsApart(word: string, next: string): boolean {
  return /\p{Script=Han}$/u.test(word) || sign.test(next);
}

/** `под Azure`, `around retail`: what stands behind is searched for. */
export const withoutForWhat = (said: string): string => said.replace(forWhat, '');

const forWhat = /^(?:под|для|на|по|про|о|об|с|around|about|for|on|with|like|in|to do with)(?: the)? (?=\S)/iu;
