import { toPatchOperations } from './patch.ts';
import type { PatchOperation } from './patch-operation.ts';
import type { ReferralPatch } from './port.ts';
import { property } from './tolerant.ts';

/**
 * Partner Center has no operation to remove or change an element of a list, so the whole list is written. Its elements
 * have more fields than the desk parses (a person's preferred means of contact, and fields that Microsoft may add), so
 * each element is the current one with our fields merged in.
 */

interface WholeList {
  readonly path: string;
  /** The field by which an element of the new list is matched with one of the current list. */
  readonly key: string;
}

const lists = {
  team: { path: '/team', key: 'email' },
  contacts: { path: '/customerProfile/team', key: 'email' },
  solutions: { path: '/details/requirements/solutions', key: 'id' },
} as const satisfies Partial<Record<keyof ReferralPatch, WholeList>>;

/** Partner Center's own validation of the old values (docs/partner-center.md#customer), which must not be sent back. */
const foundByPartnerCenter = ['emailvalidationstatus', 'phonevalidationstatus'];

export function writesWholeLists(patch: ReferralPatch): boolean {
  return Object.keys(lists).some((name) => patch[name as keyof ReferralPatch] !== undefined);
}

/** @param current the record as Partner Center sent it, with all its fields */
export function operationsOnTopOf(current: unknown, patch: ReferralPatch): PatchOperation[] {
  return toPatchOperations(patch).map((operation) => {
    const list = Object.values(lists).find(({ path }) => path === operation.path && operation.op === 'replace');
    if (!list || !Array.isArray(operation.value)) return operation;
    return { ...operation, value: kept(listAt(current, list.path), operation.value, list.key) };
  });
}

function listAt(record: unknown, path: string): readonly unknown[] {
  const found = path.split('/').slice(1).reduce(property, record);
  return Array.isArray(found) ? found : [];
}

function kept(standing: readonly unknown[], wanted: readonly object[], key: string): readonly object[] {
  const left = [...standing];
  return wanted.map((element) => {
    const name = keyOf(element, key);
    const index = name === '' ? -1 : left.findIndex((other) => keyOf(other, key) === name);
    const [before] = index < 0 ? [] : left.splice(index, 1);
    return { ...others(before, element), ...element };
  });
}

function keyOf(element: unknown, key: string): string {
  const value = property(element, key);
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

/** The fields of the current element that the new one does not have, in any spelling. */
function others(before: unknown, element: object): object {
  const ours = new Set([...foundByPartnerCenter, ...Object.keys(element).map((name) => name.toLowerCase())]);
  return Object.fromEntries(Object.entries(before ?? {}).filter(([name]) => !ours.has(name.toLowerCase())));
}
