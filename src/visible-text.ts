/** Drops whatever has no width, but for what joins the parts of one emoji. Line breaks are kept. */
const invisible =
  /((?<=\p{Emoji})\u{fe0f}|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}])\u{200d}(?=\p{Extended_Pictographic}))|[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]--[\n]]+/gv;

/** What `visible` changes; most texts have none of it. */
const odd = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}]--[ \n]]/v;

/**
 * A text as the eye sees it: without zero-width, soft-hyphen, direction and control characters, with one kind of space
 * and of line break. For whatever a person typed, before anything reads it: clients and copied texts bring such characters.
 */
export function visible(text: string): string {
  if (!odd.test(text)) return text;
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]/g, ' ')
    .replace(invisible, (_found, joining: string | undefined) => joining ?? '');
}
