/**
 * What an operator reads of a failure: its kind, and the code where it has one. Never its message, which may quote what
 * somebody wrote; that stands in the log, by the item's id.
 */
export function failureName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, reason } = error as { readonly code?: unknown; readonly reason?: unknown };
  const words = [error.name, reason ?? code].filter((word) => typeof word === 'string' || typeof word === 'number');
  return words.join(' ').slice(0, 100);
}
