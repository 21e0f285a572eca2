import { tidy } from '../answers/said.ts';
import type { Locale } from '../i18n/locale.ts';
import { lexiconOf } from './lexicon.ts';
import { isShouted, tokensOf } from './tokens.ts';

/**
 * Whether somebody asks. A question must write nothing, so that what may be one is taken for one: the worst that comes of
 * it is a press more.
 */

const mark = /[?？][^\p{L}\p{N}]{0,10}$/u;
/** What Korean and Chinese end a question with, where the mark is often left out. */
const endings = /(?:나요|가요|까요|니까|는지요?|인지요?|냐|죠|[嗎吗呢吧麼么])[^\p{L}\p{N}]{0,10}$/u;
/** Particles and words that ask wherever they stand, in Russian and Chinese. With a capital, ли is a name: `для Ли`. */
const asking = /(?:^|[^\p{L}])ли(?:[^\p{L}]|$)|是不是|是否|有沒有|哪[個一]/u;

/** Only by its mark. */
export function hasQuestionMark(text: string): boolean {
  return mark.test(text);
}

/** By its mark, its ending, or its particle: without a look at the other words. */
export function endsAsking(text: string): boolean {
  return mark.test(text) || endings.test(text) || asking.test(isShouted(text) ? text.toLowerCase() : text);
}

/**
 * @param where `first`: a word of asking counts where the text begins with it (a note may hold `when` further on);
 * `anywhere`: in the short text of a value, a stage or a day.
 */
export function asksSomething(said: string, locale: Locale, where: 'first' | 'anywhere'): boolean {
  const text = tidy(said);
  if (endsAsking(text)) return true;
  const lexicon = lexiconOf(locale);
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; ) {
    const phrase = lexicon.matchAt(tokens, at);
    if (phrase?.roles.some(({ kind }) => kind === 'question')) return true;
    if (where === 'first') return false;
    at += phrase?.count ?? 1;
  }
  return false;
}
