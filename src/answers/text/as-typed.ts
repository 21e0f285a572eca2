/**
 * Only the reading of a message is folded, never what is stored of it: the stretch of `typed` that was read as `read`, with its
 * full-width signs and line breaks. Spaces are not compared. `read` itself where it is no stretch of `typed`.
 */
export function inTypedWords(typed: string, read: string): string {
  const sought = compared(read);
  if (sought === '' || typed.includes(read)) return read;
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: sign, index } of typed.matchAll(/./gsu)) {
    const same = compared(sign);
    folded += same;
    for (let unit = 0; unit < same.length; unit++) {
      from.push(index);
      to.push(index + sign.length);
    }
  }
  const at = folded.indexOf(sought);
  return at < 0 ? read : typed.slice(from[at], to[at + sought.length - 1]);
}

/** Decomposed, so that sign by sign gives the same as the whole. */
function compared(text: string): string {
  return text.normalize('NFKD').replace(/\s+/g, '');
}
