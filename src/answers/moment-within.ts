import { type MomentAnswer, type MomentContext, readMoment } from './moment.ts';
import { fold, longestAnswer, withoutEnds } from './said.ts';

/** More words than that tell no time of day. */
const mostWords = 9;
const mostSigns = 14;
/** With one of these it is another time than the one that stands there: `2 days before the deadline`. */
const otherTime =
  /\b(?:before|prior|ahead|after|once|when|except|not)\b|(?<!\p{L})(?:за|перед|после|когда|кроме|не)(?!\p{L})|전에|뒤에는|말고|지나면|之前|以前|除了|前/u;
/** Of an hour that was not understood whole. */
const partOfHour =
  /\b(?:past|half|quarter)\b|(?<!\p{L})(?:половин[аеу]|четверть|без)(?!\p{L})|[點点分]|[일이삼사오육칠팔구십]분|\p{N}/u;
const notNow = /\bnot now\b|(?<!\p{L})не сейчас(?!\p{L})|지금은? 말고|現在不/gu;

/**
 * The moment that stands somewhere in a sentence of a reminder: `hit snooze on it for a couple of hours`. The longest stretch that tells
 * one; nothing where what is left has a number, or says that it is some other time.
 */
export function momentWithin(said: string, context: MomentContext): MomentAnswer {
  const whole = readMoment(said, context);
  const text = fold(said).replace(notNow, ' ');
  if (whole.kind !== 'nothing' || text.length > longestAnswer || otherTime.test(text)) return whole;
  for (const { stretch, left } of stretchesOf(text)) {
    const answer = readMoment(stretch, context);
    if (answer.kind === 'nothing' || answer.kind === 'past') continue;
    // A shorter stretch would be another time.
    return partOfHour.test(left) ? { kind: 'nothing' } : answer;
  }
  return { kind: 'nothing' };
}

interface Stretch {
  readonly stretch: string;
  readonly left: string;
}

/** The longest first. Chinese has no words to part: there each sign counts. */
function* stretchesOf(text: string): Generator<Stretch> {
  const parts = /\p{Script=Han}/u.test(text) ? [...text] : text.split(/(?<=\s)/u);
  const most = /\p{Script=Han}/u.test(text) ? mostSigns : mostWords;
  for (let count = Math.min(parts.length, most); count > 0; count--)
    for (let from = 0; from + count <= parts.length; from++) {
      const bare = withoutEnds(parts.slice(from, from + count).join(''), sign);
      // 天 alone is a Sunday as well as a part of other words.
      if (bare.length > 1)
        yield { stretch: bare, left: [...parts.slice(0, from), ' ', ...parts.slice(from + count)].join('') };
    }
}

const sign = /[\s.,:;!?，。！？、：；–—-]/u;
