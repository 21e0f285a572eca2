/**
 * A message and its meaning, as `en.ts` tells. `look` means: whatever reads, or asks; nothing that writes is done or
 * offered. So it is for what somebody forbids, asks, reports, hears from others or makes depend on something.
 */
export type Rows = readonly (readonly [message: string, meaning: string])[];
