import { randomBytes } from 'node:crypto';
import { BoundedMap } from '../../bounded-map.ts';
import type { Clock } from '../../clock.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Logger } from '../../logger.ts';
import { secretHash } from '../../secret-hash.ts';
import type { MongoCalendarLinks, PersonKey } from '../people/index.ts';
import { calendarText } from './calendar-entries.ts';
import type { MongoCalendarEntries } from './mongo-calendar-entries.ts';

export interface FeedDeps {
  readonly links: MongoCalendarLinks;
  readonly entries: MongoCalendarEntries;
  readonly clock: Clock;
  readonly log: Logger;
  /** For people whose language Teams does not give. */
  readonly language: Locale;
}

/** 192 bits, as hex: impossible to guess, without characters that have a meaning in Markdown or URLs. */
const secretBytes = 24;
const secretForm = /^[0-9a-f]{48}$/;

/** Upper bound of reads per link, minute and process. A calendar program needs a few an hour. */
const mostReads = 12;
const minute = 60_000;

export type FeedAnswer =
  | { readonly kind: 'calendar'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-often' };

/**
 * A person's calendar by their secret link. Rights are checked at each read, so losing them ends the link like a
 * revocation.
 */
export class CalendarFeed {
  readonly #deps: FeedDeps;
  readonly #reads = new BoundedMap<string, { readonly since: number; count: number }>(10_000);

  constructor(deps: FeedDeps) {
    this.#deps = deps;
  }

  /** Returns the new secret, which is shown only once, and only to its person. Revokes the previous one. */
  async make(person: PersonKey): Promise<string> {
    const { links, clock } = this.#deps;
    const secret = randomBytes(secretBytes).toString('hex');
    await links.make(person, secretHash(secret), clock.now());
    return secret;
  }

  /** Does not distinguish wrong, revoked and ended links: all are unknown. */
  async read(secret: string): Promise<FeedAnswer> {
    const { links, entries, clock, log, language } = this.#deps;
    if (!secretForm.test(secret)) return { kind: 'unknown' };
    const hash = secretHash(secret);
    const person = await links.ownerOf(hash);
    // An unreachable chat is the first sign that a person has left the company.
    if (!person || person.unreachable || !person.personalChat) return { kind: 'unknown' };
    if (this.#isTooOften(hash)) return { kind: 'too-often' };
    const now = clock.now();
    const theirs = await entries.of(person, now);
    if (!theirs) return { kind: 'unknown' };
    await links.noteRead(hash, now);
    log.info({ aadObjectId: person.aadObjectId, entries: theirs.length }, 'a calendar was read');
    return { kind: 'calendar', text: calendarText(theirs, person.locale ?? language) };
  }

  #isTooOften(hash: string): boolean {
    const now = this.#deps.clock.serverNow().getTime();
    const window = this.#reads.get(hash);
    if (!window || now - window.since >= minute) {
      this.#reads.set(hash, { since: now, count: 1 });
      return false;
    }
    window.count += 1;
    return window.count > mostReads;
  }
}
