/**
 * Of folded words (ё as е, й as и), longest first: the cases of nouns and adjectives, and persons, moods and tenses of verbs.
 * A stemmer from a registry reads words that are not folded, and leaves the imperatives that people write to a desk.
 */
const ending =
  /(?:ениями|ениях|ениям|иями|анный|енный|аите|яите|уите|еите|ями|ами|ыми|ими|ого|его|ому|ему|иях|иям|ите|ете|ьте|ала|ило|или|ила|али|ало|яли|яла|яло|ать|ять|ить|еть|уть|ыть|аем|яем|ает|яет|ают|яют|аю|яю|ует|уют|уем|уи|аи|яи|ешь|ишь|аешь|ем|им|ет|ит|ут|ют|ат|ят|ам|ям|ах|ях|ов|ев|ом|ью|ия|ие|ии|ию|ая|яя|ую|юю|ое|ее|ые|ыи|ои|еи|ою|ею|ым|ых|их|ал|ил|ял|ел|ул|а|я|о|е|у|ю|ы|и|ь)$/;
const reflexive = /(?<=[а-я]{3})(?:ся|сь)$/;
const shortestStem = 4;

/** What all forms of a word begin with: `примечание`, `примечаниями`; the word itself where its stem would tell nothing. */
export function russianStem(word: string): string {
  const stem = word
    .replace(reflexive, '')
    .replace(ending, '')
    .replace(/[иьы]$/, '');
  return stem.length >= shortestStem ? stem : word;
}
