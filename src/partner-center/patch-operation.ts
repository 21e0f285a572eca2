/** One line of a JSON Patch; Partner Center takes these two kinds only (docs/partner-center.md#patch). */
export interface PatchOperation {
  readonly op: 'replace' | 'add';
  readonly path: string;
  readonly value: unknown;
}
