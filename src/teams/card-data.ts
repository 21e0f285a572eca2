const maxKeys = 200;
const maxStringLength = 20_000;
const maxDepth = 3;
/**
 * `constructor` and the like are harmless keys for a schema; `__proto__` is set by JSON.parse and skipped by many
 * loops.
 */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The data of a button without the keys that only route it: `verb` (so that the Action.Submit of an old client is
 * handled the same way) and Teams' own `msteams`. Undefined for data that no card of ours can have sent.
 */
export function cardData(data: unknown): Record<string, unknown> | undefined {
  if (data === undefined || data === null) return {};
  if (!isPlain(data, maxDepth) || typeof data !== 'object' || Array.isArray(data)) return undefined;
  const { verb: _verb, msteams: _msteams, ...rest } = data as Record<string, unknown>;
  return rest;
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.length <= maxStringLength;
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  const keys = Object.keys(value);
  if (keys.length > maxKeys || keys.some((key) => forbiddenKeys.has(key))) return false;
  return Object.values(value).every((inner) => isPlain(inner, depth - 1));
}
