import { fold, withoutEnd, wordsOf } from '../text/said.ts';
import * as words from './aside-words.ts';

const signs = new Set(wordsOf(words.sentenceSigns));
const koreanSigns = wordsOf(words.koreanSentenceSigns);
const chineseSigns = wordsOf(words.chineseSentenceSigns);
const longestSentence = 300;

/**
 * Heuristic: whether the text sounds like a remark rather than a name: "let me check with Sue", 나중에 알려드릴게요. The person
 * is asked, and can insist on the name. Capitalized, most of these words can be names: Will, This, Who.
 */
export function soundsLikeSentence(text: string): boolean {
  const said = text.trim();
  if (said === '' || said.length > longestSentence) return false;
  if (leavesOpen(said)) return true;
  if (/\p{Script=Hangul}/u.test(said)) return isKoreanSentence(withoutEnd(said.normalize('NFC'), /[.!?~\s]/u));
  if (/\p{Script=Han}/u.test(said)) return chineseSigns.some((sign) => said.includes(sign)) || chineseWish.test(said);
  const parts = said.split(/[\s,.;:!?…—–()]+/u).filter(Boolean);
  return parts.some((part, index) => {
    const small = part === part.toLowerCase() || part === 'I';
    const begins = index === 0 && parts.length > 1 && parts.slice(1).every((one) => one === one.toLowerCase());
    return (small || begins) && signs.has(fold(part));
  });
}

/** `Contoso or Fabrikam`, `김민수 부장 또는 이영희 과장`: which of them is not said. Capitalized, "Or" may be a name. */
export function leavesOpen(text: string): boolean {
  return alternatives.test(text);
}

const alternatives =
  /\s(?:or|или|либо|또는|아니면|혹은)\s|(?<=[\p{Script=Han}\p{L}\d ])(?:或是|或者|還是)(?=[\p{L}\d ])/u;

/** `想同步到…`, `幫我…`, `…在哪看`: such words begin no name, and end none. */
const chineseWish = /^(?:想|請|幫|把|要)|在哪|哪裡|哪些|[了啊耶欸喔啦囉]$/u;

/** In Unicode's order the last of 28 syllables that begin alike: those with ㅆ, the sign of the past, of 있 and of 겠. */
const pastSyllables = Array.from({ length: 399 }, (_, at) => String.fromCharCode(0xac00 + 28 * at + 20)).join('');
/** `떨어졌어`, `쌌대`, `힘들듯`, `연결하고 싶은데`: plain speech, which the polite endings do not tell. */
/** `금액은 그대로 두고`, `마감일만 2월로`, `괜찮다고 하면`: what is said of a field, and a condition, is no name and no street. */
const saysField =
  /(?:^| )(?:금액|마감일?|종료일|담당자|단계|메모|기한)(?:은|는|이|가|을|를|만|도|만은)(?= )|(?:다고|라고|자고|냐고) ?(?:하면|그러면)(?= )|(?:하|되|으)면(?= )/u;
const koreanPredicate = new RegExp(
  `(?:[${pastSyllables}](?:어|음|지|네|대|냐|나|니|다|는데)|[하될할들을는인] ?듯|[어아해]줘|[할볼갈줄될][게께래]|[하되]자|싶은데|싶어|싶다|하는데|같은데)$`,
  'u',
);

/** `뭐뭐있어`, `어디서`: whole words alone, for 누구나컴퍼니 and 언제나 are called so. */
export function isKoreanQuestionWord(word: string): boolean {
  return /^(?:(?:뭐|뭘|무엇|어디|언제|누구|누가|무슨|어떤|어느){1,2}(?:가|를|을|서|에|에서|까지|부터|한테|의|든|야|지|인지|있어|있나|있니|있지|있어요|있나요)?)$/u.test(
    word,
  );
}

/** `해야돼`, `땄지`, `어디서`: a verb or a question word. Names of firms end so, too: the caller says what it leaves out. */
export function isKoreanVerb(word: string): boolean {
  return (
    isKoreanQuestionWord(word) ||
    /[돼됨]$|[가-힣](?:해야|해야 ?하나|해야 ?하지|있니)$/u.test(word) ||
    koreanPredicate.test(word)
  );
}

/** A company's name may end in 요 or 지 too, so a sentence needs several words, or a word typical of sentences. */
function isKoreanSentence(said: string): boolean {
  const parts = said.split(/\s+/);
  const told = saysField.test(said) || parts.some((part) => koreanSigns.some((sign) => part.startsWith(sign)));
  return told || (parts.length > 1 && (/(?:요|니다|니까|죠|까)$/u.test(said) || koreanPredicate.test(said)));
}
