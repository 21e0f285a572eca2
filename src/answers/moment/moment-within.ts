import { fold, longestAnswer, withoutEnds } from '../text/said.ts';
import { type MomentAnswer, type MomentContext, readMoment } from './moment.ts';

/** Upper bound in words: no time of day takes more. */
const mostWords = 9;
const mostSigns = 14;
/** These words make it a different time from the one written: `2 days before the deadline`. */
const otherTime =
  /\b(?:before|prior|ahead|after|once|when|except|not)\b|(?<!\p{L})(?:за|перед|после|когда|кроме|не)(?!\p{L})|전에|뒤에는|말고|지나면|之前|以前|除了|前/u;
/** Left over from a time of day that was parsed only in part. */
const partOfHour =
  /\b(?:past|half|quarter)\b|(?<!\p{L})(?:половин[аеу]|четверть|без)(?!\p{L})|[點点分]|[일이삼사오육칠팔구십]분|\p{N}/u;
const notNow = /\bnot now\b|(?<!\p{L})не сейчас(?!\p{L})|지금은? 말고|現在不/gu;

/**
 * The moment inside a sentence about a reminder: `hit snooze on it for a couple of hours`. The longest sequence of
 * words that can be parsed wins. Nothing if the remaining text contains a number or refers to another time.
 */
export function momentWithin(said: string, context: MomentContext): MomentAnswer {
  const whole = readMoment(said, context);
  const text = fold(said).replace(notNow, ' ');
  if (whole.kind !== 'nothing' || text.length > longestAnswer || otherTime.test(text)) return whole;
  for (const { stretch, left } of stretchesOf(text)) {
    const answer = readMoment(stretch, context);
    if (answer.kind === 'nothing' || answer.kind === 'past') continue;
    // A shorter sequence would give a wrong time.
    return partOfHour.test(left) ? { kind: 'nothing' } : answer;
  }
  return { kind: 'nothing' };
}

interface Stretch {
  readonly stretch: string;
  readonly left: string;
}

/** Longest first. Chinese has no spaces between words, so each character counts as one. */
function* stretchesOf(text: string): Generator<Stretch> {
  const parts = /\p{Script=Han}/u.test(text) ? [...text] : text.split(/(?<=\s)/u);
  const most = /\p{Script=Han}/u.test(text) ? mostSigns : mostWords;
  for (let count = Math.min(parts.length, most); count > 0; count--)
    for (let from = 0; from + count <= parts.length; from++) {
      const bare = withoutEnds(parts.slice(from, from + count).join(''), sign);
      // 天 alone means Sunday, but also occurs inside other words.
      if (bare.length > 1)
        yield { stretch: bare, left: [...parts.slice(0, from), ' ', ...parts.slice(from + count)].join('') };
    }
}

const sign = /[\s.,:;!?，。！？、：；–—-]/u;
