/** Words around past days, in all languages together. */

const of = (words: string) => words.split('|');

/** Patterns for a number of past days: "The last 7 days". */
export const lastDays: readonly RegExp[] = [
  /(?<!\p{L})(?:in |over |for |during )?(?:the )?(?:last|past|previous) (\d{1,3}) (day|week|month)s?(?!\p{L})/iu,
  /(?<!\p{L})(?:за )?последни[ехй] (\d{1,3}) (дн|нед|мес)\p{L}{0,6}/iu,
  /(?:지난|최근) ?(\d{1,3}) ?(일|주|개월|달)(?:간|동안)?/u,
  /(?:最近|過去|近|前) ?(\d{1,3}) ?(天|日|週|周|個月)(?:內|間)?/u,
];

export const daysOfUnit: Readonly<Record<string, number>> = {
  ...{ day: 1, дн: 1, 일: 1, 天: 1, 日: 1 },
  ...{ week: 7, нед: 7, 주: 7, 週: 7, 周: 7 },
  ...{ month: 30, мес: 30, 개월: 30, 달: 30, 個月: 30 },
};

/** Between the bounds of a range: "1 to 5 November", "с 1 по 5 ноября", "11월 1일부터 5일까지", "11月1日至5日". */
export const rangeSigns = of(' to | until | till | through | and | по | до | - |부터 |부터|到|至|–|—|~|〜|～');
/** Before the first day, and after the last one. */
export const rangeBefore = of('from |between |с |со |從|由|自');
export const rangeBehind = of(' 까지|까지');

/** Open range up to today: "Since Monday". */
export const sinceBefore = of('since |с |со |從|自');
export const sinceBehind = of(' 부터|부터|이후|起|以來|開始|至今');

/** Filler words before or after a name or a day. */
export const besideNames = new Set(
  of('of|for|on|in|by|from|the|about|at|за|по|от|для|о|об|в|на|이|의|에|님|씨|관련|的|關於|在'),
);
