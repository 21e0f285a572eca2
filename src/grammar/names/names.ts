import { latinSpellings, soundWritten } from '../../answers/names/latin-spellings.ts';
import { soundsLike } from '../../answers/names/name-sound.ts';
import { nominatives } from '../../answers/names/russian-cases.ts';
import { foldWord } from '../../answers/names/search-key.ts';
import { joinedTokens, type Lexicon } from '../sentence/lexicon.ts';
import type { Token } from '../sentence/tokens.ts';
import { areHanSigns, cyrillicName, isAlmostName, isNameInOtherCase } from './almost-name.ts';
import {
  isWordToken,
  joinedNameWords,
  laterNameWords,
  type NamePart,
  type NameWords,
  nameInPossessive,
  namePartOf,
  namePartsOf,
  nameWithoutArticle,
  nameWordsOf,
} from './name-words.ts';
import { everydayWords, officeWords } from './no-names.ts';

/** A referral with the names people use for it. */
export interface Named {
  readonly id: string;
  readonly customer: string;
  readonly title?: string;
}

export interface NameMatch {
  readonly count: number;
  /** Several where the name is ambiguous. */
  readonly ids: readonly string[];
  /** Matched exactly, not as a typo. */
  readonly exact: boolean;
  /** One word that is the whole name in another Russian case. */
  readonly isCase?: true;
}

const mostTokens = 8;
const mostAlmostTokens = 4;
/** For Chinese, where each character is a token. */
const mostAlmostSigns = 6;

interface Key {
  readonly ids: Set<string>;
  readonly words: readonly string[];
  /** A word from inside the name, not its beginning. */
  isLater: boolean;
}

/** Index of the referral names a person may mean, by full name and by the words it begins with. */
export class NameIndex {
  readonly #keys = new Map<string, Key>();
  readonly #byLetter = new Map<string, [text: string, key: Key][]>();
  /** Latin first words by how they sound; made when a Cyrillic word asks for it. */
  #bySound: ReadonlyMap<string, readonly (readonly [text: string, key: Key])[]> | undefined;
  readonly #lexicon: Pick<Lexicon, 'has' | 'withoutEnding'>;

