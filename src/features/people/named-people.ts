import { saysMe } from '../../answers/aside/aside.ts';
import { easternGivenName } from '../../answers/names/eastern-name.ts';
import { withoutHonorific } from '../../answers/names/honorific.ts';
import { soundsLike } from '../../answers/names/name-sound.ts';
import { nominatives } from '../../answers/names/russian-cases.ts';
import { foldedName } from '../../answers/names/search-key.ts';
import { caseParticle } from '../../answers/text/particle-words.ts';
import { fold } from '../../answers/text/said.ts';
import type { PeopleStore } from './people-store.ts';
import { type Person, type PersonKey, personId } from './person.ts';
import { type RoleSettings, standingOf } from './roles.ts';

export interface NamedPeopleDeps {
  readonly people: Pick<PeopleStore, 'find' | 'findByEmails' | 'recent'>;
  readonly roles: RoleSettings;
}

export type PersonNamed =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'unknown' };

/** Upper bound of people searched by name, most recently seen first. A search by e-mail has no such bound. */
const mostLookedAt = 1_000;

/** Resolves people named in a message, limited to those who may own a referral. */
export class NamedPeople {
  readonly #deps: NamedPeopleDeps;

  constructor(deps: NamedPeopleDeps) {
    this.#deps = deps;
  }

  /** All Referrals users and admins, sorted by name. */
  async everybody(): Promise<readonly Person[]> {
    const known = await this.#deps.people.recent(mostLookedAt);
    return known.filter((person) => this.#works(person)).sort((one, other) => one.name.localeCompare(other.name));
  }

  /** `Megan`, `megan bowen`, an e-mail address, `me`. */
  async called(said: string, speaker: Person): Promise<PersonNamed> {
    if (saysMe(said)) return this.#works(speaker) ? { kind: 'person', person: speaker } : { kind: 'unknown' };
    if (said.includes('@')) {
      const [found] = await this.#deps.people.findByEmails([fold(said)]);
      return found && this.#works(found) ? { kind: 'person', person: found } : { kind: 'unknown' };
    }
    return peopleCalled(said, await this.everybody());
  }

  /** As `called`, among all people known to the desk, whatever their role. */
  async met(said: string, speaker: Person): Promise<PersonNamed> {
    if (saysMe(said)) return { kind: 'person', person: speaker };
    const { people } = this.#deps;
    if (!said.includes('@')) return peopleCalled(said, await people.recent(mostLookedAt));
    const [found] = await people.findByEmails([fold(said)]);
    return found ? { kind: 'person', person: found } : { kind: 'unknown' };
  }

  /** Undefined: not known, or may not own a referral. */
  async byId({ tenantId, aadObjectId }: PersonKey): Promise<Person | undefined> {
    const person = await this.#deps.people.find({ tenantId, aadObjectId });
    return person && this.#works(person) ? person : undefined;
  }

  #works(person: Person): boolean {
    return standingOf(person, this.#deps.roles).role !== 'other' && person.email !== undefined;
  }
}

/**
 * People whose Russian name may have been declined: `Петрову`, `для Меган Боуэн`. A declined form may fit several names
 * (`Петрова`); the result then has several people, and the desk asks which one is meant.
 */
function declined(said: string, people: readonly Person[]): readonly Person[] {
  const ways = withoutHonorific(said)
    .toLowerCase()
    .split(' ')
    .filter(Boolean)
    .map((word) => [word, ...nominatives(word)].map(soundOf));
  if (!/\p{Script=Cyrillic}/u.test(said) || ways.length === 0) return [];
  return people.filter(({ name }) => {
    const parts = soundOf(name).split(' ');
    return ways.every((way) => way.some((word) => parts.includes(word)));
  });
}

/** People whose name in Latin letters sounds like the Korean text: `메건`, `메건 보웬`, `김민수`; family name first or last. */
function heard(said: string, people: readonly Person[]): readonly Person[] {
  const words = withoutHonorific(said).replace(caseParticle, '').split(' ').filter(Boolean);
  const [only = '', ...more] = words;
  const apart = more.length === 0 && only.length === 3 ? [words, [only.slice(0, 1), only.slice(1)]] : [words];
  if (!/^[\uac00-\ud7a3 ]+$/.test(words.join(' '))) return [];
  return people.filter(({ name }) => {
    const parts = name.split(/[\s-]+/);
    return apart.some((way) => way.every((word) => parts.some((part) => soundsLike(word, part))));
  });
}

/** Maps a Latin name to the spelling of its transliteration, so that Bowen matches Боуэн, Alex Алекс, and Lee Ли. */
const soundOf = (name: string) =>
  foldedName(
    name
      .toLowerCase()
      .replaceAll('w', 'u')
      .replaceAll('x', 'ks')
      .replaceAll('ee', 'i')
      .replaceAll('oo', 'u')
      .replaceAll('ph', 'f'),
  );

/** Matches if every word said is a prefix of a word of the name; whole names take precedence over prefixes. */
export function peopleCalled(said: string, people: readonly Person[]): PersonNamed {
  const words = foldedName(withoutHonorific(said)).split(' ').filter(Boolean);
  if (words.length === 0) return { kind: 'unknown' };
  const whole = people.filter(({ name }) => foldedName(name) === words.join(' '));
  const begun = people.filter(({ name }) => {
    const parts = partsOf(name);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
  const exact = begun.filter(({ name }) => words.every((word) => partsOf(name).includes(word)));
  const found = [...([whole, exact, begun].find((some) => some.length > 0) ?? []), ...declined(said, people)];
  if (found.length === 0) found.push(...heard(said, people));
  const unique = [...new Map(found.map((person) => [personId(person), person])).values()];
  const [only, ...others] = unique;
  if (!only) return { kind: 'unknown' };
  return others.length > 0 ? { kind: 'several', people: unique } : { kind: 'person', person: only };
}

/** `서준` is also a part of 박서준. */
function partsOf(name: string): readonly string[] {
  const given = easternGivenName(name.trim());
  return [...foldedName(name).split(' '), ...(given ? [foldedName(given)] : [])];
}
