import { z } from 'zod';
import { type AllHandedOver, looksLikeReceiver, readAllHandedOver } from '../../answers/team/all-handed-over.ts';
import { readWorkloadAsked } from '../../answers/team/workload-said.ts';
import { plainName } from '../../cards/plain.ts';
import type { BuiltSentence } from '../../cards/sentence-card.ts';
import {
  type CardAction,
  type CardReply,
  type Click,
  defineCardAction,
  type Feature,
  type Reply,
  type Turn,
} from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatDay } from '../../i18n/format.ts';
import { logPressWithoutRight } from '../../press-without-right.ts';
import { textReply } from '../../text-reply.ts';
import { absenceAt, isSamePerson, keyOfId, type NamedPeople, type Person, type PersonNamed } from '../people/index.ts';
import type { Access } from '../referrals/index.ts';
import { isReachable, whyNobody } from '../routing/index.ts';
import {
  type CardSeen,
  type EverythingHandedOver,
  type HandsOverEverything,
  mostAtOnce,
} from './everything-handed-over.ts';
import type { TeamLoadCounter } from './team-loads.ts';
import { handOverPlanCard, loadsCard, passedCard, receiversCard, roomCard, takenBackCard } from './workload-cards.ts';

export interface WorkloadDeps {
  readonly named: Pick<NamedPeople, 'called' | 'met' | 'byId'>;
  /** Also of people who have no role any more. */
  readonly find: (who: Pick<Person, 'tenantId' | 'aadObjectId'>) => Promise<Person | undefined>;
  readonly access: Pick<Access, 'isAdmin'>;
  readonly loads: TeamLoadCounter;
  readonly everything: HandsOverEverything;
  readonly now: () => Date;
}

const who = z.string().min(3).max(120);
const Cards = z
  .string()
  .max(mostAtOnce * 60)
  .regex(/^[0-9a-f-]{36}:\d{1,9}(?: [0-9a-f-]{36}:\d{1,9})*$/i)
  .transform((text) => text.split(' ').map(asCardSeen))
  .refine((cards) => cards.length <= mostAtOnce);

function asCardSeen(text: string): CardSeen {
  const [referralId = '', revision = ''] = text.split(':');
  return { referralId: referralId.toLowerCase(), revision: Number(revision) };
}

/**
 * `who has too much on their plate`, `who can take two more`: for Referrals admins in their own chat. `give all of Alex’s
 * referrals to Megan`: for admins, and for what is one's own.
 */
export function workloadFeature(deps: WorkloadDeps): Feature {
  const talk = new WorkloadTalk(deps);
  return {
    name: 'workload',
    commands: [
      {
        name: 'workload of the team',
        whole: true,
        // `the team is overloaded` is a reason there.
        notInConversation: true,
        match: (text) => (readWorkloadAsked(text) ? { rest: text } : undefined),
        handle: (turn, { rest }) => talk.asked(turn, rest),
      },
      {
        name: 'everything of one person to another',
        whole: true,
        notInConversation: true,
        match: (text) => (readAllHandedOver(text).length > 0 ? { rest: text } : undefined),
        means: async (turn, { rest }) => (await talk.pairIn(turn, rest)) !== undefined,
        handle: (turn, { rest }) => talk.everything(turn, rest),
      },
    ],
    cardActions: workloadActions(talk),
  };
}

interface Pair {
  /** Of several the speaker is asked which is meant. */
  readonly from: Exclude<PersonNamed, { readonly kind: 'unknown' }>;
  readonly to: PersonNamed;
  readonly said: AllHandedOver;
}

/** What commands and presses share: who may, and who is meant. */
class WorkloadTalk {
  readonly deps: WorkloadDeps;

  constructor(deps: WorkloadDeps) {
    this.deps = deps;
  }

