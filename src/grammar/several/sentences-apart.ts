/** Where each sentence of a message begins, but the first. A full stop behind a lone letter is that of an abbreviation. */
export function beginsOfSentences(text: string): readonly number[] {
  return [...text.matchAll(endOfSentence)]
    .map((match) => match.index + match[0].length)
    .filter((at) => at < text.length);
}

/** A full stop within a word is none, but before a capital letter, where the space was forgotten: `signed.Accept it`. */
const endOfSentence = /(?:[!。！]|(?<!(?:^|[^\p{L}\p{N}])\p{L})\.(?=[.!。！\s]|\p{Lu}|$))[.!。！]{0,2}\s{0,3}/gu;
