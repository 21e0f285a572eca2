import { say } from '../../i18n/catalogue.ts';
import { formatList } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messenger } from '../../messenger.ts';
import type { ParkedBetween, PutOffError } from '../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import type { Hold } from '../../sweeps/under-lease.ts';
import type { MongoParkedNotice, ParkedNews } from './mongo-parked-notice.ts';
import type { PeopleStore } from './people-store.ts';
import { type Person, personId } from './person.ts';
import { tellAdmin } from './tell-admin.ts';

export interface ParkedNoticeDeps extends SweepDeps {
  readonly notice: MongoParkedNotice;
  /** How many items each sweep has parked since then, by the sweep's name; nothing of those that have none. */
  readonly countParked: (when: ParkedBetween) => Promise<ReadonlyMap<string, number>>;
  readonly people: Pick<PeopleStore, 'reachableAdmins' | 'noteUnreachable'>;
  readonly messenger: Messenger;
  /** For whom Teams names no language. */
  readonly language: Locale;
}

/** Its own sweep's name: an item of it that is parked is told by metric and doctor, since it is the one who would tell. */
export const parkedNoticeSweep = 'parked.notice';

const lookSeconds = 60;
/** From the first item parked: others of the same cause follow within minutes, and are told in the same message. */
const gatherSeconds = 300;
/** At most one message in so long, whatever else is parked. */
const quietSeconds = 3_600;

/**
 * Tells the Referrals admins in their chat that items failed too often and were parked: once for each item, at most one
 * message an hour. The operator has metric, alert, doctor and `npm run parked`; this reaches who has none of them. At least
 * once: a crash between a send and the note of it tells that admin twice.
 */
export class ParkedNotice {
  readonly #deps: ParkedNoticeDeps;
  readonly sweeper: Sweeper<ParkedNews>;

  constructor(deps: ParkedNoticeDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: parkedNoticeSweep,
        everySeconds: lookSeconds,
        leases: deps.notice.leases,
        handle: (news, hold) => this.#look(news, hold),
        concurrency: 1,
      },
      deps,
    );
  }

  async #look(news: ParkedNews, hold: Hold): Promise<void> {
    const { notice, people, clock, log } = this.#deps;
    // Before counting: what is parked meanwhile is the next message's.
    const until = clock.serverNow();
    const gathered = new Date(until.getTime() - gatherSeconds * 1_000);
    const isTime = (await this.#countBetween(news.toldUpTo, gathered)).size > 0;
    const admins = isTime ? await people.reachableAdmins() : [];
    if (admins.length === 0) return notice.lookAgainAt(this.#in(lookSeconds));
    const counts = await this.#countBetween(news.toldUpTo, until);
    const later: PutOffError[] = [];
    for (const admin of admins.filter((one) => !news.told.includes(personId(one))))
      later.push(...(await this.#tell(admin, counts, hold)));
    log.warn({ parked: Object.fromEntries(counts), told: admins.length - later.length }, 'items parked, admins told');
    if (later[0]) throw later[0];
    await notice.allTold(until, this.#in(quietSeconds));
  }

  async #countBetween(since: Date, until: Date): Promise<ReadonlyMap<ParkedKind, number>> {
    const counts = new Map<ParkedKind, number>();
    for (const [sweep, count] of await this.#deps.countParked({ since, until })) {
      const kind = kinds[sweep] ?? 'other';
      if (sweep !== parkedNoticeSweep) counts.set(kind, (counts.get(kind) ?? 0) + count);
    }
    return counts;
  }

  /** Gives what it has to wait for. */
  async #tell(admin: Person, counts: ReadonlyMap<ParkedKind, number>, hold: Hold): Promise<readonly PutOffError[]> {
    const { notice, language } = this.#deps;
    const text = parkedText(admin.locale ?? language, counts);
    const noteTold = () => notice.noteTold(personId(admin));
    return tellAdmin(this.#deps, admin, { kind: 'text', text }, { hold, noteTold });
  }

  #in(seconds: number): Date {
    return new Date(this.#deps.clock.now().getTime() + seconds * 1_000);
  }
}

type ParkedKind = 'changes' | 'cards' | 'reminders' | 'due' | 'news' | 'creations' | 'other';

/** What people call the work of each sweep. */
const kinds: Readonly<Record<string, ParkedKind>> = {
  'referrals.outbox': 'changes',
  'referrals.cards': 'cards',
  'referrals.copies': 'cards',
  'referrals.rungs': 'reminders',
  'referrals.snoozes': 'reminders',
  'reminders.posted-lists': 'reminders',
  'reminders.digests': 'reminders',
  'referrals.deadlines': 'due',
  'referrals.plans': 'due',
  'referrals.silence': 'due',
  'partner-center.inbox': 'news',
  'deals.creation': 'creations',
};

function parkedText(locale: Locale, counts: ReadonlyMap<ParkedKind, number>): string {
  const named = [...counts].map(([kind, count]) => say(locale, `parked.${kind}`, { count }));
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return say(locale, 'parked.told', { count, kinds: formatList(locale, named) });
}
