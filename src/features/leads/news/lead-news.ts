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
  /** Of whoever names none. */
  readonly language: Locale;
  readonly timeZone: string;
}

const lookSeconds = 60;
/** From the first that arrived: what an offer or an import of Partner Center's brings with it stands in the same message. */
const gatherMilliseconds = 300_000;
/** What is being written just now is the next message's. */
const settledMilliseconds = 60_000;

/**
 * Tells whoever may see leads that some arrived, in their own chat: once, in their working hours, several in one message, and never
 * again. Those for information stand in the morning's list; doubtful ones nowhere. At least once: a crash between a send and the note
 * of it tells that admin twice.
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
    await news.lookAgainAt(new Date(now.getTime() + lookSeconds * 1_000));
  }

  /** Gives what it has to wait for. */
  async #tell(admin: Person, since: Date | undefined, now: Date, hold: Hold): Promise<readonly PutOffError[]> {
    const { news, store, unverified, hours, language, timeZone } = this.#deps;
    const upTo = new Date(now.getTime() - settledMilliseconds);
    // What was there before is no news.
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
