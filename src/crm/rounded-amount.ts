/**
 * An amount with so many digits, as a person would round what is written: 1.005 is 1.01 with two, though the number that
 * JavaScript holds is a little less.
 */
export function roundedAmount(value: number, decimals: number): number {
  const rounded = Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
  // Very large and very small numbers are written with an exponent, and have no second one: 1e-7.
  return Number.isFinite(rounded) ? rounded : Number(value.toFixed(decimals));
}
