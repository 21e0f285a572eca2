import { visible } from '../visible-text.ts';
import type { IncomingActivity } from './activity.ts';
import { type HtmlPiece, htmlPieces, wordsInHtml } from './html-words.ts';

/** Upper bound in characters. A note has 1,000, the longest deal line 2,000; longer text was pasted by mistake. */
export const longestSaid = 2_500;

/** The plain text of a message; or that it exceeds the upper bound, and its length. */
export type Spoken = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'too-long'; length: number };

/** Upper bound before markup is removed; far above what a message of `longestSaid` characters carries. */
const longestMarkup = 8 * longestSaid;

/**
 * The one place that reads message text: everything behind it gets plain text. Teams adds a marker of a quoted message
 * (`<quoted messageId="…"/>`) and mentions as `<at>` in several forms, and sends some messages as HTML only.
 */
export function spokenText(activity: IncomingActivity): Spoken {
  const text = activity.text ?? '';
  const fromText = within(text) ? said(activity, textPieces(text)) : undefined;
  if (fromText === undefined) return { kind: 'too-long', length: text.length };
  if (fromText) return asWords(fromText);
  // The HTML is used only where the text has no words: the text is what the person typed, the HTML Teams' rendering of
  // it. An emoji under a quoted message or a mention is in the HTML alone.
  const html = mirrorOf(activity);
  return within(html) ? asWords(said(activity, htmlPieces(html))) : { kind: 'too-long', length: html.length };
}

const within = (markup: string) => markup.length <= longestMarkup;

function asWords(text: string): Spoken {
  return text.length > longestSaid ? { kind: 'too-long', length: text.length } : { kind: 'words', text };
}

function mirrorOf({ attachments }: IncomingActivity): string {
  const mirror = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof mirror === 'string' ? mirror : '';
}

const quotedMarker = /<quoted\b[^<>]{0,1000}>(?:\s{0,10}<\/quoted\s{0,10}>)?/gi;
const atTag = /<at\b[^<>]{0,200}>([^<]{0,500})<\/at\s{0,10}>/gi;

function textPieces(text: string): readonly HtmlPiece[] {
  const plain = text.replace(quotedMarker, ' ').replaceAll('&nbsp;', ' ');
  const pieces: HtmlPiece[] = [];
  let from = 0;
  for (const tag of plain.matchAll(atTag)) {
    pieces.push({ words: plain.slice(from, tag.index) }, { mention: wordsInHtml(tag[1] ?? '') });
    from = tag.index + tag[0].length;
  }
  return [...pieces, { words: plain.slice(from) }];
}

/**
 * Removes the bot's mention and the punctuation after it at the beginning: `Co-sell Desk, help`. Other mentions become
 * names.
 */
function said(activity: IncomingActivity, pieces: readonly HtmlPiece[]): string {
  const isBot = mentionsOfBot(activity, pieces);
  let words = '';
  let called = false;
  for (const piece of pieces) {
    if ('words' in piece) words += piece.words;
    else if (isBot(piece.mention)) {
      called ||= words.trim() === '';
      words += ' ';
    } else words += piece.mention;
  }
  const clean = visible(words).normalize('NFC').trim();
  return called ? clean.replace(/^(?:[,:;，：；]|[-–—](?=\s))\s*/u, '') : clean;
}

/**
 * A mention is the bot's if its entity has the bot's id. Entities are matched by name, as their `text` may be missing,
 * escaped differently or in another case; where no name matches, by order.
 */
function mentionsOfBot(
  { entities, recipient }: IncomingActivity,
  pieces: readonly HtmlPiece[],
): (name: string) => boolean {
  const names = pieces.flatMap((piece) => ('mention' in piece ? [folded(piece.mention)] : []));
  const mentions = (entities ?? []).filter(({ type }) => type === 'mention').map(mentionIn);
  return (name) => {
    const written = folded(name);
    const named = mentions.find((mention) => mention.names.includes(written));
    const mention = named ?? (mentions.length === names.length ? mentions[names.indexOf(written)] : undefined);
    return mention ? mention.id === recipient.id : written === folded(recipient.name ?? '');
  };
}

function mentionIn(entity: { readonly [key: string]: unknown }): {
  readonly id: unknown;
  readonly names: readonly string[];
} {
  const { id, name } = (entity.mentioned ?? {}) as { readonly id?: unknown; readonly name?: unknown };
  const texts = [name, typeof entity.text === 'string' ? wordsInHtml(entity.text.slice(0, 1_000)) : undefined];
  return { id, names: texts.flatMap((text) => (typeof text === 'string' ? [folded(text)] : [])) };
}

function folded(name: string): string {
  return visible(name).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
