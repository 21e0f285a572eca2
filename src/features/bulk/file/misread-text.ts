/** What Windows-1252 has in place of the control characters 0x80 to 0x9F, in its order; a space where it has none. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const byteOf = new Map([...windows].flatMap((sign, place) => (sign === ' ' ? [] : [[sign, 0x80 + place] as const])));
/**
 * First bytes of Latin, Greek, Cyrillic, Hebrew and Arabic letters and of whatever takes three bytes or four. Others are left out:
 * `CAFÉ®` would be one letter of IPA.
 */
const first = new Set([0xc2, 0xc3, 0xc4, 0xc5, 0xce, 0xcf, 0xd0, 0xd1, 0xd7, 0xd8, 0xd9]);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Whether a text is UTF-8 that a program has read as Windows-1252 and saved so: `KÃ¶ln`. Text that anybody writes is no valid
 * UTF-8 in that encoding as soon as it has a letter beyond ASCII.
 */
export function isMisreadText(text: string): boolean {
  const bytes = new Uint8Array(text.length);
  let isPlain = true;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const byte = code < 0x100 ? code : byteOf.get(text.charAt(place));
    if (byte === undefined) return false;
    isPlain &&= byte < 0x80;
    bytes[place] = byte;
  }
  if (isPlain || bytes.some((byte) => byte >= 0xc0 && byte < 0xe0 && !first.has(byte))) return false;
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
