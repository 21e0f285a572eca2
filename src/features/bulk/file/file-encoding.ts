import { setImmediate } from 'node:timers/promises';

/** How the bytes of a file are its text. Windows-1252 and the like cannot be told apart, so they are not read. */
export interface FileEncoding {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/** Why a file is none that can be read. `encoding`: not Unicode, or broken. `other-format`: text, and no table of cells. */
export type UnreadableFile = 'empty' | 'spreadsheet' | 'binary' | 'encoding' | 'other-format';

/** What stands where a letter was lost, before or when the file was saved. */
export const lostLetter = '\ufffd';

/** So many bytes become text at once: some 3 ms of work, and then others have their turn. */
const pieceBytes = 1024 * 1024;

/** Of a file's text: all of it, or why there is none. Costs twice the file's size in memory. */
export async function fileText(
  bytes: Uint8Array,
): Promise<{ readonly text: string } | { readonly unreadable: UnreadableFile }> {
  if (bytes.length === 0) return { unreadable: 'empty' };
  if (isSpreadsheet(bytes)) return { unreadable: 'spreadsheet' };
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

/** HTML and XML, which some programs save under a table's name; JSON; PDF and RTF; a table as an answered mail quotes it. */
const otherFormat =
  /^\s*(?:<(?:!doctype|!--|\?xml|\?mso|html|head|body|meta|table)|[[{]\s*[[{"\]}]|%PDF-|\{\\rtf|>\s)/i;

/** A workbook is a zip (an empty one has another mark); the older one begins with the mark of OLE. */
function isSpreadsheet(bytes: Uint8Array): boolean {
  return [
    [0x50, 0x4b, 3, 4],
    [0x50, 0x4b, 5, 6],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some((mark) => startsWith(bytes, mark));
}

function encodingOf(bytes: Uint8Array): FileEncoding {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', mark: 3 };
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', mark: 2 };
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', mark: 2 };
  return { encoding: withoutMark(bytes), mark: 0 };
}

/**
 * UTF-16 of a header line is valid UTF-8 with a NUL beside each letter, which no text has. Ideographs may end in a zero
 * byte too (一 is U+4E00), so where most of them stand says which half is the letters'.
 */
function withoutMark(bytes: Uint8Array): FileEncoding['encoding'] {
  const head = bytes.subarray(0, 256);
  const zeros = [0, 0];
  for (let place = 0; place < head.length; place++) {
    if (head[place] === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  // A few zero bytes are no UTF-16: its header line alone has one in every second place.
  if (even + odd < head.length / 4) return 'utf-8';
  return odd >= even ? 'utf-16le' : 'utf-16be';
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}
