import type { Document } from 'mongodb';

/**
 * The sends of a lane, the newest first, as one string: six characters each, where an array of dates takes thirty bytes
 * and more. The database reads places of it (`$substrBytes`) and compares them: strings of this width sort as the times do.
 */
const width = 6;
/** ASCII in its own order, without what JSON escapes and what the database takes for the name of a field. */
const digits = [...'!#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'];
const base = digits.length;
const values = new Map(digits.map((digit, value) => [digit, value]));
/** Six digits last for 15 years from here. */
const epoch = Date.UTC(2026, 0, 1);

/** Writers are told from each other by two characters, for as many sends as the short windows hold. */
const writerWidth = 2;
const withWriter = 60;

export interface NthSend {
  readonly at: string;
  /** Absent behind the newest sixty: an hour's window needs no closer look. */
  readonly by?: string;
}

export interface LaneTimes {
  /** When was sent, the newest first. */
  readonly times: string;
  readonly writers: string;
  /** The n-th newest send for each window that holds n: all that a claim, or who waits for one, looks at. */
  readonly nth: Readonly<Record<string, NthSend>>;
}

/** Of milliseconds since 1970. */
export function timeCode(milliseconds: number): string {
  return code(Math.max(0, Math.round(milliseconds) - epoch), width);
}

/** Undefined where there were not so many sends. */
export function timeOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  return [...text].reduce((sum, digit) => sum * base + (values.get(digit) ?? 0), 0) + epoch;
}

export function writerCode(number: number): string {
  return code(number, writerWidth);
}

/** The stages that put one send before the others; `sizes` are how many the windows hold. */
export function sentTimes(at: number, by: string, sizes: readonly number[]): Document[] {
  const times = before(timeCode(at), '$times', Math.max(...sizes) * width);
  const writers = before(by, '$writers', withWriter * writerWidth);
  return [{ $set: { times, writers } }, { $set: nth(sizes) }];
}

/** The newest send left only now. */
export function leftNow(at: number, sizes: readonly number[]): Document[] {
  const others = { $substrBytes: ['$times', width, Math.max(...sizes) * width] };
  return [{ $set: { times: { $concat: [{ $literal: timeCode(at) }, others] } } }, { $set: nth(sizes) }];
}

/** The newest send never left. */
export function neverLeft(sizes: readonly number[]): Document[] {
  const times = { $substrBytes: ['$times', width, Math.max(...sizes) * width] };
  const writers = { $substrBytes: ['$writers', writerWidth, withWriter * writerWidth] };
  return [{ $set: { times, writers } }, { $set: nth(sizes) }];
}

export function nthKey(size: number): string {
  return `n${size}`;
}

function before(text: string, field: string, bytes: number): Document {
  return { $substrBytes: [{ $concat: [{ $literal: text }, { $ifNull: [field, ''] }] }, 0, bytes] };
}

function nth(sizes: readonly number[]): Document {
  const place = (field: string, size: number, of: number) => ({ $substrBytes: [field, (size - 1) * of, of] });
  const entries = sizes.map((size) => [
    nthKey(size),
    {
      at: place('$times', size, width),
      ...(size <= withWriter ? { by: place('$writers', size, writerWidth) } : {}),
    },
  ]);
  return { nth: Object.fromEntries(entries) };
}

function code(number: number, length: number): string {
  let rest = number % base ** length;
  let text = '';
  for (let place = 0; place < length; place++) {
    text = digits[rest % base] + text;
    rest = Math.floor(rest / base);
  }
  return text;
}