  /** Why the asker is not shown what others have to do; undefined: they may see it. */
  refusal({ person, locale, conversation }: Pick<Turn, 'person' | 'locale' | 'conversation'>): string | undefined {
    if (!this.deps.access.isAdmin(person)) return say(locale, 'action.notAllowed.admin');
    return conversation.kind === 'personal' ? undefined : say(locale, 'workload.personal');
  }

  async asked(turn: Turn, said: string): Promise<Reply> {
    const asked = readWorkloadAsked(said);
    const refusal = this.refusal(turn);
    if (refusal || !asked) return textReply(refusal ?? say(turn.locale, 'workload.nothing'));
    const team = await this.deps.loads.count(turn.person);
    return cardOf(
      asked.kind === 'room' ? roomCard(this.reader(turn), team, asked.more) : loadsCard(this.reader(turn), team),
    );
  }

  /** The first way of reading the names of which the owner is known, and the receiver is, or looks like a name. */
  async pairIn(turn: Turn, said: string): Promise<Pair | undefined> {
    const { named } = this.deps;
    for (const pair of readAllHandedOver(said)) {
      const from = await this.#ownerCalled(pair.from, turn.person);
      if (from.kind === 'unknown') continue;
      const to = await named.called(pair.to, turn.person);
      if (to.kind !== 'unknown' || looksLikeReceiver(pair.to, said)) return { from, to, said: pair };
    }
    return undefined;
  }

  /** Also of people who have no role any more; of several, those who have one. */
  async #ownerCalled(name: string, speaker: Person): Promise<PersonNamed> {
    if (name === 'me') return { kind: 'person', person: speaker };
    const { named } = this.deps;
    const [called, met] = [await named.called(name, speaker), await named.met(name, speaker)];
    return called.kind === 'unknown' ? met : called;
  }

  async everything(turn: Turn, said: string): Promise<Reply> {
    const pair = await this.pairIn(turn, said);
    const { locale, person } = turn;
    if (!pair) return textReply(say(locale, 'workload.whoIsWho'));
    const { from, to } = pair;
    const isOwn = from.kind === 'person' && isSamePerson(from.person, person);
    // One's own customers are read out in a channel as little as others'.
    const ownRefusal = turn.conversation.kind === 'personal' ? undefined : say(locale, 'workload.personal');
    const refusal = isOwn ? ownRefusal : this.refusal(turn);
    if (refusal) return textReply(refusal);
    if (from.kind === 'several') return textReply(whyNobody(locale, pair.said.from, from.people));
    if (to.kind === 'several') return textReply(whyNobody(locale, pair.said.to, to.people));
    if (to.kind === 'unknown') return textReply(say(locale, 'workload.unknown', { name: plainName(pair.said.to, 60) }));
    const problem = this.problemOf(turn, from.person, to.person);
    if (problem) return textReply(problem);
    return cardOf(handOverPlanCard(this.reader(turn), await this.deps.everything.plan(person, from.person, to.person)));
  }

  problemOf({ locale, timeZone }: Pick<Turn, 'locale' | 'timeZone'>, from: Person, to: Person): string | undefined {
    const name = plainName(to.name, 60);
    const now = this.deps.now();
    if (isSamePerson(from, to)) return say(locale, 'workload.same', { name });
    if (!isReachable(to)) return say(locale, 'assign.problem.unreachable', { name });
    const absence = absenceAt(to, now);
    return (
      absence &&
      say(locale, 'assign.problem.away', {
        name,
        day: formatDay(locale, new Date(absence.until.getTime() - 1), to.timeZone ?? timeZone, now),
      })
    );
  }

  reader({ locale, timeZone }: Pick<Turn, 'locale' | 'timeZone'>) {
    return { locale, timeZone, now: this.deps.now() };
  }
}

/** What the buttons share: who is meant by them, whether the presser may, and what is written down where they may not. */
class WorkloadPresses {
  readonly #talk: WorkloadTalk;

  constructor(talk: WorkloadTalk) {
    this.#talk = talk;
  }

