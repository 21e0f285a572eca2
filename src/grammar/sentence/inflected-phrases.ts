import type { RoleId, WordRole } from './roles.ts';
import { isRussianNounOf, russianStem } from './russian-stem.ts';

const leastInflected = 4;
/** `закрыта` is not a form of `закрытие`. */
const shortParticiple = /(?:[ыяиоу]т|[аеи]н)[аоы]?$/;
const cyrillicWord = /^[\p{Script=Cyrillic}-]+$/u;

interface Inflected {
  readonly phrase: string;
  readonly roles: readonly WordRole[];
}

/** Russian phrases by the stems of their words. */
export class InflectedPhrases {
  readonly #byStems = new Map<string, Inflected[]>();
  /** Their first stems, for a quick rejection. */
  readonly #starts = new Set<string>();

  /** @param written the words of each phrase */
  constructor(phrases: ReadonlyMap<string, readonly WordRole[]>, written: ReadonlyMap<string, readonly string[]>) {
    for (const [phrase, roles] of phrases) {
      const words = written.get(phrase) ?? [];
      if (!words.every((word) => cyrillicWord.test(word))) continue;
      // Small talk, function words and mood words are too short and too close to other words.
      if (words.length === 1 && !roles.some(({ kind }) => kind !== 'talk' && kind !== 'glue' && kind !== 'mood'))
        continue;
      const stems = words.map(russianStem);
      if (stems.every((stem, place) => stem === words[place] && stem.length < leastInflected)) continue;
      const key = stems.join(' ');
      this.#starts.add(stems[0] ?? '');
      this.#byStems.set(key, [...(this.#byStems.get(key) ?? []), { phrase, roles }]);
    }
  }

  mayBegin(word: string): boolean {
    return this.#starts.has(russianStem(word));
  }

  /**
   * `добавьте примечания` where the table has `добавь примечание`. Of several matches, the one with the longest common
   * prefix.
   */
  rolesOf(words: readonly string[]): readonly WordRole[] | undefined {
    if (!words.every((word) => cyrillicWord.test(word)) || words.some((word) => shortParticiple.test(word)))
      return undefined;
    const found = this.#byStems.get(words.map(russianStem).join(' '));
    const said = words.join('');
    if (words.length === 1 && found?.every(({ phrase, roles }) => isNounOfVerb(said, phrase, roles))) return undefined;
    const alike = (phrase: string) => [...phrase].findIndex((letter, place) => letter !== said[place]);
    const order = (phrase: string) => (alike(phrase) < 0 ? phrase.length : alike(phrase)) * 100 - phrase.length;
    return found?.toSorted((one, other) => order(other.phrase) - order(one.phrase))[0]?.roles;
  }
}

/** Only of deeds: where a noun is looked for, or asked about, it means the same as its verb. */
const isNounOfVerb = (said: string, verb: string, roles: readonly WordRole[]) =>
  roles.some(({ kind, id }) => kind === 'action' && deedsOfVerbs.includes(id)) && isRussianNounOf(said, verb);
const deedsOfVerbs: readonly RoleId[] = ['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost', 'undo'];
