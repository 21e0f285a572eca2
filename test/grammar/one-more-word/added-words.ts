import type { Locale } from '../../../src/i18n/locale.ts';

/** What is added to a message, and how it is known again where the deed carries it. */
export interface AddedWords {
  readonly kind: string;
  /** The message with them; undefined: they fit nowhere in it. */
  readonly add: (message: string, name: string) => string | undefined;
  readonly carried: RegExp;
}

const atName =
  (words: string) =>
  (message: string, name: string): string | undefined =>
    message.includes(name) ? message.replace(name, () => words.replace('N', name)) : undefined;
const behind =
  (words: string) =>
  (message: string): string | undefined =>
    /[?？]\s*$/.test(message) ? undefined : `${message.replace(/[\s.!~。！]+$/u, '')}${words}`;
const inFront =
  (words: string) =>
  (message: string): string =>
    `${words}${message}`;

/** A word that nobody knows, another customer, an exception, a condition and another time: each is more than the deed. */
export const addedWords: Readonly<Record<Locale, readonly AddedWords[]>> = {
  en: [
    { kind: 'but not another', add: behind(' but not Zorbix'), carried: /zorbix/i },
    { kind: 'except another', add: behind(' except Zorbix'), carried: /zorbix/i },
    { kind: 'and another', add: atName('N and Zorbix'), carried: /zorbix/i },
    { kind: 'or another', add: atName('N or Zorbix'), carried: /zorbix/i },
    { kind: 'all but it', add: atName('everything except N'), carried: /except/i },
    { kind: 'all others', add: atName('all but N'), carried: /all but/i },
    { kind: 'unless', add: behind(' unless Lee objects'), carried: /unless/i },
    { kind: 'only if', add: behind(' only if Lee agrees'), carried: /agrees/i },
    { kind: 'if', add: inFront('if Lee agrees, '), carried: /agrees/i },
    { kind: 'not yet', add: behind(', but not yet'), carried: /not yet/i },
    { kind: 'another name', add: atName('N zorbix'), carried: /zorbix/i },
  ],
  ru: [
    { kind: 'but not another', add: behind(', но не Зорбикс'), carried: /зорбикс/i },
    { kind: 'except another', add: behind(' кроме Зорбикса'), carried: /зорбикс/i },
    { kind: 'and another', add: atName('N и Зорбикс'), carried: /зорбикс/i },
    { kind: 'or another', add: atName('N или Зорбикс'), carried: /зорбикс/i },
    { kind: 'all but it', add: atName('всё кроме N'), carried: /кроме/i },
    { kind: 'unless', add: behind(', если Ли не против'), carried: /против/i },
    { kind: 'only if', add: behind(' только если Ли согласен'), carried: /соглас/i },
    { kind: 'if', add: inFront('если Ли согласен, '), carried: /соглас/i },
    { kind: 'not yet', add: behind(', но не сейчас'), carried: /сейчас/i },
    { kind: 'another name', add: atName('N зорбикс'), carried: /зорбикс/i },
  ],
  ko: [
    { kind: 'all but it', add: atName('N 빼고 전부'), carried: /빼고/ },
    { kind: 'if', add: inFront('이대리가 동의하면 '), carried: /동의/ },
    { kind: 'after', add: inFront('법무 검토 끝나면 '), carried: /법무/ },
    { kind: 'another name', add: atName('조르빅스 N'), carried: /조르빅스/ },
  ],
  'zh-TW': [
    { kind: 'all but it', add: atName('N以外的全部'), carried: /以外/ },
    { kind: 'if', add: inFront('如果小李同意，'), carried: /同意/ },
    { kind: 'after', add: inFront('等法務看完再'), carried: /法務/ },
    { kind: 'another name', add: atName('佐比斯N'), carried: /佐比斯/ },
  ],
};
