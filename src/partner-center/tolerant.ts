import { z } from 'zod';
import { exactInstant } from './exact-instant.ts';

/**
 * Tolerant parsing of what Partner Center sends: names in any case, null, '' and missing alike, numbers as text
 * (docs/partner-center.md#tolerant-reading). An optional value of an unexpected form counts as missing: one odd field
 * must not hide a referral.
 */

/** Converts all property names to lower case, at every depth; of names that differ only in case, the first wins. */
export function lowerCaseNames(value: unknown, depth = 0): unknown {
  if (depth > 30 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => lowerCaseNames(element, depth + 1));
  const names = new Map<string, unknown>();
  for (const [name, inner] of Object.entries(value)) {
    const lower = name.toLowerCase();
    if (!names.has(lower)) names.set(lower, lowerCaseNames(inner, depth + 1));
  }
  return Object.fromEntries(names);
}

/** The property of that name, in any case. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

const guidForm = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A guid in lower case; undefined: not a guid. */
export function toGuid(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return guidForm.test(text) ? text : undefined;
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const dateForm = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Dates come with seven digits after the second, and some without a zone: those are UTC, but JavaScript would read them
 * as the machine's time. Year 1 is .NET's "no date".
 */
export function toDate(value: unknown): Date | undefined {
  const [, day, time = '00:00:00', zone = 'Z'] = (typeof value === 'string' && dateForm.exec(value.trim())) || [];
  if (day === undefined) return undefined;
  const date = new Date(`${day}T${time.replace(',', '.')}${zone.toUpperCase()}`);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900 ? undefined : date;
}

export const optionalText = z.unknown().transform(toText);
export const optionalNumber = z.unknown().transform(toNumber);
export const optionalDate = z.unknown().transform(toDate);
/** A date, with its exact instant (`exactInstant`). */
export const optionalInstant = z.unknown().transform((value) => ({ at: toDate(value), exactly: exactInstant(value) }));
export const text = optionalText.transform((value) => value ?? '');
export const flag = z.unknown().transform((value) => value === true || /^true$/i.test(String(value)));

function required<T>(read: (value: unknown) => T | undefined, what: string) {
  return z.unknown().transform((value, context) => {
    const result = read(value);
    if (result !== undefined) return result;
    context.addIssue({ code: 'custom', message: `not ${what}` });
    return z.NEVER;
  });
}
export const requiredGuid = required(toGuid, 'a guid');
export const requiredDate = required(toDate, 'a date');
export const requiredText = required(toText, 'text');

/** The documented spelling of a value of an enumeration, whatever its case; an unknown value is kept as it is. */
export function oneOf(values: readonly string[], missing: string) {
  return optionalText.transform(
    (value) => values.find((known) => known.toLowerCase() === value?.toLowerCase()) ?? value ?? missing,
  );
}

/** `[]`, `{}`, null, one element or a list of them; elements for which `read` returns undefined are left out. */
export function listOf<T>(read: (element: unknown) => T | undefined) {
  return z.unknown().transform((value) => {
    const elements = Array.isArray(value) ? value : [value];
    return elements.map(read).filter((element): element is T & {} => element !== undefined);
  });
}

/**
 * The object, or an empty one if it is anything else: the errors of its fields then say what is missing. zod 4 refuses
 * a missing property before its reader is called, so each name is added as undefined first.
 */
export function objectOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const nothing = Object.fromEntries(Object.keys(shape).map((name) => [name, undefined]));
  return z.preprocess(
    (value) => (typeof value === 'object' && !Array.isArray(value) ? { ...nothing, ...value } : nothing),
    z.object(shape),
  );
}

type Present<T> = { [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined> } & {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
};

/** Without the properties that are undefined, for `exactOptionalPropertyTypes` and small documents. */
export function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Present<T>;
}
