/**
 * An amount with so many digits, as a person would round what is written: 1.005 is 1.01 with two, though the number that
 * JavaScript holds is a little less.
 */
export function roundedAmount(value: number, decimals: number): number {
  const rounded = Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
  return Number.isNaN(rounded) ? value : rounded;
}
