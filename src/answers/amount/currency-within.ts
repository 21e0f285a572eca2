import { commonCurrencies } from '../../i18n/currencies.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fold, longestAnswer, tidy, wordsOf } from '../text/said.ts';
import { amountTokens } from './amount-tokens.ts';
import {
  type CurrencyAnswer,
  type CurrencyContext,
  type CurrencyMention,
  currencyMeant,
  currencyVocabulary,
} from './currency.ts';
import * as words from './currency-words.ts';

/**
 * The single currency in a sentence: "In euros, please", "в рублях", "유로로", "歐元計價". With two of them it is ambiguous.
 */
export function currencyWithin(text: string, context: CurrencyContext): CurrencyAnswer {
  const said = fold(text);
  if (said.length > longestAnswer || denies(said) || saysHowMuch(said, context.locale)) return { kind: 'nothing' };
  const capitals = new Set(tidy(text).match(/[A-Z]+/g) ?? []);
  return currencyMeant(mentionsIn(said, capitals, context.locale), context);
}

const denying = new Set(wordsOf(words.notTheCurrency.words));
const denyingParts = wordsOf(words.notTheCurrency.parts);

function denies(said: string): boolean {
  return (
    said.split(/[^\p{L}’]+/u).some((word) => denying.has(word)) || denyingParts.some((part) => said.includes(part))
  );
}

/** Whether the text also holds an amount: taking only the currency would lose it. */
function saysHowMuch(said: string, locale: Locale): boolean {
  if (/\d/.test(said)) return true;
  const pieces = said.split(/[\s,;:.!?()。、]+/);
  const tokens = pieces.flatMap((piece) => amountTokens(piece, locale) ?? []);
  return tokens.some(({ type }) => type === 'number' || type === 'scale');
}

function mentionsIn(said: string, capitals: ReadonlySet<string>, locale: Locale): readonly CurrencyMention[] {
  const vocabulary = currencyVocabulary(locale);
  const mentions: CurrencyMention[] = [];
  let place = 0;
  while (place < said.length) {
    const found = vocabulary.at(said, place);
    const end = place + (found?.length ?? 1);
    const counts = found && (isCode(said.slice(place, end), found.meaning) ? codeCounts : nameCounts);
    if (found && counts?.(said, place, end, capitals.has(found.meaning))) {
      mentions.push(found.meaning);
      place = end;
    } else place++;
  }
  return mentions;
}

function isCode(word: string, mention: CurrencyMention): boolean {
  return word === mention.toLowerCase() && /^[A-Z]{3}$/.test(mention);
}

const usualCodes = new Set(commonCurrencies.map((code) => code.toLowerCase()));
const likeWords = new Set(wordsOf(words.codesLikeWords));

/** ALL, TOP and TRY are words too: currency codes outside the usual ones count in upper case only. */
function codeCounts(said: string, place: number, end: number, inCapitals: boolean): boolean {
  const word = said.slice(place, end);
  if (/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(said.charAt(place - 1))) return false;
  return inCapitals || (usualCodes.has(word) && !likeWords.has(word) && standsFree(said, place));
}

const hangul = /^\p{Script=Hangul}+/u;
const han = /^\p{Script=Han}+/u;

function nameCounts(said: string, place: number, end: number): boolean {
  const word = said.slice(place, end);
  if (/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)) return standsFree(said, place);
  if (hangul.test(word)) return isKoreanWord(said, place, end);
  return !han.test(word) || word.length > 1 || isChineseWord(said, place, end);
}

const befores = new Set(wordsOf(words.beforeCurrency));

/** A separate word, with no word before it that could change the currency (Egyptian pounds). */
function standsFree(said: string, place: number): boolean {
  const before = said.slice(0, place).trimEnd();
  const letter = /[\p{Script=Latin}\p{Script=Cyrillic}’]/u;
  if (!letter.test(before.slice(-1))) return true;
  const word = before.slice(before.lastIndexOf(' ') + 1).replace(/^[^\p{L}]+/u, '');
  return before.length < place && befores.has(word);
}

const endings = wordsOf(words.afterCurrencyInKorean);

/** 원 is the currency in 원으로, but a syllable of another word in 지원 or 원하는. */
function isKoreanWord(said: string, place: number, end: number): boolean {
  if (hangul.test(said.charAt(place - 1))) return false;
  const [rest = ''] = hangul.exec(said.slice(end)) ?? [];
  return rest === '' || (end - place > 1 ? endings.some((one) => rest.startsWith(one)) : endings.includes(rest));
}

const beside = new Set(wordsOf(words.besideCurrencyInChinese));

function isChineseWord(said: string, place: number, end: number): boolean {
  const [before = ''] = /\p{Script=Han}{0,4}$/u.exec(said.slice(Math.max(0, place - 4), place)) ?? [];
  const [behind = ''] = han.exec(said.slice(end)) ?? [];
  return [before, behind].every((run) => run === '' || beside.has(run));
}
