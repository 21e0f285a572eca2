import { readTimeZone, type TimeZoneAnswer } from '../../answers/place/time-zone.ts';
import { type LanguageAnswer, readLanguage } from '../../answers/settings/language.ts';
import { readOwnPlace } from '../../answers/settings/own-place.ts';
import { directionParticle, doneWithPlace, saidBeforePlace } from '../../answers/text/particle-words.ts';
import { tidy } from '../../answers/text/said.ts';
import { afterCommand, type CommandName, commandWords } from '../../i18n/command-words.ts';
import { type Locale, locales } from '../../i18n/locale.ts';

/** `alone`: the command word without an argument. */
export type LanguageWish = { readonly kind: 'alone' } | LanguageAnswer;
export type ZoneWish = { readonly kind: 'alone' } | { readonly kind: 'client' } | TimeZoneAnswer;

/** After the word `language`, up to this many words are taken for an unsupported language. */
const longestUnknown = 2;

/**
 * `language Korean`, `speak Russian`, in any supported language, whatever the person's current one: after choosing a
 * language that they can't read, people must be able to switch back.
 */
export function languageWish(text: string, locale: Locale): LanguageWish | undefined {
  const named = afterInAnyLanguage(text, locale, 'language');
  const rest = named ?? afterInAnyLanguage(text, locale, 'speak');
  if (rest === undefined) return undefined;
  if (!hasWords(rest)) return named === undefined ? undefined : { kind: 'alone' };
  const answer = readLanguage(rest);
  if (answer.kind === 'language') return answer.isWhole ? answer : undefined;
  if (named === undefined) return answer.kind === 'client' ? undefined : whole(answer);
  return answer.kind === 'nothing' && rest.split(/\s+/).length > longestUnknown ? undefined : answer;
}

/** `I work in Seoul now`: it is said of the zone, and of nothing else that the desk knows. */
export function placeWish(text: string): ZoneWish | undefined {
  return readOwnPlace(text);
}

/** `time zone Seoul`, `time zone USA`. */
export function zoneWish(text: string, locale: Locale): ZoneWish | undefined {
  const rest = afterInAnyLanguage(text, locale, 'timeZone') ?? behindChinese(text);
  if (rest === undefined) return undefined;
  if (!hasWords(rest)) return { kind: 'alone' };
  if (readLanguage(rest).kind === 'client') return { kind: 'client' };
  const whole = readTimeZone(rest);
  return whole.kind === 'nothing' ? readTimeZone(withoutVerb(rest)) : whole;
}

/**
 * Longest first. Chinese has no spaces between words, so only words of at least three characters are matched as a
 * prefix.
 */
const chineseWords = commandWords('zh-TW', 'timeZone')
  .filter((each) => /^\p{Script=Han}{3,}$/u.test(each))
  .sort((one, other) => other.length - one.length);

/** `時區換成東京`: the place follows the word without a space. */
function behindChinese(text: string): string | undefined {
  const said = tidy(text);
  const word = chineseWords.find((each) => said.startsWith(each));
  return word === undefined ? undefined : said.slice(word.length);
}

/** `도쿄로 바꿔줘`, `東京時間`: the place without the verb or noun around it. */
function withoutVerb(rest: string): string {
  const [place = ''] = rest.split(doneWithPlace);
  return place.replace(directionParticle, '').replace(saidBeforePlace, '').trim();
}

/**
 * The text is the name of a language and nothing else. Up to three Latin letters are more likely something else than a
 * language code.
 */
export function languageAlone(text: string): Locale | undefined {
  if (/^\s*\p{Script=Latin}{1,3}\s*$/u.test(text)) return undefined;
  const answer = readLanguage(text);
  return answer.kind === 'language' && answer.isWhole ? answer.language : undefined;
}

/** Undefined for a text without a language: `speak to Megan` and `switch to Fabrikam` are other commands. */
function whole(answer: LanguageAnswer): LanguageAnswer | undefined {
  return answer.kind === 'nothing' ? undefined : answer;
}

function afterInAnyLanguage(text: string, locale: Locale, name: CommandName): string | undefined {
  for (const each of [locale, ...locales]) {
    const rest = afterCommand(each, name, text);
    if (rest !== undefined) return rest;
  }
  return undefined;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
