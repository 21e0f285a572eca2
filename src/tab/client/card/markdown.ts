/** A span of text. */
export interface TextPiece {
  readonly text: string;
  readonly bold?: true;
  /** Only https links are kept. */
  readonly link?: string;
}

const bold = /\*\*((?:\\.|[^\\*])+)\*\*/y;
const link = /\[((?:\\.|[^\\\]])+)\]\((https:\/\/[^\s)]+)\)/y;

/**
 * The Markdown that the desk's cards use, a line after the other: bold, links, lists, and what is escaped. Names that people wrote come
 * escaped, and stay what they are; anything else is text.
 */
export function piecesOf(markdown: string): readonly (readonly TextPiece[])[] {
  return (
    markdown
      .split(/[\r\n]+/)
      // A list item.
      .map((line) => piecesOfLine(line.replace(/^- /, '• ')))
      .filter((line) => line.length > 0)
  );
}

/** As one line, without looks. */
export function plainOf(markdown: string): string {
  return piecesOf(markdown)
    .map((line) => line.map(({ text }) => text).join(''))
    .join(' ');
}

function piecesOfLine(line: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = '';
  const end = () => {
    if (plain) pieces.push({ text: plain });
    plain = '';
  };
  for (let at = 0; at < line.length; ) {
    const found = matchAt(bold, line, at) ?? matchAt(link, line, at);
    if (found) {
      const [whole, inner = '', address] = found;
      end();
      pieces.push({ text: unescaped(inner), ...(address ? { link: address } : { bold: true }) });
      at += whole.length;
    } else if (line[at] === '\\' && at + 1 < line.length) {
      plain += line[at + 1];
      at += 2;
    } else {
      plain += line[at];
      at += 1;
    }
  }
  end();
  return pieces;
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
