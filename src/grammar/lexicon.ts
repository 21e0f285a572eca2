import { wordsOf } from '../answers/said.ts';
import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import { type GrammarWords, type Role, type RoleId, type RoleKind, roleIds } from './roles.ts';
import { isAlmost } from './spelling.ts';
import { joined, type Token, tokensOf } from './tokens.ts';
import { wordsByLocale } from './words/index.ts';

export interface PhraseMatch {
  /** So many tokens belong to it. */
  readonly count: number;
  readonly roles: readonly Role[];
}

const mostTokens = 8;

/** The phrases of one language and of English, which is always understood. */
export class Lexicon {
  readonly #phrases = new Map<string, Role[]>();
  readonly #stems = new Map<string, Role[]>();
  /** Single words of phrases, for correcting what was typed. */
  readonly #words = new Set<string>();
  readonly #endings: readonly string[];

  constructor(tables: readonly GrammarWords[]) {
    for (const table of tables) this.#take(table);
    this.#endings = tables
      .flatMap(({ endings }) => (endings ? wordsOf(endings) : []))
      .sort((one, other) => other.length - one.length);
  }

  /** The longest phrase that begins at a token; undefined where none does. */
  matchAt(tokens: readonly Token[], at: number): PhraseMatch | undefined {
    for (let count = Math.min(mostTokens, tokens.length - at); count > 0; count--) {
      const said = joinedTokens(tokens, at, count);
      const before = joinedTokens(tokens, at, count - 1);
      const bare = this.withoutEnding(said);
      const roles = [
        ...(this.#phrases.get(said) ?? (bare ? this.#phrases.get(bare) : undefined) ?? []),
        ...this.#stemsOf(said, before.length),
      ];
      if (roles.length > 0) return { count, roles };
    }
    return undefined;
  }

  has(phrase: string): boolean {
    return this.#phrases.has(phrase);
  }

  /** The word of the desk's own that was nearly typed; the token itself where it is one, or where nothing is near. */
  corrected(token: Token): Token {
    const { text } = token;
    if (this.#words.has(text) || this.#stemsOf(text, 0).length > 0) return token;
    for (const word of this.#words) if (isAlmost(text, word)) return { ...token, text: word };
    return token;
  }

  /** `한빛소프트를` without its particle; undefined where it has none. */
  withoutEnding(word: string): string | undefined {
    const ending = this.#endings.find((each) => word.length > each.length && word.endsWith(each));
    return ending && word.slice(0, -ending.length);
  }

  /** Stems that end within the last token: `longerThan` letters stand before it. */
  #stemsOf(said: string, longerThan: number): readonly Role[] {
    for (let length = said.length; length > longerThan; length--) {
      const roles = this.#stems.get(said.slice(0, length));
      if (roles) return roles;
    }
    return [];
  }

  #take(table: GrammarWords): void {
    for (const kind of Object.keys(roleIds) as RoleKind[]) {
      if (kind === 'glue') this.#add(table.glue, { kind, id: 'glue' });
      else for (const [id, phrases] of Object.entries(table[kind])) this.#add(phrases, { kind, id: id as RoleId });
    }
  }

  #add(phrases: string, role: Role): void {
    for (const phrase of phrases ? wordsOf(phrases) : []) {
      const isStem = phrase.endsWith('*');
      const key = joined(isStem ? phrase.slice(0, -1) : phrase);
      const map = isStem ? this.#stems : this.#phrases;
      map.set(key, [...(map.get(key) ?? []), role]);
      if (!isStem) for (const { text } of tokensOf(phrase)) this.#words.add(text);
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
