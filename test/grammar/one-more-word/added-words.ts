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
    { kind: 'only if', add: behind(' 이대리가 동의할 때만'), carried: /동의/ },
    { kind: 'unless', add: behind(' 이대리가 반대하지 않으면'), carried: /반대/ },
    { kind: 'not yet', add: behind(', 근데 아직은 말고'), carried: /말고/ },
    { kind: 'and another', add: atName('조르빅스랑 N'), carried: /조르빅스/ },
    { kind: 'but not another', add: behind(', 조르빅스는 말고'), carried: /조르빅스/ },
    { kind: 'another name', add: atName('조르빅스 N'), carried: /조르빅스/ },
  ],
  'zh-TW': [
    { kind: 'all but it', add: atName('N以外的全部'), carried: /以外/ },
    { kind: 'if', add: inFront('如果小李同意，'), carried: /同意/ },
    { kind: 'after', add: inFront('等法務看完再'), carried: /法務/ },
    { kind: 'only if', add: behind('，小李同意才可以'), carried: /同意/ },
    { kind: 'unless', add: behind('，除非小李反對'), carried: /反對/ },
    { kind: 'not yet', add: behind('，但先不要'), carried: /不要/ },
    { kind: 'but not another', add: behind('，佐比斯除外'), carried: /佐比斯/ },
    { kind: 'another name', add: atName('佐比斯N'), carried: /佐比斯/ },
  ],
};
