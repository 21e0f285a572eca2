import { expressionMark } from './template.ts';

/**
 * Texts that others wrote (partners, customers, colleagues) on their way into a card. A TextBlock and a Fact read Markdown,
 * so a deal's name could otherwise become a link, a mention or an upside-down sentence.
 */

/** Control characters, bidirectional controls, and what hides or glues text. Joiners stay: emoji and some scripts need them. */
const invisible = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\n\u200c\u200d]]/gv;
const stackedMarks = /(\p{M}{3})\p{M}+/gu;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const markdown = /[\\`*_[\]~|]/g;
/** Begins with a letter and has nothing that means anything in Markdown. Most texts are like that, and need no more care. */
const harmless =
  /^[A-Za-z\u00c0-\u024f\u0400-\u045f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3](?: ?[A-Za-z0-9.,:;!?'"()/@%+\u2013\u2014\u00c0-\u024f\u0400-\u045f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3-])*$/;

export interface PlainOptions {
  /** Longer texts end in an honest "…". Counted in UTF-16 units, as sizes on the wire grow with them. */
  readonly max?: number;
  /** Keeps line breaks, as the empty lines that Markdown wants. */
  readonly lines?: boolean;
}

/** For TextBlock and Fact: shows exactly these characters, whatever they would mean in Markdown. */
export function plain(text: string, options: PlainOptions = {}): string {
  const { max = 200, lines = false } = options;
  if (text.length <= max && harmless.test(text)) return text;
  const escaped = shorten(text, max, lines)
    .replace(markdown, '\\$&')
    // A mention needs `<at>`, and HTML isn't supported anyway: the look-alikes mean nothing.
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/&(?=#?\w+;)/g, '＆')
    // At the start of a line these make a list or a heading; a phone number's plus doesn't.
    .replace(/^(\d+)([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/^([-+#])(?=[\s#]|$)|^(?=[-=]+$)/gm, '\\$1')
    // Templates are bound to data only, but nothing that looks like an expression should ever stand in a card.
    .replaceAll('${', '$\u2009{');
  // Isolated, so that a right-to-left name can't turn the sentence around it.
  const isolated = rightToLeft.test(escaped) ? `\u2068${escaped}\u2069` : escaped;
  return lines ? isolated.replaceAll('\n', '\n\n') : isolated;
}

/** `1. Coho Winery` as a title: Markdown would make a list of it, and clients indent that. Of a text that is plain already. */
export function flatTitle(text: string): string {
  return text.replace(/^(\d{1,4})([.)])(?=\s)/, '$1\\$2');
}

/** What `plain` made fit for Markdown, as its reader sees it: for pages that read no Markdown. */
export function asRead(text: string): string {
  return text.replace(/\\([\\`*_[\]~|.)+#=-])/g, '$1');
}

/** A name that something is called by: never nothing, as cards and sentences would have a hole. */
export function plainName(text: string, max = 80): string {
  return plain(text, { max }) || '–';
}

/** For what is not read as Markdown: summary, fallbackText, titles. */
export function unformatted(text: string, max = 200): string {
  return shorten(text, max, false).replaceAll('<', '‹').replaceAll('>', '›').replaceAll('${', '$\u2009{');
}

/** For the value of an input: what the person will get back must be what was there, so it is only capped. */
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
  // A text of megabytes isn't cleaned to the end only to be thrown away.
  const start = text.slice(0, max * 4);
  const clean = visible(start, lines);
  if (clean.length <= max && start.length === text.length) return clean;
  return `${whole(clean.slice(0, max - 1)).trimEnd()}…`;
}

/** Without half an emoji at the end. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff\u200d]$/, '').toWellFormed();
}
