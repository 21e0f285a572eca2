import { attachedForms, legalForms } from '../../answers/names/company-words.ts';
import { tidy, wordsOf } from '../../answers/text/said.ts';
import { joinedTokens } from '../sentence/lexicon.ts';
import { type Token, tokensOf } from '../sentence/tokens.ts';

/** Minimum length in letters of a prefix that stands for the whole name. */
const shortestPart = 3;
const forms = new Set(wordsOf(legalForms).flatMap((form) => tokensOf(form).map(({ text }) => text)));

export interface NamePart {
  readonly text: string;
  readonly words: readonly string[];
}

export function namePartOf(words: readonly Token[]): NamePart {
  return { text: joinedTokens(words, 0, words.length), words: words.map(({ text }) => text) };
}

export function isWordToken(token: Token | undefined): boolean {
  return token !== undefined && /[\p{L}\p{N}]/u.test(token.text);
}

function wordsIn(name: string): readonly Token[] {
  return tokensOf(name).filter(isWordToken);
}

export interface NameWords {
  readonly words: readonly Token[];
  /** Without the legal form. */
  readonly telling: readonly Token[];
}

export function nameWordsOf(written: string): NameWords {
  // ㈜ is the one-character form of (주).
  const name = tidy(written);
  const words = wordsIn(name);
  const bare = name.replace(attachedForms, ' ');
  return { words, telling: (bare === name ? words : wordsIn(bare)).filter(({ text }) => !forms.has(text)) };
}

export function joinedNameWords(one: NameWords, other: NameWords): NameWords {
  return { words: [...one.words, ...other.words], telling: [...one.telling, ...other.telling] };
}

/** A company name without its legal form. */
export function withoutForm(name: string): string {
  return nameWordsOf(name)
    .telling.map(({ text }) => text)
    .join(' ');
}

/** `the Phone Company` is also called Phone Company. */
export function nameWithoutArticle(words: readonly Token[]): readonly Token[] {
  return words.length > 1 && /^(?:the|a|an)$/.test(words[0]?.text ?? '') ? words.slice(1) : [];
}

/** `Munson’s` is also called Munson and Munsons. */
export const nameInPossessive = /['’]s$/;

const shortestHalf = 4;

/** The prefixes of a name, in whole words. */
export function namePartsOf(words: readonly Token[]): readonly NamePart[] {
  const beginnings = words.map((_word, index) => namePartOf(words.slice(0, index + 1)));
  const first = beginnings[0]?.text ?? '';
  // A Korean company name is one word: 한빛소프트 is called 한빛.
  const syllables = /^\p{Script=Hangul}+$/u.test(first) ? [2, 3].map((length) => first.slice(0, length)) : [];
  const owned = beginnings.flatMap(({ text, words: all }) =>
    nameInPossessive.test(text)
      ? [
          { text: text.replace(nameInPossessive, ''), words: all },
          { text: text.replace(nameInPossessive, 's'), words: all },
        ]
      : [],
  );
  // `Мегаполис-Авто` is also called Мегаполис.
  const [half = '', ...behind] = first.split('-');
  const halves = behind.length > 0 && half.length >= shortestHalf ? [{ text: half, words: [half] }] : [];
  return [...beginnings, ...owned, ...halves, ...syllables.map((text) => ({ text, words: [text] }))].filter(
    ({ text }) => text.length >= shortestPart || /^[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(text),
  );
}

const leastLater = 5;

/** `Пекарня Маруся` is called Маруся by those who know it; such a match is confirmed before anything is done. */
export function laterNameWords(words: readonly Token[]): readonly NamePart[] {
  return words
    .slice(1)
    .filter(({ text }) => text.length >= leastLater && /^\p{L}+$/u.test(text) && !commonWords.has(text))
    .map(({ text }) => ({ text, words: [text] }));
}

/** Industry and generic company words: none identifies a company. */
const commonWords = new Set(
  wordsOf(
    'group|holding|holdings|company|companies|corporation|international|global|services|service|solutions|systems|partners|consulting|consultants|traders|trading|research|bank|insurance|college|school|university|institute|hospital|hotels|airlines|travel|media|video|videos|foods|toys|house|winery|coffee|messenger|publishing|publishers|importers|exporters|architects|design|energy|power|light|water|marine|healthcare|health|organics|pickles|suites|phone|platform|migration|cloud|server|data|project|deal|support|software|hardware|network|networks|security|license|licenses|azure|microsoft|office|teams|copilot|training|upgrade|rollout|workshop|pilot|группа|холдинг|компания|сервис|трейд|строй|проект|система|системы|решения|миграция|облако|платформа|партнеры|поддержка|лицензии|лицензия|обучение|внедрение|безопасность|данных|данные|центр|центра|фабрика|завод|магазин|плюс',
  ),
);
