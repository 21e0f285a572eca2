import { wordsOf } from '../../answers/text/said.ts';
import type { Token } from './tokens.ts';

const longestWord = 40;
/** Near days, which Korean writes together with the noun after them. */
const nearDays = new Set(wordsOf('오늘|내일|모레|이번주|다음주|이번달|다음달|금주|금일|올해'));
const onesBehind =
  /^(\p{Script=Hangul}{2,8}?)((?:쪽 ?)?(?:꺼|건만|건들|거만|것만|거들|것들|것|거)(?:는|은|만)?|쪽건|쪽)$/u;
/** Behind the word of a number, whose digits are a token of their own: 1억넘는것만. */
const boundBehind = /^([천백십]?[만억조](?:원)?)((?:넘는|넘은|넘게|이상|이하|미만|초과)\p{Script=Hangul}{0,4})$/u;

/** What is asked of the vocabulary. */
interface Vocabulary {
  readonly isPhrase: (text: string) => boolean;
  /** A word that means something by itself. */
  readonly stands: (text: string) => boolean;
}

/** Words run together: `acceptcoho`, `한빛소프트수락`. One part must be a name, the other a meaningful word. */
export function partsRunTogether(
  token: Token,
  isName: (text: string) => boolean,
  vocabulary: Vocabulary,
): readonly Token[] {
  const { text, from, to } = token;
  const { isPhrase, stands } = vocabulary;
  if (text.length !== to - from || text.length > longestWord || isPhrase(text)) return [token];
  const least = /\p{Script=Hangul}/u.test(text) ? 2 : 3;
  for (let at = text.length - least; at >= least; at--) {
    const [one, other] = [text.slice(0, at), text.slice(at)];
    const areParts = (isName(one) && stands(other)) || (stands(one) && isName(other));
    if (areParts || (least === 2 && areKoreanWords(one, other, vocabulary))) return partsAt(token, at);
  }
  // 독일쪽건, 메건꺼, 억넘는것만: a word that the vocabulary has not, and "the ones" or a bound written on it.
  const [, one = ''] = boundBehind.exec(text) ?? onesBehind.exec(text) ?? [];
  return one === '' || isName(text) || stands(text) ? [token] : partsAt(token, one.length);
}

const partsAt = ({ text, from, to }: Token, at: number): readonly Token[] => [
  { text: text.slice(0, at), from, to: from + at },
  { text: text.slice(at), from: from + at, to },
];

/** 오늘마감, 담당자누구: neither part is a name, both are meaningful words. */
function areKoreanWords(one: string, other: string, { isPhrase, stands }: Vocabulary): boolean {
  return (nearDays.has(one) || isPhrase(one)) && !stands(one + other) && stands(other);
}
