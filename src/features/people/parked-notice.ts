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
  /** Number of items parked in this period, by the sweep's name; sweeps without any are absent. */
  readonly countParked: (when: ParkedBetween) => Promise<ReadonlyMap<string, number>>;
  readonly people: Pick<PeopleStore, 'reachableAdmins' | 'noteUnreachable'>;
  readonly messenger: Messenger;
  /** The language of admins for whom Teams reports none. */
  readonly language: Locale;
}

/**
 * The name of this sweep itself. If its own item is parked, only metric and doctor report it, since the notice cannot.
 */
export const parkedNoticeSweep = 'parked.notice';

const lookSeconds = 60;
/**
 * Debounce, counted from the first item parked: others with the same cause follow within minutes, and share the
 * message.
 */
const gatherSeconds = 300;
/** Minimum interval between two messages. */
const quietSeconds = 3_600;

/**
 * Tells the Referrals admins in their chat that items failed too often and were parked: once per item, at most one
 * message an hour. The operator has a metric, an alert, the doctor and `npm run parked`; admins have none of these. At
 * least once: a crash between a post and its record repeats the message to that admin.
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
        only: deps.notice.id,
        handle: (news, hold) => this.#look(news, hold),
        concurrency: 1,
      },
      deps,
    );
  }

  async #look(news: ParkedNews, hold: Hold): Promise<void> {
    const { notice, people, clock, log } = this.#deps;
    // Taken before counting: items parked meanwhile belong to the next message.
    const until = clock.serverNow();
    const gathered = new Date(until.getTime() - gatherSeconds * 1_000);
    const isTime = (await this.#countBetween(news.toldUpTo, gathered)).size > 0;
    const admins = isTime ? await people.reachableAdmins() : [];
    const soon = this.#in(lookSeconds);
    if (admins.length === 0) return hold.releaseBy((lease) => notice.lookAgainAt(lease, soon));
    const counts = await this.#countBetween(news.toldUpTo, until);
    const later: PutOffError[] = [];
    for (const admin of admins.filter((one) => !news.told.includes(personId(one))))
      later.push(...(await this.#tell(admin, counts, hold)));
    log.warn({ parked: Object.fromEntries(counts), told: admins.length - later.length }, 'items parked, admins told');
    if (later[0]) throw later[0];
    const quietUntil = this.#in(quietSeconds);
    hold.releaseBy((lease) => notice.allTold(lease, until, quietUntil));
  }

  async #countBetween(since: Date, until: Date): Promise<ReadonlyMap<ParkedKind, number>> {
    const counts = new Map<ParkedKind, number>();
    for (const [sweep, count] of await this.#deps.countParked({ since, until })) {
      const kind = kinds[sweep] ?? 'other';
      if (sweep !== parkedNoticeSweep) counts.set(kind, (counts.get(kind) ?? 0) + count);
    }
    return counts;
  }

  /** Returns a delay if the admin could not be told yet. */
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

/** The words for the work of each sweep. */
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
