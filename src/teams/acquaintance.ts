import type { Clock } from '../clock.ts';
import type { ConversationAddress } from '../conversation.ts';
import type { Person } from '../features/people/person.ts';
import { toLocale } from '../i18n/locale.ts';
import { addressOf, countryOf, cultureOf, type IncomingActivity, timeZoneOf } from './activity.ts';
import type { Directory, KnownPerson, PersonFacts } from './directory.ts';
import type { Roster, RosterMember } from './roster.ts';

const rosterMaxAgeMilliseconds = 24 * 60 * 60 * 1_000;
/**
 * While Teams hangs, every press would wait for the roster's timeout: after one slow failure the roster is not asked
 * for a while.
 */
const slowMilliseconds = 1_000;
const rosterRestMilliseconds = 15_000;

/** Establishes who speaks, from the authenticated activity and Teams' roster, and keeps the directory fresh. */
export class Acquaintance {
  readonly #directory: Directory;
  readonly #roster: Roster;
  readonly #clock: Clock;
  #restsUntil = 0;

  constructor(options: { readonly directory: Directory; readonly roster: Roster; readonly clock: Clock }) {
    this.#directory = options.directory;
    this.#roster = options.roster;
    this.#clock = options.clock;
  }

  /** Undefined when Teams does not say who it is: some guests, anonymous people and bots have no Entra id. */
  async meet(activity: IncomingActivity): Promise<Person | undefined> {
    const where = addressOf(activity);
    const aadObjectId = activity.from.aadObjectId ?? (await this.#idFromRoster(activity, where));
    if (!aadObjectId || activity.from.id === activity.recipient.id) return undefined;

    const known = await this.#directory.find({ tenantId: where.tenantId, aadObjectId });
    const member = this.#isFresh(known) ? undefined : await this.#read(activity, where);
    const facts: PersonFacts = {
      tenantId: where.tenantId,
      aadObjectId,
      teamsId: activity.from.id,
      ...this.#fromRoster(known, activity, member),
      ...fromActivity(activity, where),
    };
    // Most messages bring no new facts: writing each time would make this the desk's most frequent write.
    return known && !tellsMore(facts, known.facts) ? known.person : this.#directory.learn(facts, known);
  }

  async #read(activity: IncomingActivity, where: ConversationAddress): Promise<RosterMember | undefined> {
    const started = this.#clock.serverNow().getTime();
    const member = await this.#roster.member(where, activity.from.id);
    const ended = this.#clock.serverNow().getTime();
    if (!member && ended - started >= slowMilliseconds) this.#restsUntil = ended + rosterRestMilliseconds;
    return member;
  }

  /** While the roster is resting, a known person counts as fresh: they can be read again later. */
  #isFresh(known: KnownPerson | undefined): boolean {
    if (known && this.#clock.serverNow().getTime() < this.#restsUntil) return true;
    const readAt = known?.facts.rosterReadAt;
    return readAt !== undefined && this.#clock.serverNow().getTime() - readAt.getTime() < rosterMaxAgeMilliseconds;
  }

  #fromRoster(
    known: KnownPerson | undefined,
    activity: IncomingActivity,
    member: RosterMember | undefined,
  ): Partial<PersonFacts> {
    if (!member) {
      // Unknown so far: the activity's name has to do until the roster answers.
      return known || !activity.from.name ? {} : { name: activity.from.name };
    }
    const { teamsId: _teamsId, aadObjectId: _aadObjectId, ...facts } = member;
    return { ...facts, rosterReadAt: this.#clock.serverNow() };
  }

  /**
   * Installation events may come without the Entra id of the person behind them; messages and clicks always have it.
   */
  async #idFromRoster(activity: IncomingActivity, where: ConversationAddress): Promise<string | undefined> {
    if (activity.type !== 'conversationUpdate' && activity.type !== 'installationUpdate') return undefined;
    if (!activity.from.id.startsWith('29:')) return undefined;
    return (await this.#roster.member(where, activity.from.id))?.aadObjectId;
  }
}

function fromActivity(activity: IncomingActivity, where: ConversationAddress): Partial<PersonFacts> {
  const locale = toLocale(cultureOf(activity));
  const timeZone = timeZoneOf(activity);
  const country = countryOf(activity);
  return {
    ...(locale ? { locale } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(country ? { country } : {}),
    ...(where.kind === 'personal' ? { personalChat: where } : {}),
  };
}

function tellsMore(told: PersonFacts, known: PersonFacts): boolean {
  return Object.entries(told).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(known[key as keyof PersonFacts]),
  );
}
