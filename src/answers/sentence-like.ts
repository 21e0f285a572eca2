import { fold, withoutEnd, wordsOf } from './said.ts';
import * as words from './words/aside-words.ts';

const signs = new Set(wordsOf(words.sentenceSigns));
const koreanSigns = wordsOf(words.koreanSentenceSigns);
const chineseSigns = wordsOf(words.chineseSentenceSigns);
const longestSentence = 300;

/**
 * Whether it is rather said to somebody than the name of something: "let me check with Sue", 나중에 알려드릴게요. A guess: whoever
 * means it as a name says so. A capital makes a name of most words: Will, This, Who.
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

/** A company may end in 요 or 지 as well; a sentence has several words, or one of its own. */
function isKoreanSentence(said: string): boolean {
  const parts = said.split(/\s+/);
  const told = parts.some((part) => koreanSigns.some((sign) => part.startsWith(sign)));
  return told || (parts.length > 1 && /(?:요|니다|니까|죠|까)$/u.test(said));
}
