import { Parser } from 'htmlparser2';

/** A stretch of what was written: words, or the name in a mention. */
export type HtmlPiece = { readonly words: string } | { readonly mention: string };

/** Elements that start a new line. */
const blocks = new Set(['p', 'div', 'li', 'tr', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Skipped elements: a quoted message of somebody else, and what a browser doesn't show. */
const skipped = new Set(['quoted', 'attachment', 'style', 'script', 'title']);

/** In a table row the first cell labels the second: `Customer: Wingtip Toys`. */
const beforeCell = ['', ': '];

/**
 * The text of a message's HTML mirror. An emoji is its `alt` text; a quoted message is somebody else's text and is
 * skipped.
 */
export function htmlPieces(html: string): readonly HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let inside: { readonly tag: string; readonly name?: string } | undefined;
  let depth = 0;
  /** Number of cells begun in this table row. */
  let cells = 0;

  function enter(tag: string, name?: string): void {
    inside = { tag, ...(name === undefined ? {} : { name }) };
    depth = 1;
  }
  function add(words: string): void {
    if (!inside) pieces.push({ words });
    else if (inside.name !== undefined) inside = { ...inside, name: inside.name + words };
  }

  const parser = new Parser({
    onopentag(tag, { itemtype = '', alt = '' }) {
      if (inside?.tag === tag) depth += 1;
      else if (inside) return;
      else if (skipped.has(tag) || (tag === 'blockquote' && itemtype.endsWith('/Reply'))) enter(tag);
      else if (tag === 'at' || itemtype.endsWith('/Mention')) enter(tag, '');
      else if (tag === 'td' || tag === 'th') add(beforeCell[cells++] ?? ', ');
      else add(standsFor(tag, itemtype, alt));
      if (tag === 'tr') cells = 0;
    },
    ontext: add,
    onclosetag(tag) {
      if (inside?.tag !== tag) {
        if (blocks.has(tag)) add('\n');
        return;
      }
      depth -= 1;
      if (depth > 0) return;
      if (inside.name !== undefined) pieces.push({ mention: inside.name });
      inside = undefined;
    },
  });
  parser.end(html);
  return pieces;
}

/** The text that an element stands for. */
function standsFor(tag: string, itemtype: string, alt: string): string {
  if (tag === 'emoji' || (tag === 'img' && itemtype.endsWith('/Emoji'))) return alt;
  return tag === 'br' || blocks.has(tag) ? '\n' : '';
}

/** A name with its HTML entities decoded: `A &amp; B`. */
export function wordsInHtml(html: string): string {
  return htmlPieces(html)
    .map((piece) => ('words' in piece ? piece.words : piece.mention))
    .join('');
}

/** The text without mentions: the colleague or bot mentioned is not its subject. */
export function wordsWithoutMentions(html: string): string {
  return htmlPieces(html)
    .map((piece) => ('words' in piece ? piece.words : ' '))
    .join('');
}
