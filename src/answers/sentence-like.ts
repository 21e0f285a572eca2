import { fold, withoutEnd, wordsOf } from './said.ts';
import * as words from './words/aside-words.ts';

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
  if (/\p{Script=Hangul}/u.test(said)) return isKoreanSentence(withoutEnd(said.normalize('NFC'), /[.!?~\s]/u));
  if (/\p{Script=Han}/u.test(said))
    return chineseSigns.some((sign) => said.includes(sign)) || /[了啊耶欸喔]$/u.test(said);
  const parts = said.split(/[\s,.;:!?…—–()]+/u).filter(Boolean);
  return parts.some((part, index) => {
    const small = part === part.toLowerCase() || part === 'I';
    const begins = index === 0 && parts.length > 1 && parts.slice(1).every((one) => one === one.toLowerCase());
    return (small || begins) && signs.has(fold(part));
  });
}

/** A company's name may end in 요 or 지 too, so a sentence needs several words, or a word typical of sentences. */
function isKoreanSentence(said: string): boolean {
  const parts = said.split(/\s+/);
  const told = parts.some((part) => koreanSigns.some((sign) => part.startsWith(sign)));
  return told || (parts.length > 1 && /(?:요|니다|니까|죠|까)$/u.test(said));
}
