const shortest = 3;

/**
 * Candidate base forms of an inflected English verb or noun, the likeliest first: `approving`, `transferred`,
 * `amounts`. Folded words.
 */
export function englishBases(word: string): readonly string[] {
  const [, stem = '', end = ''] = /^([a-z]{3,30}?)(ing|ied|ies|ed|es|s)$/.exec(word) ?? [];
  if (stem.length < shortest) return [];
  if (end === 'ied' || end === 'ies') return [`${stem}y`];
  if (end === 's') return [stem];
  const single = /([^aeiouls])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...single];
}

/** `declined`: past tense, so something already done. */
export function isEnglishPast(word: string): boolean {
  return /[a-z]{3}ed$/.test(word);
}
