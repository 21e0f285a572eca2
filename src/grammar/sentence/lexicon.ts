import { wordsOf } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';
import { wordsByLocale } from '../words/index.ts';
import { AlmostPhrases, leastAlmost, mostAlmost } from './almost-phrases.ts';
import { englishBases, isEnglishPast } from './english-base.ts';
import { InflectedPhrases } from './inflected-phrases.ts';
import { type GrammarWords, type RoleId, type RoleKind, roleIds, type WordRole } from './roles.ts';
import { partsRunTogether } from './run-together.ts';

import { isAlmost, isAlmostStem, soundsAlike } from './spelling.ts';
import { joined, type Token, tokensOf } from './tokens.ts';

export interface PhraseMatch {
  /** Number of tokens matched. */
  readonly count: number;
  readonly roles: readonly WordRole[];
  /** One Chinese character differs. */
  readonly almost?: true;
  /** Matched by stem, in another inflected form. */
  readonly inflected?: true;
}

const mostTokens = 8;
const longestWord = 40;
/** A list is called by its exact name: `inboxes` may mean anybody's. */
const englishKinds: readonly RoleKind[] = ['action', 'field', 'thing'];

/** Scripts that separate words by spaces. */
const spaced = /^[\p{Script=Latin}\p{Script=Cyrillic}’-]+$/u;

function noted(byLetter: Map<string, string[]>, word: string): void {
  const letter = word[0] ?? '';
  byLetter.set(letter, [...(byLetter.get(letter) ?? []), word]);
}

/** The first letter, and the second, since a typo may swap them. */
function firstLetters({ text }: Token): readonly string[] {
  return [text[0] ?? '', text[1] ?? ''];
}

/** The phrases of one language plus English, which is always understood. */
export class Lexicon {
  readonly #phrases = new Map<string, WordRole[]>();
  readonly #stems = new Map<string, WordRole[]>();
  /** Single words of phrases: typed exactly, they are not typos. */
  readonly #words = new Set<string>();
  /** Those of them that a typo may be corrected to. Mood words are excluded: they are never guessed. */
  readonly #correctable = new Set<string>();
  /** The words of each phrase. */
  readonly #written = new Map<string, readonly string[]>();
  /** The largest number of words in which a phrase is written: `a way` is not `away`. */
  readonly #mostWritten = new Map<string, number>();
  readonly #almost: AlmostPhrases;
  readonly #inflected: InflectedPhrases;
  readonly #wordsByLetter = new Map<string, string[]>();
  readonly #stemsByLetter = new Map<string, string[]>();
  readonly #endings: readonly string[];
  readonly #plain = new Set<string>();
  readonly #plainStems = new Map<string, string[]>();