  /** A part of a name that is also in the vocabulary (Open, Won) is not indexed. */
  constructor(all: readonly Named[], lexicon: Pick<Lexicon, 'has' | 'withoutEnding'>) {
    this.#lexicon = lexicon;
    for (const { id, customer, title } of all) {
      const [said, titled] = [nameWordsOf(customer), title ? nameWordsOf(title) : undefined];
      for (const name of titled ? [said, titled] : [said]) this.#addName(name, id);
      if (titled) this.#addName(joinedNameWords(said, titled), id, said.telling.length);
    }
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  /** @param first how many words of a joined name are the customer's: a slip right behind them is no slip of the name. */
  #addName(name: NameWords, id: string, first?: number): void {
    this.#add(namePartOf(name.words), id);
    const beginnings = [
      ...namePartsOf(name.telling),
      namePartOf(nameWithoutArticle(name.words)),
      ...namePartsOf(nameWithoutArticle(name.telling)),
    ];
    for (const part of beginnings) {
      const isCut = first !== undefined && part.words.length <= first + 1 && areHanSigns(part.words);
      if (!this.#lexicon.has(part.text) && !(isCut && part.words.length > first)) this.#add(part, id);
    }
    for (const part of laterNameWords(name.telling)) if (!this.#lexicon.has(part.text)) this.#add(part, id, true);
  }

  /** The longest name beginning at a token. Typos are only considered where they make the match longer. */
  matchAt(tokens: readonly Token[], at: number): NameMatch | undefined {
    if (this.#keys.size === 0 || !isWordToken(tokens[at])) return undefined;
    const first = tokens[at]?.text ?? '';
    const mayBegin = this.#beginningWith(first.charAt(0)).length > 0;
    const exact = mayBegin ? this.#exactAt(tokens, at) : undefined;
    const mostAlmost = /^\p{Script=Han}$/u.test(first) ? mostAlmostSigns : mostAlmostTokens;
    // In other letters (코호) a name is looked for by one word alone.
    const most = mayBegin ? mostAlmost : 1;
    for (let count = Math.min(most, tokens.length - at); count > (exact?.count ?? 0); count--) {
      if (!isWordToken(tokens[at + count - 1])) continue;
      const words = tokens.slice(at, at + count).filter(isWordToken);
      const ids = this.#almost(
        words.map(({ text }) => text),
        exact !== undefined,
      );
      if (ids.length > 0)
        return { count, ids, exact: false, ...(this.#isCase(words) ? { isCase: true as const } : {}) };
    }
    return exact;
  }

  #isCase([only, ...others]: readonly Token[]): boolean {
    const said = only?.text ?? '';
    return others.length === 0 && this.#beginningWith(said.charAt(0)).some(([key]) => isNameInOtherCase(said, key));
  }

  /** Exactly a name or an indexed part of one. */
  has(text: string): boolean {
    const bare = this.#lexicon.withoutEnding(text);
    if (this.#keys.has(text) || (bare !== undefined && this.#keys.has(bare))) return true;
    return cyrillicName.test(text) && this.#beginningWith(text.charAt(0)).some(([key]) => isNameInOtherCase(text, key));
  }

  #exactAt(tokens: readonly Token[], at: number): NameMatch | undefined {
    for (let count = Math.min(mostTokens, tokens.length - at); count > 0; count--) {
      if (!isWordToken(tokens[at + count - 1])) continue;
      const words = tokens.slice(at, at + count).filter(isWordToken);
      const said = joinedTokens(words, 0, words.length);
      const bare = this.#lexicon.withoutEnding(said);
      const owner = nameInPossessive.test(said) ? said.replace(nameInPossessive, '') : undefined;
      const key =
        this.#keys.get(said) ??
        (bare ? this.#keys.get(bare) : undefined) ??
        (owner ? this.#keys.get(owner) : undefined);
      if (key) return { count, ids: [...key.ids], exact: !key.isLater };
    }
    return undefined;
  }

  /**
   * @param goesOn the signs before are a name by themselves: 泰和電子改 is no slip of 泰和電子專案, so that the last sign has
   * to agree.
   */
  #almost(said: readonly string[], goesOn: boolean): readonly string[] {
    const ids = new Set<string>();
    const [only = ''] = said;
    if (said.length === 1 && everydayWords.has(only)) return [];
    if (said.length === 1) for (const id of this.#inOtherLetters(only)) ids.add(id);
    // Typos are allowed from five letters on, Russian case endings from four.
    if (!said.some(({ length }) => length >= 4) && !(said.length >= 4 && areHanSigns(said))) return [...ids];
    for (const [key, owner] of this.#beginningWith(said[0]?.charAt(0) ?? ''))
      if (!(goesOn && areHanSigns(said) && owner.words.at(-1) !== said.at(-1)) && isAlmostName(said, key, owner.words))
        for (const id of owner.ids) ids.add(id);
    return [...ids];
  }

  #inOtherLetters(said: string): readonly string[] {
    if (heard.test(said)) return this.#heardAs(said);
    return heardInCyrillic.test(said) ? this.#writtenAs(said) : [];
  }

  /** `литвар`, `про фабрикаме`: a name in Latin letters in Cyrillic ones, in any case. */
  #writtenAs(said: string): readonly string[] {
    if (this.#lexicon.has(said)) return [];
    this.#bySound ??= Map.groupBy(
      [...this.#keys].filter(([text, { words }]) => text === words[0] && latin.test(text)),
      ([text]) => soundWritten(foldWord(text)),
    );
    const sounds = new Set([said, ...nominatives(said)].map((word) => soundWritten(foldWord(word))));
    const found = [...sounds].flatMap((sound) => this.#bySound?.get(sound) ?? []);
    return found.flatMap(([, { ids }]) => [...ids]);
  }

  /** `코호`, `윙팁이`: names in Latin letters as they are heard. The vocabulary's own words are none. */
  #heardAs(said: string): readonly string[] {
    const words = [said, this.#lexicon.withoutEnding(said) ?? ''].filter((word) => heard.test(word));
    if (words.some((word) => this.#lexicon.has(word) || officeWords.has(word))) return [];
    const isLong = words.every(({ length }) => length >= shortestHeard);
    const spelled = new Set(words.flatMap(latinSpellings));
    const keys = [...this.#keys].filter(
      ([
        text,
        {
          words: [first = ''],
        },
      ]) => text === first && latin.test(text),
    );
    const found = keys.filter(
      ([text]) => spelled.has(text) || (isLong && words.some((word) => soundsLike(word, text))),
    );
    return found.flatMap(([, { ids }]) => [...ids]);
  }

  /** A typo keeps the first letter or swaps it with the second. */
  #beginningWith(letter: string): readonly (readonly [text: string, key: Key])[] {
    return this.#byLetter.get(letter) ?? [];
  }

  #add({ text, words }: NamePart, id: string, isLater = false): void {
    if (!text) return;
    const known = this.#keys.get(text);
    if (known) {
      // `#byLetter` shares this key object, so it is changed in place.
      if (known.isLater && !isLater) {
        known.ids.clear();
        known.isLater = false;
      }
      known.ids.add(id);
      return;
    }
    const key = { ids: new Set([id]), words, isLater };
    this.#keys.set(text, key);
    for (const letter of new Set([text.charAt(0), text.charAt(1)])) {
      const others = this.#byLetter.get(letter);
      if (others) others.push([text, key]);
      else this.#byLetter.set(letter, [[text, key]]);
    }
  }
}

/** By sound alone, two syllables are too little: 미리 is “ahead” and not Mira, 대리 a rank and not Dell. */
const shortestHeard = 3;
const heard = /^\p{Script=Hangul}{2,8}$/u;
const heardInCyrillic = /^\p{Script=Cyrillic}{4,20}$/u;
const latin = /^[a-z]{4,20}$/;
