/** Windows-1252 from 0x80 to 0x9F, in order; a space for unassigned bytes. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const western = new Map([...windows].flatMap((sign, place) => (sign === ' ' ? [] : [[sign, 0x80 + place] as const])));
for (let byte = 0x80; byte < 0x100; byte++) western.set(String.fromCharCode(byte), byte);
const cyrillic = new Map(
  [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 0x80 }, (_, place) => 0x80 + place))].map(
    (sign, place) => [sign, 0x80 + place] as const,
  ),
);
/**
 * UTF-8 lead bytes of Latin, Greek, Cyrillic, Hebrew and Arabic letters and of all three- and four-byte sequences. Others are
 * left out: `CAFÉ®` would be one letter of IPA.
 */
const first = new Set([0xc2, 0xc3, 0xc4, 0xc5, 0xce, 0xcf, 0xd0, 0xd1, 0xd7, 0xd8, 0xd9]);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Scripts whose words have several non-ASCII letters. */
const word = /[\u0370-\u1fff\u2e80-\uffef]{2}/;
/** A single Latin letter or sign; among capitals only a capital of Latin-1: `S-RYHMÄ’s`. */
const latin =
  /(?<!\p{Lu}{2})[\u00a0-\u017f]|(?<=\p{Lu}{2})[\u00a0-\u00de]|[\u2010-\u2044\u20ac\u2122]|\p{Emoji_Presentation}/u;
const latinLetter = /[\u00c0-\u00ff]/;

/**
 * Whether a text is mojibake: UTF-8 that a program has decoded as Windows-1252 (`KÃ¶ln`) or Windows-1251 (`РљРѕСЂРµСЏ`). A correct
 * text is seldom valid UTF-8 in these encodings, but may be: `Café – Lyon` with its French space would decode to a Chinese
 * letter. So the decoded text must be plausible as well.
 */
export function isMisreadText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (!/[^\x00-\x7f]/.test(text)) return false;
  const west = decoded(text, western);
  if (west !== undefined && (word.test(west) || latin.test(west))) return true;
  const east = decoded(text, cyrillic);
  return east !== undefined && (word.test(east) || latinLetter.test(east));
}

/** The text decoded as UTF-8 from its bytes in this encoding. Undefined: not valid UTF-8. */
function decoded(text: string, byteOf: ReadonlyMap<string, number>): string | undefined {
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const byte = code < 0x80 ? code : byteOf.get(text.charAt(place));
    if (byte === undefined || (byte >= 0xc0 && byte < 0xe0 && !first.has(byte))) return undefined;
    bytes[place] = byte;
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
