/** One operation of a JSON Patch; Partner Center accepts these two only (docs/partner-center.md#patch). */
export interface PatchOperation {
  readonly op: 'replace' | 'add';
  readonly path: string;
  readonly value: unknown;
}
