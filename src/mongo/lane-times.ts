import type { Document } from 'mongodb';

/**
 * The send times of a lane, newest first, packed into one string: six characters each, where an array of dates takes at
 * least thirty bytes an entry. The database extracts entries with `$substrBytes` and compares them: strings of fixed width
 * sort as the times do.
 */
const width = 6;
/** Printable ASCII in its own order, without `$` (a field path to MongoDB) and the characters that JSON escapes. */
const digits = [...'!#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'];
const base = digits.length;
const values = new Map(digits.map((digit, value) => [digit, value]));
/** Six digits last for 15 years from here. */
const epoch = Date.UTC(2026, 0, 1);

/** The writer of each send, in two characters, for as many sends as the short windows hold. */
const writerWidth = 2;
const withWriter = 60;

export interface NthSend {
  readonly at: string;
  /** Absent beyond the newest sixty sends: for the hour's window the margin does not matter. */
  readonly by?: string;
}

export interface LaneTimes {
  /** Send times, newest first. */
  readonly times: string;
  readonly writers: string;
  /** For each window of n sends, the n-th newest: all that a claim needs to read. */
  readonly nth: Readonly<Record<string, NthSend>>;
}

/** @param milliseconds since 1970. */
export function timeCode(milliseconds: number): string {
  return code(Math.max(0, Math.round(milliseconds) - epoch), width);
}

/** Milliseconds since 1970; undefined if there were fewer sends. */
export function timeOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  return [...text].reduce((sum, digit) => sum * base + (values.get(digit) ?? 0), 0) + epoch;
}

export function writerCode(number: number): string {
  return code(number, writerWidth);
}

/** Pipeline stages that prepend a send. @param sizes how many sends each window holds. */
export function sentTimes(at: number, by: string, sizes: readonly number[]): Document[] {
  const times = before(timeCode(at), '$times', Math.max(...sizes) * width);
  const writers = before(by, '$writers', withWriter * writerWidth);
  return [{ $set: { times, writers } }, { $set: nth(sizes) }];
}

/** Pipeline stages that move the newest send's time to `at`, when its request left. */
export function leftNow(at: number, sizes: readonly number[]): Document[] {
  const others = { $substrBytes: ['$times', width, Math.max(...sizes) * width] };
  return [{ $set: { times: { $concat: [{ $literal: timeCode(at) }, others] } } }, { $set: nth(sizes) }];
}

/** Pipeline stages that remove the newest send: its request never left. */
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
