import { tidy } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import { lexiconOf } from './lexicon.ts';
import { isShouted, tokensOf } from './tokens.ts';

/**
 * Whether the sentence is a question. A question must never write, so in doubt a sentence counts as one: the cost of a
 * false positive is one extra press.
 */

const mark = /[?？][^\p{L}\p{N}]{0,10}$/u;
/** Sentence-final question endings in Korean and Chinese, where the question mark is often left out. */
/** `낮춰야 하나`: wondered aloud. */
const endings =
  /(?:나요|야 ?[하되]나|가요|까요|니까|는지요?|인지요?|냐|죠|(?<![送寄運搬載])到哪裡?了?|[嗎吗呢吧麼么])[^\p{L}\p{N}]{0,10}$/u;
/** `передай Зенит ли`, `на ли`: typed small on a phone, it is a name all the same, as it is where the sentence begins with it. */
export function isLiNamed(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestBeforeLi), at).trimEnd();
  return at === 0 || beforeLi.test(before) || ordersToGive.test(text);
}
const beforeLi = /(?:^|[^\p{L}])(?:пусть|пускай|на|у|для|за|к|с|со|от|про|без)$/iu;
const longestBeforeLi = 8;
const ordersToGive =
  /^(?:а |и |ну |пожалуйста,? )?(?:передай|отдай|дай|назначь|переназначь|поручи|перекинь|скинь)(?:те)? /iu;

/** The question particle. Capitalized, ли is a name: `для Ли`. */
const asksByParticle = (text: string) =>
  [...text.matchAll(/(?<!\p{L})ли(?!\p{L})/gu)].some(({ index }) => !isLiNamed(text, index));
/** Question words that count anywhere. */
const asking = /是不是|是否|有沒有|哪[個一]/u;

/** By the question mark only. */
export function hasQuestionMark(text: string): boolean {
  return mark.test(text);
}

/** By question mark, ending or particle, without looking at the other words. */
export function endsAsking(text: string): boolean {
  const said = isShouted(text) ? text.toLowerCase() : text;
  return mark.test(text) || endings.test(text) || asking.test(said) || asksByParticle(said);
}

/** Behind an order, `吧` and `죠` are a wish, and ли alone is a name. */
export function asksBehindOrder(text: string): boolean {
  return mark.test(text) || askingBehindOrder.test(text);
}

const askingBehindOrder =
  /(?:나요|가요|까요|니까|는지요?|인지요?|냐|[嗎吗呢麼么])[^\p{L}\p{N}]{0,10}$|(?<=\S )ли(?!\p{L})|是不是|是否|有沒有/u;

/**
 * @param where `first`: a question word counts only at the beginning of the text (a note may contain `when` further
 * on); `anywhere`: for the short text of a value, a stage or a day.
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
