const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text that fits, ending in "…" where something was left out; whole grapheme clusters, so that no emoji or syllable is torn.
 * @param longest UTF-16 units, "…" counted.
 */
export function cutText(text: string, longest: number | undefined): { readonly text: string; readonly cut: boolean } {
  if (longest === undefined || text.length <= longest) return { text, cut: false };
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  return { text: `${kept.trimEnd()}…`.slice(0, Math.max(longest, 0)), cut: true };
}
