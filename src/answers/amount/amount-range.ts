import type { Amount } from './amount.ts';

export interface AmountRange {
  readonly from: Amount;
  readonly upTo: Amount;
}

const isWritten = /\S ?(?:[-–—~〜～至到]|to|до) ?\S/u;
/** `3-5` may be days, or part of a name. */
const saysWhat = /[^\p{N}\p{P}\s~]/u;

/** `50-70k`, `五萬到十萬`: from one to the other. Undefined: its readings are no two ends, as those of `1.200` are not. */
export function amountRange(said: string, [from, upTo, ...others]: readonly Amount[]): AmountRange | undefined {
  if (!from || !upTo || others.length > 0 || from.currency !== upTo.currency || from.value >= upTo.value)
    return undefined;
  return isWritten.test(said) && saysWhat.test(said) ? { from, upTo } : undefined;
}
