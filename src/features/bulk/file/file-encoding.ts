import { setImmediate } from 'node:timers/promises';

/** The encoding of a file. Windows-1252 and its kind cannot be distinguished, so they are not read. */
export interface FileEncoding {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Length of the byte order mark. */
  readonly mark: number;
}

/** Why a file cannot be read. `encoding`: not Unicode, or invalid. `other-format`: text that is not a table. */
export type UnreadableFile =
  | 'empty'
  | 'spreadsheet'
  | 'other-office'
  | 'archive'
  | 'binary'
  | 'encoding'
  | 'other-format';

/** U+FFFD, in place of a letter that was lost before or when the file was saved. */
export const lostLetter = '\ufffd';

/** Bytes decoded per batch: some 3 ms of work before the event loop serves others. */
const pieceBytes = 1024 * 1024;

/** The whole text of a file, or why it cannot be read. Needs twice the file's size in memory. */
export async function fileText(
  bytes: Uint8Array,
): Promise<{ readonly text: string } | { readonly unreadable: UnreadableFile }> {
  if (bytes.length === 0) return { unreadable: 'empty' };
  const container = containerOf(bytes);
  if (container) return { unreadable: container };
  const { encoding, mark } = encodingOf(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let [text, isBlank] = ['', true];
  for (let from = mark; from < bytes.length; from += pieceBytes) {
    let piece: string;
    try {
      piece = decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: from + pieceBytes < bytes.length });
    } catch {
      return { unreadable: bytes.includes(0) ? 'binary' : 'encoding' };
    }
    if (piece.includes('\0')) return { unreadable: 'binary' };
    isBlank &&= piece.trim() === '';
    text += piece;
    await setImmediate();
  }
  if (isBlank) return { unreadable: 'empty' };
  text = withoutEndMark(text);
  return otherFormat.test(text.slice(0, 200)) ? { unreadable: 'other-format' } : { text };
}

const endMark = '\u001a';
/** A block of a disk, in characters. */
const longestEnd = 4_096;

/** Programs of DOS's time close a file with Ctrl-Z, and fill the rest of its last block with it. */
function withoutEndMark(text: string): string {
  let end = text.length;
  for (let place = end; place > 0 && text.length - place < longestEnd; place--) {
    const sign = text.charAt(place - 1);
    if (sign === endMark) end = place - 1;
    else if (sign.trim() !== '') break;
  }
  return text.slice(0, end);
}

/** HTML and XML, which some programs save as `.csv`; JSON; PDF and RTF; a table quoted by a mail program. */
const otherFormat =
  /^\s*(?:<(?:!doctype|!--|\?xml|\?mso|html|head|body|meta|table)|[[{]\s*[[{"\]}]|%PDF-|\{\\rtf|>\s)/i;

const zip = [0x50, 0x4b, 3, 4];
const ole = [0xd0, 0xcf, 0x11, 0xe0];
/** An archive without files. */
const emptyZip = [0x50, 0x4b, 5, 6];
/** As far as the names of an archive's parts are looked for at each of its ends, in bytes: its list of all parts is its last piece. */
const archiveEnd = 64 * 1024;

/**
 * Excel's workbooks are zips, as are those of other programs, texts and plain archives: the names of their parts tell which. Before
 * 2007 they had the signature of OLE, as other documents had, but few of these are sent for a table.
 */
function containerOf(bytes: Uint8Array): 'spreadsheet' | 'other-office' | 'archive' | undefined {
  if (startsWith(bytes, ole)) return 'spreadsheet';
  if (startsWith(bytes, emptyZip)) return 'archive';
  if (!startsWith(bytes, zip)) return undefined;
  const ends = [bytes.subarray(0, archiveEnd), bytes.subarray(-archiveEnd)];
  const names = ends.map((end) => Buffer.from(end).toString('latin1')).join('\n');
  const has = (...parts: readonly string[]) => parts.some((part) => names.includes(part));
  // Which part comes first is the writing program's own matter: Excel begins with the content types, openpyxl ends with them.
  if (has('[Content_Types].xml'))
    return has('word/document', 'ppt/presentation', 'ppt/slides') ? 'other-office' : 'spreadsheet';
  // LibreOffice's documents; Numbers' and Pages'.
  return has('mimetypeapplication/vnd.oasis', 'Index/Document.iwa', 'Index/CalculationEngine')
    ? 'other-office'
    : 'archive';
}

function encodingOf(bytes: Uint8Array): FileEncoding {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', mark: 3 };
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', mark: 2 };
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', mark: 2 };
  return { encoding: withoutMark(bytes), mark: 0 };
}

/**
 * A header line in UTF-16 is valid UTF-8 with a NUL beside each letter, which no text has. Ideographs may end in a zero byte
 * too (一 is U+4E00), so the byte order follows from where most of the zero bytes stand.
 */
function withoutMark(bytes: Uint8Array): FileEncoding['encoding'] {
  const head = bytes.subarray(0, 256);
  const zeros = [0, 0];
  for (let place = 0; place < head.length; place++) {
    if (head[place] === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  // Not UTF-16 if there are only a few zero bytes: a header line has one in every second place.
  if (even + odd < head.length / 4) return 'utf-8';
  return odd >= even ? 'utf-16le' : 'utf-16be';
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}
