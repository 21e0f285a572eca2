import type { Locale } from '../../../i18n/locale.ts';
import type { Messenger } from '../../../messenger.ts';
import type { PutOffError } from '../../../sweeps/lease.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import { calendarOf, type DeskHours, type PeopleStore, type Person, personId, tellAdmin } from '../../people/index.ts';
import type { Access } from '../../referrals/index.ts';
import type { MongoUnverifiedLeads } from '../destination/mongo-unverified-leads.ts';
import type { MongoLeads } from '../mongo-leads.ts';
import { leadNewsMessage } from './lead-news-card.ts';
import type { LeadNewsState, MongoLeadNews } from './mongo-lead-news.ts';

export interface LeadNewsDeps extends SweepDeps {
  readonly news: MongoLeadNews;
  readonly store: Pick<MongoLeads, 'arrived'>;
  readonly unverified: Pick<MongoUnverifiedLeads, 'countArrived'>;
  readonly people: Pick<PeopleStore, 'reachableAdmins' | 'noteUnreachable'>;
  readonly access: Pick<Access, 'mayLeads'>;
  readonly messenger: Messenger;
  readonly hours: DeskHours | undefined;
  /** Defaults for people whose client reports none. */
  readonly language: Locale;
  readonly timeZone: string;
}

const lookSeconds = 60;
/** Debounce, counted from the first arrival: the other leads of the same offer or import join the same message. */
const gatherMilliseconds = 300_000;
/** Leads that arrived within this time may still be being written, and belong to the next message. */
const settledMilliseconds = 60_000;

/**
 * Tells each person who may see leads in their own chat that new ones arrived: once, within their working hours,
 * several in one message. Leads for information are in the morning digest instead; doubtful ones are not reported. At
 * least once: a crash between a post and its record repeats the message to that admin.
 */
export class LeadNews {
  readonly #deps: LeadNewsDeps;
  readonly sweeper: Sweeper<LeadNewsState>;

  constructor(deps: LeadNewsDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'leads.news',
        everySeconds: lookSeconds,
        leases: deps.news.leases,
        only: deps.news.id,
        handle: (state, hold) => this.#look(state, hold),
        concurrency: 1,
      },
      deps,
    );
  }

  async #look({ toldUpTo }: LeadNewsState, hold: Hold): Promise<void> {
    const { news, people, access, clock } = this.#deps;
    const now = clock.now();
    const admins = (await people.reachableAdmins()).filter((person) => access.mayLeads(person));
    const later: PutOffError[] = [];
    for (const admin of admins) later.push(...(await this.#tell(admin, toldUpTo[personId(admin)], now, hold)));
    if (later[0]) throw later[0];
    const next = new Date(now.getTime() + lookSeconds * 1_000);
    hold.releaseBy((lease) => news.lookAgainAt(lease, next));
  }

  /** Returns a delay if the admin could not be told yet. */
  async #tell(admin: Person, since: Date | undefined, now: Date, hold: Hold): Promise<readonly PutOffError[]> {
    const { news, store, unverified, hours, language, timeZone } = this.#deps;
    const upTo = new Date(now.getTime() - settledMilliseconds);
    // Leads from before the first run are not reported.
    if (!since) return news.noteTold(admin, upTo).then(() => []);
    if (!admin.personalChat || !calendarOf(admin, hours).isWorking(now.getTime())) return [];
    const [arrived, sent] = await Promise.all([store.arrived(since, upTo), unverified.countArrived(since, upTo)]);
    const first = [arrived.leads[0]?.arrivedAt, sent.first].flatMap((at) => at?.getTime() ?? []);
    if (first.length === 0 || now.getTime() - Math.min(...first) < gatherMilliseconds) return [];
    const reader = { locale: admin.locale ?? language, timeZone: admin.timeZone ?? timeZone, now };
    const message = leadNewsMessage({ ...arrived, unverified: sent.count }, reader);
    return tellAdmin(this.#deps, admin, message, { hold, noteTold: () => news.noteTold(admin, upTo) });
  }
}
