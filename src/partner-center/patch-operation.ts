/** One line of a JSON Patch; Partner Center takes these two kinds only (reference 1.7). */
export interface PatchOperation {
  readonly op: 'replace' | 'add';
  readonly path: string;
  readonly value: unknown;
}
