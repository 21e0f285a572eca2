import { fold, withoutEnd } from '../text/said.ts';
import { notAtHand, putOffPatterns } from './put-off-words.ts';

const longest = 60;

/** An answer that is to follow, or is not at hand: `will send it later`, `пришлю позже`, 나중에 보내드릴게요, 晚點再給. */
export function isPutOff(text: string): boolean {
  const said = withoutEnd(fold(text), /[\s.!~。！]/u);
  if (said === '' || said.length > longest || /\d/.test(said)) return false;
  return notAtHand.has(said) || putOffPatterns.some((pattern) => pattern.test(said));
}
