import { wordsOf } from '../text/said.ts';
import { untilWords } from './absence-words.ts';

/** Beside the day on which a contract's term ends. Another word may say when it begins. */
export const termEndWords: readonly string[] = [
  ...wordsOf(untilWords),
  ...wordsOf('by|thru|end|ends|ending|end date|ends on|expires|expires on|expiring|expiry|valid until|valid through'),
  ...wordsOf('истекает|окончание|заканчивается|действует до|срок до'),
  ...wordsOf('만료|종료|만료일|종료일|만기|止|為止|迄|截止|屆滿|到期|終止'),
];

/** Between a day and a particle that is written together with it: `31일까지`, `至2027年`. */
export const besideDay =
  /(?<=[\d年月日년월일])(?=[^\d\s年月日년월일\p{P}])|(?<=[^\d\s年月日년월일\p{P}\p{Script=Latin}\p{Script=Cyrillic}])(?=\d)/gu;
