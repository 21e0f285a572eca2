/** One word and, somewhere behind it, another: apart, as one pattern of both takes quadratic time. */
export type Followed = readonly (readonly [first: RegExp, then: RegExp])[];

export function stands(text: string, words: Followed): boolean {
  return words.some(([first, then]) => {
    const found = first.exec(text);
    return found !== null && then.test(text.slice(found.index + found[0].length));
  });
}
