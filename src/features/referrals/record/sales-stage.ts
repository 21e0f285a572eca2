/**
 * The sales stages of a deal, in percent (docs/partner-center.md#sales-stages). 100 is not among them: a deal gets
 * there by being won.
 */
export const salesStages = [10, 20, 40, 60, 80] as const;
export type SalesStage = (typeof salesStages)[number];

/**
 * Names that were observed or are documented; the API's current format is not (docs/partner-center.md#sales-stages).
 */
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

/** Every text with this meaning, lower case. */
export function salesStageTexts(stage: SalesStage): readonly string[] {
  return [String(stage), ...[...names].flatMap(([name, means]) => (means === stage ? [name] : []))];
}

/** The percentage that Partner Center's text means; undefined for no text or an unknown one. */
export function salesStageOf(text: string | undefined): SalesStage | 100 | undefined {
  const word = (text ?? '').toLowerCase().replace('%', '').trim();
  return names.get(word) ?? ([...salesStages, 100] as const).find((stage) => String(stage) === word);
}
