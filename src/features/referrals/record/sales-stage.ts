/**
 * Where a deal stands in its sale, in percent (docs/partner-center.md#sales-stages). 100 is not among them: a deal gets
 * there by being won.
 */
export const salesStages = [10, 20, 40, 60, 80] as const;
export type SalesStage = (typeof salesStages)[number];

/** Names that were seen or are documented; the wire's own form today is not (docs/partner-center.md#sales-stages). */
const names: ReadonlyMap<string, SalesStage | 100> = new Map([
  ['created', 10],
  ['accepted', 10],
  ['qualify', 20],
  ['qualified', 20],
  ['develop', 40],
  ['developed', 40],
  ['propose', 60],
  ['proposed', 60],
  ['close', 80],
  ['negotiated', 80],
  ['won', 100],
]);

/** Every text that means this stage, lower case. */
export function salesStageTexts(stage: SalesStage): readonly string[] {
  return [String(stage), ...[...names].flatMap(([name, means]) => (means === stage ? [name] : []))];
}

/** The percent that Partner Center's text means, or undefined for none and for what nobody knows. */
export function salesStageOf(text: string | undefined): SalesStage | 100 | undefined {
  const word = (text ?? '').toLowerCase().replace('%', '').trim();
  return names.get(word) ?? ([...salesStages, 100] as const).find((stage) => String(stage) === word);
}
