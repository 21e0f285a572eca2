import { readAmount } from '../../src/answers/amount/amount.ts';
import { amountShiftOf } from '../../src/answers/amount/amount-shift.ts';
import { movedTo } from '../../src/answers/amount/moved-amount.ts';
import { readDay } from '../../src/answers/day/day.ts';
import { readDayShift } from '../../src/answers/day/moved-day.ts';
import { readReceiver } from '../../src/answers/person/receiver.ts';
import { boundsOf } from '../../src/grammar/list-bounds/list-bounds.ts';
import type { Meaning } from '../../src/grammar/meaning.ts';
import type { DetailContext } from '../../src/grammar/rules/details.ts';

/** A meaning as the tables of messages write it, in full. */
export function meaningText(meaning: Meaning, nameOf: (id: string) => string, context: DetailContext): string {
  const name = meaning.ids.length === 1 ? [`name:${nameOf(meaning.ids[0] ?? '')}`] : [];
  const more = (meaning.more ?? []).map((each) => `+ ${meaningText({ ...each, ids: [] }, nameOf, context)}`);
  const intent = meaning.intent === 'list' ? meaning.list : meaning.intent;
  return [intent, ...name, ...details(meaning, context), ...more].join(' ');
}

function details(meaning: Meaning, context: DetailContext): readonly string[] {
  const { rest } = meaning;
  switch (meaning.intent) {
    case 'set-value':
      return valueDetails(rest, context);
    case 'set-stage':
      return [`stage:${/\d+/.exec(rest)?.[0] ?? rest}`];
    case 'set-close-date': {
      // In the order of the desk: a length that is all there is moves the day that stands.
      const shift = readDayShift(rest);
      if (shift?.isAll)
        return [`moved:${{ later: '+', earlier: '-', either: '' }[shift.way]}${shift.count} ${shift.unit}`];
      const day = readDay(rest, context);
      return day.kind === 'day' ? [`day:${day.day}`] : [];
    }
    case 'assign':
      return [`to:${readReceiver(rest)}`];
    case 'note':
    case 'decline':
    case 'lost':
      return rest ? [`note:${rest}`] : [];
    case 'list':
    case 'count':
    case 'pipeline':
      return bounds(meaning, context);
    case 'solutions':
      return rest ? [`words:${rest}`] : [];
    case 'new-deal':
      return rest ? [`customer:${rest.split(/[,，]/)[0]}`] : [];
    default:
      return [];
  }
}

function valueDetails(rest: string, context: DetailContext): readonly string[] {
  const shift = amountShiftOf(rest);
  if (shift && 'times' in shift) return [`times:${shift.times}`];
  const amount = readAmount(shift?.by ?? movedTo(rest, context) ?? rest, context);
  if (amount.kind !== 'amount') return [];
  const currency = amount.currency ? ` ${amount.currency}` : '';
  return [shift ? `by:${shift.sign * amount.value}${currency}` : `value:${amount.value}${currency}`];
}

function bounds(meaning: Meaning, context: DetailContext): readonly string[] {
  const {
    words,
    valueFrom,
    valueUpTo,
    urgent,
    answerBefore,
    closingBefore,
    source,
    sorts,
    leftOut,
    decided,
    ...plain
  } = boundsOf(meaning, context);
  return [
    ...(decided ? [decided] : []),
    ...Object.entries(plain).map(([name, value]) => `${name}:${value}`),
    ...(valueFrom ? [`value-from:${valueFrom.value}${valueFrom.currency ? ` ${valueFrom.currency}` : ''}`] : []),
    ...(valueUpTo ? [`value-to:${valueUpTo.value}${valueUpTo.currency ? ` ${valueUpTo.currency}` : ''}`] : []),
    ...(urgent ? ['urgent'] : []),
    ...(sorts ? [`sorts:${sorts}`] : []),
    ...(leftOut ?? []).map((said) => `left-out:${said}`),
    ...(answerBefore ? [`due-before:${answerBefore}`] : []),
    ...(closingBefore ? [`closing-before:${closingBefore}`] : []),
    ...(source ? [`source:${source}`] : []),
    ...words.map((word) => (/^megan/i.test(word) ? 'owner:Megan Bowen' : `words:${word}`)),
  ];
}