  /** Why the presser does not get what the button shows of this person's work; undefined: they do. */
  refusedOf(click: Click, from?: Person): CardReply | undefined {
    const refusal = from && isSamePerson(from, click.person) ? undefined : this.#talk.refusal(click);
    if (refusal === undefined) return undefined;
    logPressWithoutRight(click);
    return { kind: 'message', text: refusal };
  }

  /** Both people of a button, or why it does nothing. */
  async pairOf(click: Click, ids: { readonly from: string; readonly to: string }): Promise<PressedPair | CardReply> {
    const { find, named } = this.#talk.deps;
    const [from, to] = await Promise.all([find(keyOfId(ids.from)), named.byId(keyOfId(ids.to))]);
    if (!from) return nobodyKnown(click);
    const refused = this.refusedOf(click, from);
    if (refused) return refused;
    if (!to) {
      // Whoever has no role is offered on no card.
      logPressWithoutRight(click, { to: ids.to });
      return nobodyKnown(click);
    }
    const problem = this.#talk.problemOf(click, from, to);
    return problem ? { kind: 'message', text: problem } : { kind: 'pair', from, to };
  }

  /** Buttons name only what their reader may hand over: another list was made by hand, or a right was lost since. */
  logged(click: Click, done: EverythingHandedOver): EverythingHandedOver {
    if (done.notAllowed > 0) logPressWithoutRight(click, { count: done.notAllowed });
    return done;
  }
}

interface PressedPair {
  readonly kind: 'pair';
  readonly from: Person;
  readonly to: Person;
}

const nobodyKnown = ({ locale }: Click): CardReply => ({ kind: 'message', text: say(locale, 'workload.whoIsWho') });

function workloadActions(talk: WorkloadTalk): readonly CardAction[] {
  const { loads, everything, find } = talk.deps;
  const presses = new WorkloadPresses(talk);
  return [
    defineCardAction({
      verb: 'workload.whom',
      data: z.strictObject({ from: who }),
      handle: async (click, { from: id }) => {
        const refused = presses.refusedOf(click);
        if (refused) return refused;
        const from = await find(keyOfId(id));
        if (!from) return nobodyKnown(click);
        return shownCard(receiversCard(talk.reader(click), await loads.count(click.person), from));
      },
    }),
    defineCardAction({
      verb: 'workload.preview',
      data: z.strictObject({ from: who, to: who }),
      handle: async (click, ids) => {
        const pair = await presses.pairOf(click, ids);
        if (pair.kind !== 'pair') return pair;
        const plan = await everything.plan(click.person, pair.from, pair.to);
        return shownCard(handOverPlanCard(talk.reader(click), plan));
      },
    }),
    defineCardAction({
      verb: 'workload.pass',
      data: z.strictObject({ from: who, to: who, cards: Cards }),
      handle: async (click, { cards, ...ids }) => {
        // Of each referral the service asks whether this person may hand it over.
        const pair = await presses.pairOf(click, ids);
        if (pair.kind !== 'pair') return pair;
        const { from, to } = pair;
        const done = presses.logged(click, await everything.handOver(click.person, to, cards));
        return shownCard(passedCard(talk.reader(click), { from, to, ...done }));
      },
    }),
    defineCardAction({
      verb: 'workload.undo',
      data: z.strictObject({ to: who, cards: Cards }),
      handle: async (click, { to: id, cards }) => {
        const to = await find(keyOfId(id));
        if (!to) return nobodyKnown(click);
        const done = presses.logged(click, await everything.takeBack(click.person, to, cards));
        return shownCard(takenBackCard(talk.reader(click), { to, ...done }));
      },
    }),
  ];
}

function shownCard({ card, summary, buttons }: BuiltSentence): CardReply {
  return { kind: 'card', card, summary, offers: buttons };
}

function cardOf({ card, summary, buttons }: BuiltSentence): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', card, summary }], offers: buttons };
}
