import type { Locale } from '../../../src/i18n/locale.ts';

/**
 * What people write, and what the desk understood. Where it asks back or refuses, what then stands on its card: the
 * question with its buttons, or the sentence.
 *
 * A question is written `? this | that`, a refusal `no: reason`, a day that is past with `past`; an amount alone has no
 * currency, which is then asked for.
 */
export type Row = readonly [said: string, locale: Locale, understood: string, asked?: string];

/** A Tuesday. */
export const today = '2026-11-24';
