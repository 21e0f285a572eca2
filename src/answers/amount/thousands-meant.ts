/**
 * `make that 150`, of a deal of 120,000: a bare number far below the value before most likely means thousands. Undefined
 * where it is what it says.
 */
export function thousandsMeant(said: string, before: number): number | undefined {
  const [, digits = ''] =
    /^(?:(?:make|let’s make) (?:that|it) |пусть будет |改成|(?:примерно|около|где-то|приблизительно|about|around|roughly) )?(?:(?:до|на|к|to) )?(\d{1,3})(?:로(?: 해주세요)?)?$/u.exec(
      said.trim().toLowerCase(),
    ) ?? [];
  const value = Number(digits);
  return value > 0 && before >= 10_000 && value * 100 <= before ? value * 1_000 : undefined;
}
