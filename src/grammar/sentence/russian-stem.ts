/**
 * Suffixes of folded words (ё as е, й as и), longest first: cases of nouns and adjectives; persons, moods and tenses of
 * verbs. A published stemmer expects unfolded words and does not strip the imperatives that people write to a bot.
 */
const ending =
  /(?:ениями|ениях|ениям|иями|анный|енный|аите|яите|уите|еите|ями|ами|ыми|ими|ого|его|ому|ему|иях|иям|ите|ете|ьте|ала|ило|или|ила|али|ало|яли|яла|яло|ать|ять|ить|еть|уть|ыть|аем|яем|ает|яет|ают|яют|аю|яю|ует|уют|уем|уи|аи|яи|ешь|ишь|аешь|ем|им|ет|ит|ут|ют|ат|ят|ам|ям|ах|ях|ов|ев|ом|ью|ия|ие|ии|ию|ая|яя|ую|юю|ое|ее|ые|ыи|ои|еи|ою|ею|ым|ых|их|ал|ил|ял|ел|ул|а|я|о|е|у|ю|ы|и|ь)$/;
const reflexive = /(?<=[а-я]{3})(?:ся|сь)$/;
const shortestStem = 4;

/** `запуск`, `подхода`, `стартом`: as a noun ends. */
const nounEnding = /^(?:|а|ом|ов|ам|ами|ах)$/;
/** `запускаем`, `стартуем`, `подходит`. */
const verbEnding = /(?:[аяеуи]?[ею]м|[аяеи]?[ею]т|[иая]т|им|[аеиуыя]ть|[аеияу]и|[аеияу]ю|ют|ешь|ишь)(?:ся)?$/;

/** `старт Каскада в марте`, `у них новый подход`: a noun has the stem of a verb in the table, and is no form of it. */
export function isRussianNounOf(said: string, verb: string): boolean {
  const stem = russianStem(verb);
  return verbEnding.test(verb) && said.startsWith(stem) && nounEnding.test(said.slice(stem.length));
}

/**
 * The common stem of all forms of a word: `примечание`, `примечаниями`; the word itself where the stem would be too
 * short to identify it.
 */
export function russianStem(word: string): string {
  const stem = word
    .replace(reflexive, '')
    .replace(ending, '')
    .replace(/[иьы]$/, '');
  return stem.length >= shortestStem ? stem : word;
}
