/**
 * The stored reason of a failure: the error's name, and its code if it has one. Never the message, which may quote a
 * person's text; that is in the log, under the item's id.
 */
export function failureName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, reason } = error as { readonly code?: unknown; readonly reason?: unknown };
  const words = [error.name, reason ?? code].filter((word) => typeof word === 'string' || typeof word === 'number');
  return words.join(' ').slice(0, 100);
}
