import type { Locale } from '../i18n/locale.ts';
import { type DetailContext, detailReaders } from './details.ts';
import { typedAsKorean, typedAsLatin, typedAsRussian } from './keyboard.ts';
import type { Meaning } from './meaning.ts';
import type { NameIndex } from './names.ts';
import { meaningsOf } from './rules.ts';
import { sentenceOf } from './sentence.ts';

/**
 * The interpretations of a message, the likeliest first; empty where it contains neither vocabulary nor a known name.
 */
export function readMessage(text: string, names: NameIndex, context: DetailContext): readonly Meaning[] {
  for (const typed of [text, ...otherLayouts(text, context.locale)]) {
    const sentence = sentenceOf(typed, context.locale, names);
    const meanings = sentence ? meaningsOf(sentence, detailReaders(context)) : [];
    if (meanings.length > 0) return meanings;
  }
  return [];
}

/** The same keystrokes under the other keyboard layouts. */
export function otherLayouts(text: string, locale: Locale): readonly string[] {
  if (text.length > 40) return [];
  const isLatin = /^[\p{Script=Latin}\p{P}\p{S}\s\d]+$/u.test(text);
  if (!isLatin) return /^[^\p{Script=Han}\p{Script=Latin}]+$/u.test(text) ? [typedAsLatin(text)] : [];
  if (locale === 'ru') return [typedAsRussian(text)];
  const korean = locale === 'ko' ? typedAsKorean(text) : undefined;
  return korean ? [korean] : [];
}