  constructor(tables: readonly GrammarWords[]) {
    for (const table of tables) this.#take(table);
    for (const word of this.#correctable) noted(this.#wordsByLetter, word);
    for (const [stem, roles] of this.#stems)
      if (roles.some(({ kind }) => kind !== 'mood' && kind !== 'glue')) noted(this.#stemsByLetter, stem);
    this.#hearQuestions();
    this.#almost = new AlmostPhrases(this.#phrases);
    this.#inflected = new InflectedPhrases(this.#phrases, this.#written);
    this.#endings = tables
      .flatMap(({ endings }) => (endings ? wordsOf(endings) : []))
      .sort((one, other) => other.length - one.length);
  }

  /** The longest phrase beginning at a token, up to `most` tokens; undefined where none matches. */
  matchAt(tokens: readonly Token[], at: number, most = mostTokens): PhraseMatch | undefined {
    if (!tokens[at]?.text) return undefined;
    for (let count = Math.min(most, tokens.length - at); count > 0; count--) {
      const said = joinedTokens(tokens, at, count);
      const before = joinedTokens(tokens, at, count - 1);
      const bare = this.withoutEnding(said);
      const roles = [
        ...(this.#phraseOf(said, count) ?? (bare ? this.#phraseOf(bare, count) : undefined) ?? []),
        ...this.#stemsOf(said, before.length, count),
      ];
      if (roles.length > 0 || (count > 1 && this.#plain.has(said))) return { count, roles };
    }
    if (!this.#mayBeForm(tokens[at].text)) return undefined;
    for (let count = Math.min(most, tokens.length - at); count > 0; count--) {
      const roles = this.#inflectedAt(tokens, at, count) ?? this.#englishAt(tokens, at, count);
      if (roles) return { count, roles, inflected: true };
    }
    return undefined;
  }

  #phraseOf(said: string, count: number): readonly WordRole[] | undefined {
    const roles = this.#phrases.get(said);
    return roles && this.#isApart(said, count) ? undefined : roles;
  }

  /** Whether the words are wrongly separated. Korean and Chinese spacing is free, so it never counts there. */
  #isApart(said: string, count: number): boolean {
    return count > 1 && count > (this.#mostWritten.get(said) ?? count) && spaced.test(said);
  }

  /** A cheap pre-check whether an inflected phrase can begin with this word: for most words none can. */
  #mayBeForm(word: string): boolean {
    if (word.length > longestWord) return false;
    return this.#inflected.mayBegin(word) || englishBases(word).length > 0;
  }

  #inflectedAt(tokens: readonly Token[], at: number, count: number): readonly WordRole[] | undefined {
    const words = tokens.slice(at, at + count).map(({ text }) => text);
    if (words.length === 1 && this.#isPlain(words[0] ?? '')) return undefined;
    return words.every((word) => word.length <= longestWord) ? this.#inflected.rolesOf(words) : undefined;
  }

  /**
   * `approving`, `transfers`: forms of a verb that the table holds in the imperative. A past form also marks the
   * sentence as reported.
   */
  #englishAt(tokens: readonly Token[], at: number, count: number): readonly WordRole[] | undefined {
    const word = tokens[at]?.text ?? '';
    if (word.length > longestWord) return undefined;
    const behind = joinedTokens(tokens, at + 1, count - 1);
    for (const base of englishBases(word)) {
      const roles = this.#phrases.get(base + behind)?.filter(({ kind }) => englishKinds.includes(kind)) ?? [];
      const isDeed = roles.some(({ kind }) => kind === 'action');
      if (roles.length > 0) return isDeed && isEnglishPast(word) ? [...roles, { kind: 'mood', id: 'did' }] : roles;
    }
    return undefined;
  }

  /**
   * A Chinese phrase of four characters or more with one character wrong that sounds alike, as it is typed by sound:
   * 解絕方案, and not 要吃什麼 for 要回什麼. Only read-only meanings may be matched this way.
   */
  almostAt(tokens: readonly Token[], at: number): PhraseMatch | undefined {
    if (!this.#almost.mayBegin(tokens[at]?.text ?? '')) return undefined;
    for (let count = Math.min(mostAlmost, tokens.length - at); count >= leastAlmost; count--) {
      const said = tokens.slice(at, at + count).map(({ text }) => text);
      if (!said.every((sign) => /^\p{Script=Han}$/u.test(sign))) continue;
      for (let place = 1; place < count; place++) {
        const roles = this.#almost.rolesOf(said, place);
        if (roles && !this.#isKnown(tokens, at, place)) return { count, roles, almost: true };
      }
    }
    return undefined;
  }

  /** Whether the differing character belongs to a known word that begins inside the span. */
  #isKnown(tokens: readonly Token[], at: number, place: number): boolean {
    for (let start = 0; start <= place; start++)
      if ((this.matchAt(tokens, at + start)?.count ?? 0) > place - start) return true;
    return false;
  }

  has(phrase: string): boolean {
    return this.#phrases.has(phrase);
  }

  /**
   * The vocabulary word of which the token is a typo; the token itself where it is a known word or where none is close.
   */
  corrected(token: Token): Token {
    // `открой-ка`
    const text = token.text.replace(/-ка$/, '');
    if (text !== token.text && this.#stands(text)) return { ...token, text };
    if (
      // `Lee’s` is not a typo of `let’s`.
      /’s$/.test(text) ||
      this.#words.has(text) ||
      this.#isPlain(text) ||
      this.#stemsOf(text, 0).length > 0 ||
      this.#inflectedAt([token], 0, 1) ||
      this.#englishAt([token], 0, 1)
    )
      return token;
    return this.#nearWord(token) ?? this.#nearStem(token) ?? this.#correctedKorean(token) ?? token;
  }

  #isPlain(word: string): boolean {
    return this.#plain.has(word) || (this.#plainStems.get(word[0] ?? '') ?? []).some((stem) => word.startsWith(stem));
  }

  #nearWord(token: Token): Token | undefined {
    for (const letter of firstLetters(token))
      for (const word of this.#wordsByLetter.get(letter) ?? [])
        if (isAlmost(token.text, word)) return { ...token, text: word };
    return undefined;
  }

  #nearStem(token: Token): Token | undefined {
    const { text } = token;
    for (const letter of firstLetters(token))
      for (const stem of this.#stemsByLetter.get(letter) ?? [])
        if (isAlmostStem(text, stem)) return { ...token, text: stem + text.slice(stem.length) };
    return undefined;
  }

  /** Vowels that sound alike are confused: 단게, 금엑을. */
  #correctedKorean(token: Token): Token | undefined {
    const { text } = token;
    if (!/^\p{Script=Hangul}{2}/u.test(text)) return undefined;
    for (const word of this.#wordsByLetter.get(text[0] ?? '') ?? []) {
      const rest = text.slice(word.length);
      if ((rest === '' || this.#endings.includes(rest)) && soundsAlike(text.slice(0, word.length), word))
        return { ...token, text: word + rest };
    }
    return undefined;
  }

  partsOf(token: Token, isName: (text: string) => boolean): readonly Token[] {
    return partsRunTogether(token, isName, {
      isPhrase: (text) => this.#phrases.has(text),
      stands: (text) => this.#stands(text),
    });
  }

  #stands(text: string): boolean {
    return (this.#phrases.get(text) ?? this.#stemsOf(text, 0)).some(({ kind }) => kind !== 'glue');
  }

  /** A phrase that contains a question word is a question: `how big is`, `誰在跑`, `얼마짜리`. */
  #hearQuestions(): void {
    const questions = (said: string) => this.#phrases.get(said)?.filter(({ kind }) => kind === 'question') ?? [];
    for (const [phrase, roles] of [...this.#phrases, ...this.#stems]) {
      if (!roles.some(({ kind }) => kind === 'field') || roles.some(({ kind }) => kind === 'question')) continue;
      const written = this.#written.get(phrase) ?? [];
      const heard = written.flatMap((_word, at) =>
        [1, 2, 3].flatMap((count) =>
          at + count <= written.length ? this.#asking(written.slice(at, at + count).join(''), questions) : [],
        ),
      );
      // `phone number of` asks for no count.
      const isContact = roles.some(({ id }) => id === 'contact');
      const asking = heard.find(({ id }) => !(isContact && id === 'how-many'));
      if (asking) roles.push(asking);
    }
  }

  #asking(said: string, questions: (said: string) => readonly WordRole[]): readonly WordRole[] {
    const stems = [...said].flatMap((_sign, at) => this.#stems.get(said.slice(0, at + 1)) ?? []);
    return [...questions(said), ...stems.filter(({ kind }) => kind === 'question')];
  }

  /** The word without its particle (`한빛소프트를`); undefined where it has none. */
  withoutEnding(word: string): string | undefined {
    const ending = this.#endings.find((each) => word.length > each.length && word.endsWith(each));
    return ending && word.slice(0, -ending.length);
  }

  /** Stems that end inside the last token, after more than `longerThan` letters. */
  #stemsOf(said: string, longerThan: number, count = 1): readonly WordRole[] {
    for (let length = said.length; length > longerThan; length--) {
      const stem = said.slice(0, length);
      const roles = this.#stems.get(stem);
      if (roles && !this.#isApart(stem, count)) return roles;
    }
    return [];
  }

  #take(table: GrammarWords): void {
    for (const word of wordsOf(table.plain))
      if (word.endsWith('*')) noted(this.#plainStems, joined(word.slice(0, -1)));
      else this.#plain.add(joined(word));
    for (const kind of Object.keys(roleIds) as RoleKind[]) {
      if (kind === 'glue') this.#add(table.glue, { kind, id: 'glue' });
      else for (const [id, phrases] of Object.entries(table[kind])) this.#add(phrases, { kind, id: id as RoleId });
    }
  }

  #noteWritten(key: string, written: readonly string[], isStem: boolean): void {
    this.#written.set(key, written);
    this.#mostWritten.set(key, Math.max(isStem ? written.length - 1 : written.length, this.#mostWritten.get(key) ?? 0));
  }

  #add(phrases: string, role: WordRole): void {
    for (const phrase of phrases ? wordsOf(phrases) : []) {
      const isStem = phrase.endsWith('*');
      if (/['’]/.test(phrase) && /\s/.test(phrase)) this.#add(phrase.replace(/['’]/g, ''), role);
      const words = tokensOf(phrase).map(({ text }) => text);
      // As `joined` has it: the asterisk is a token of its own.
      const key = (isStem ? words.slice(0, -1) : words).join('');
      const map = isStem ? this.#stems : this.#phrases;
      this.#noteWritten(key, words, isStem);
      map.set(key, [...(map.get(key) ?? []), role]);
      if (isStem) continue;
      const isOwn = role.kind !== 'mood' && role.kind !== 'glue';
      for (const word of words) {
        this.#words.add(word);
        if (isOwn) this.#correctable.add(word);
      }
    }
  }
}

export const lexiconOf: (locale: Locale) => Lexicon = perLocale(
  (locale) => new Lexicon(locale === 'en' ? [wordsByLocale.en] : [wordsByLocale[locale], wordsByLocale.en]),
);

export function joinedTokens(tokens: readonly Token[], at: number, count: number): string {
  let said = '';
  for (let index = at; index < at + count; index++) said += tokens[index]?.text ?? '';
  return said;
}
