import { expressionMark } from './template.ts';

/**
 * Escapes untrusted texts (of partners, customers, colleagues) for cards. TextBlock and Fact render Markdown, so a
 * deal's name could otherwise become a link or a mention, or reverse the direction of a sentence.
 */

/**
 * Control characters, bidirectional controls, and characters that are invisible or join text. Joiners are kept: emoji
 * and some scripts need them.
 */
const invisible = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\n\u200c\u200d]]/gv;
const stackedMarks = /(\p{M}{3})\p{M}+/gu;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const markdown = /[\\`*_[\]~|]/g;
/** Fast path: starts with a letter and contains no Markdown character, as most texts do. */
const harmless =
  /^[A-Za-z\u00c0-\u024f\u0400-\u045f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3](?: ?[A-Za-z0-9.,:;!?'"()/@%+\u2013\u2014\u00c0-\u024f\u0400-\u045f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3-])*$/;

export interface PlainOptions {
  /** Upper bound in UTF-16 units, in which the size on the wire grows; a longer text is cut and ends in "…". */
  readonly max?: number;
  /** Keeps line breaks, as empty lines, which Markdown requires. */
  readonly lines?: boolean;
}

/** For TextBlock and Fact: the text appears literally, whatever its characters mean in Markdown. */
export function plain(text: string, options: PlainOptions = {}): string {
  const { max = 200, lines = false } = options;
  if (text.length <= max && harmless.test(text)) return text;
  const escaped = shorten(text, max, lines)
    .replace(markdown, '\\$&')
    // A mention needs `<at>`, and HTML isn't supported anyway: the look-alikes have no meaning.
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/&(?=#?\w+;)/g, '＆')
    // At the start of a line these start a list or a heading; a phone number's plus does not.
    .replace(/^(\d+)([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/^([-+#])(?=[\s#]|$)|^(?=[-=]+$)/gm, '\\$1')
    // Templates evaluate only their own expressions; still, no text in a card should look like one.
    .replaceAll('${', '$\u2009{');
  // Directional isolate: a right-to-left name must not reorder the sentence around it.
  const isolated = rightToLeft.test(escaped) ? `\u2068${escaped}\u2069` : escaped;
  return lines ? isolated.replaceAll('\n', '\n\n') : isolated;
}

/**
 * Escapes `1. Coho Winery` in a title, which Markdown would render as an indented list. For a text that has passed
 * `plain`.
 */
export function flatTitle(text: string): string {
  return text.replace(/^(\d{1,4})([.)])(?=\s)/, '$1\\$2');
}

/** The inverse of the escaping of `plain`, for pages that do not render Markdown. */
export function asRead(text: string): string {
  return text.replace(/\\([\\`*_[\]~|.)+#=-])/g, '$1');
}

/** A name for cards and sentences; never empty, which would leave a gap. */
export function plainName(text: string, max = 80): string {
  return plain(text, { max }) || '–';
}

/** For places that do not render Markdown: summary, fallbackText, titles. */
export function unformatted(text: string, max = 200): string {
  return shorten(text, max, false).replaceAll('<', '‹').replaceAll('>', '›').replaceAll('${', '$\u2009{');
}

/** For the value of an input: only cut, because the person must get their own text back. */
export function inputValue(text: string, max: number): string {
  const short = text.length > max ? whole(text.slice(0, max)) : text.toWellFormed();
  return short.replaceAll(expressionMark, '').replaceAll('${', `$${expressionMark}{`);
}

function visible(text: string, lines: boolean): string {
  const kept = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(invisible, '');
  const spaced = lines ? kept.replace(/[^\S\n]+/gu, ' ').replace(/ ?\n[\s]*/g, '\n') : kept.replace(/\s+/gu, ' ');
  return spaced.replace(stackedMarks, '$1').toWellFormed().trim();
}

function shorten(text: string, max: number, lines: boolean): string {
  // Cuts before cleaning, so that a text of megabytes costs little.
  const start = text.slice(0, max * 4);
  const clean = visible(start, lines);
  if (clean.length <= max && start.length === text.length) return clean;
  return `${whole(clean.slice(0, max - 1)).trimEnd()}…`;
}

/** Removes half a surrogate pair or a trailing joiner, the rest of a cut emoji. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff\u200d]$/, '').toWellFormed();
}
