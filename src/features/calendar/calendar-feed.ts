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
  /** For whom Teams names no language. */
  readonly language: Locale;
}

/** 192 bits, as hex: nobody guesses it, and no sign in it means anything in Markdown or an address. */
const secretBytes = 24;
const secretForm = /^[0-9a-f]{48}$/;

/** A calendar asks a few times an hour. Reads of one link in a minute, in this process. */
const mostReads = 12;
const minute = 60_000;

export type FeedAnswer =
  | { readonly kind: 'calendar'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-often' };

/** Somebody's days by their secret link. What the link may show is asked anew at each read: rights end it as a revoke does. */
export class CalendarFeed {
  readonly #deps: FeedDeps;
  readonly #reads = new BoundedMap<string, { readonly since: number; count: number }>(10_000);

  constructor(deps: FeedDeps) {
    this.#deps = deps;
  }

  /** Gives the secret, which only its person gets to see, once. The one before is good no more. */
  async make(person: PersonKey): Promise<string> {
    const { links, clock } = this.#deps;
    const secret = randomBytes(secretBytes).toString('hex');
    await links.make(person, secretHash(secret), clock.now());
    return secret;
  }

  /** A wrong, a revoked and an ended link are all the same: unknown. */
  async read(secret: string): Promise<FeedAnswer> {
    const { links, entries, clock, log, language } = this.#deps;
    if (!secretForm.test(secret)) return { kind: 'unknown' };
    const hash = secretHash(secret);
    const person = await links.ownerOf(hash);
    // Somebody who left the company is first noticed by this: nothing can be written to them any more.
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
