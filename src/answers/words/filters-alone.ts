import { readYesNo } from '../choice/yes-no.ts';

/** `в пятницу`, `by December`: the preposition says nothing of what is meant. */
const prepositions = /^(?:in|on|at|by|until|till|в|во|на|у|до|к) (?=\p{L})/iu;
/** With a letter: a number alone is a row. */
const fewWords = /^(?=[^\p{L}]{0,12}\p{L})[^\s?!]{2,20}(?: [^\s?!]{1,20}){0,2}$/u;

/** Up to three words that may be filters of a list and nothing else. Undefined: they are more than that. */
export function filtersAloneSaid(text: string): string | undefined {
  const said = text.trim().replace(prepositions, '');
  // `нет`, 沒有: to whatever it answers, it asks for nobody's deals.
  return fewWords.test(said) && readYesNo(said).kind === 'nothing' ? said : undefined;
}
