import { type CalendarDay, plus, type Unit } from './calendar.ts';

export interface AgeSaid {
  readonly said: string;
  /** `other`: the length is none of how long ago something came, and no list has such a filter. */
  readonly age: 'older' | 'younger' | 'other';
  /** The day so long ago. */
  readonly day: CalendarDay;
}

/**
 * `older than a week`, `старше двух недель`, `일주일 넘은`, 超過兩週的: how long ago something came at least; `no older than`: at most.
 * What is still to come, or was done so long ago, is another matter: `expires in more than a week`, `updated more than a week ago`.
 */
export function readAge(text: string, today: CalendarDay): AgeSaid | undefined {
  const [pattern, found] = foundBy(aged, text) ?? foundBy(passed, text) ?? foundBy(longer, text) ?? [];
  const { not, count = '', unit = '' } = found?.groups ?? {};
  const [length, each = ''] = units.find(([, words]) => words.test(unit)) ?? [];
  const number = counts.find(([, words]) => words.test(count))?.[0] ?? Number(count);
  const day = length && each && number > 0 && number < mostUnits ? plus(today, -number, length) : undefined;
  if (!pattern || !found || !day) return undefined;
  const isOther = longer.includes(pattern) || (passed.includes(pattern) && ofOther.test(text));
  return { said: found[0].trim(), age: isOther ? 'other' : not ? 'younger' : 'older', day };
}

function foundBy(patterns: readonly RegExp[], text: string): readonly [RegExp, RegExpExecArray] | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return [pattern, found];
  }
  return undefined;
}
const mostUnits = 100;

/** Words of age, whatever stands beside them. */
const aged: readonly RegExp[] = [
  /(?:(?<not>(?:\bnot?|n[’']t) )|\b)older than (?<count>an?|one|two|three|four|\d{1,2}) (?<unit>days?|weeks?|months?)(?!\p{L})/iu,
  /(?:(?<not>(?:^| )не )|(?:^| ))старше (?<count>\d{1,2}|двух|тр[её]х|четыр[её]х)? ?(?<unit>дн\p{L}{1,3}|недел\p{L}{1,2}|месяц\p{L}{0,3})(?!\p{L})/iu,
];
/** A length that is passed: of what, the words beside it say. */
const passed: readonly RegExp[] = [
  /more than (?<count>an?|one|two|three|four|\d{1,2}) (?<unit>days?|weeks?|months?) (?:old|ago)(?!\p{L})/iu,
  /(?:waiting|sitting|open|here)(?: for)? more than (?<count>an?|one|two|three|four|\d{1,2}) (?<unit>days?|weeks?|months?)(?!\p{L})/iu,
  /(?<![\d\p{L}])(?<count>\d{1,2}|한|두|세) ?(?<unit>일|주일|주|달|개월) ?(?:이상|넘게|넘은|지난)(?: ?된| ?지난)?/u,
  /(?<!\p{L})(?<unit>일주일) ?(?:이상|넘게|넘은|지난)(?: ?된| ?지난)?/u,
  /(?:超過|多於)(?<count>\d{1,2}|[一兩三四])?個?(?<unit>天|週|周|星期|禮拜|月)/u,
];
const longer: readonly RegExp[] = [
  /(?:more|longer) than (?<count>an?|one|two|three|four|\d{1,2}) (?<unit>days?|weeks?|months?)(?!\p{L})/iu,
];
const ofOther =
  /\b(?:left|remaining|expir(?:e[sd]?|ing)|due|clos(?:e[sd]?|ing)|updated?|changed?|touched|modified|edited|accepted|declined|won|lost|answered|took|claimed|not|no)\b|남은|남았|안 |못 |않|(?<!답 ?)없|업데이트|수정|변경|수락|거절|마감|剩|[不未]|沒(?!回|人|處理|答)|更新|修改|接受|拒絕|到期/iu;

const counts: readonly (readonly [number, RegExp])[] = [
  [1, /^(?:|an?|one|한|一)$/iu],
  [2, /^(?:two|двух|두|兩)$/iu],
  [3, /^(?:three|тр[её]х|세|三)$/iu],
  [4, /^(?:four|четыр[её]х|四)$/iu],
];
const units: readonly (readonly [Unit, RegExp])[] = [
  ['week', /^(?:weeks?|недел|일주일|주|週|周|星期|禮拜)/iu],
  ['month', /^(?:months?|месяц|달|개월|月)/iu],
  ['day', /^(?:days?|дн|일|天)/iu],
];
