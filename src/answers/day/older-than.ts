import { type CalendarDay, plus, type Unit } from './calendar.ts';

export interface OlderThan {
  readonly said: string;
  /** The last day on which what is older came in. */
  readonly until: CalendarDay;
}

/** `older than a week`, `старше двух недель`, `일주일 넘은`, 超過兩週的: how long ago something came at least. */
export function readOlderThan(text: string, today: CalendarDay): OlderThan | undefined {
  const groups = patterns.map((pattern) => pattern.exec(text)).find(Boolean);
  const { count = '', unit = '' } = groups?.groups ?? {};
  const [length, each = ''] = units.find(([, words]) => words.test(unit)) ?? [];
  const number = counts.find(([, words]) => words.test(count))?.[0] ?? Number(count);
  const until = length && each && number > 0 && number < mostUnits ? plus(today, -number, length) : undefined;
  return until && groups ? { said: groups[0].trim(), until } : undefined;
}
const mostUnits = 100;

const patterns: readonly RegExp[] = [
  /(?:older|more) than (?<count>an?|one|two|three|four|\d{1,2}) (?<unit>days?|weeks?|months?)(?: (?:old|ago))?(?!\p{L})/iu,
  /старше (?<count>\d{1,2}|двух|тр[её]х|четыр[её]х)? ?(?<unit>дн\p{L}{1,3}|недел\p{L}{1,2}|месяц\p{L}{0,3})(?!\p{L})/iu,
  /(?<![\d\p{L}])(?<count>\d{1,2}|한|두|세) ?(?<unit>일|주일|주|달|개월) ?(?:이상|넘게|넘은|지난)(?: ?된| ?지난)?/u,
  /(?<!\p{L})(?<unit>일주일) ?(?:이상|넘게|넘은|지난)(?: ?된| ?지난)?/u,
  /(?:超過|多於)(?<count>\d{1,2}|[一兩三四])?個?(?<unit>天|週|周|星期|禮拜|月)/u,
];
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
