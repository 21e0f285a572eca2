/** `48시간 안에`, `24小時內`, `in 48 hours`: whole days, said in hours. */
export function hoursAsDays(said: string): string {
  return said.replace(wholeDays, (hours: string, count: string, unit: string) => {
    const days = daysOf.find(([pattern]) => pattern.test(unit))?.[1];
    return days?.[Number(count) / hoursOfDay - 1] ?? hours;
  });
}

const hoursOfDay = 24;
const wholeDays =
  /(?<![\p{N}.,:])(24|48|72) ?(시간|小時|個小時|hours?|hrs?|часов|часа)(?! ?\p{L}{0,2}(?:뒤|후|後|later))/gu;
const daysOf: readonly (readonly [RegExp, readonly string[]])[] = [
  [/시간/u, ['내일', '이틀', '사흘']],
  [/小時/u, ['一天', '兩天', '三天']],
  [/час/u, ['1 день', '2 дня', '3 дня']],
  [/h/u, ['1 day', '2 days', '3 days']],
];
