import { whenAtWork } from '../../src/features/people/index.ts';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { withEscalations } from '../../src/features/referrals/rules/escalation.ts';
import type { ReferralPolicy } from '../../src/features/referrals/rules/policy.ts';
import { withRungPlans } from '../../src/features/referrals/rules/rung-plan.ts';
import { Escalations } from '../../src/features/reminders/escalation/escalations.ts';
import { chanceOf } from './chance.ts';
import { type Colleague, day, type Team } from './world.ts';

const hour = 3_600_000;
const ladder = ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'];
const common = { responseDays: 14, undoSeconds: 60, acceptUndoSeconds: 10, ladder, channelWithin: 'P3D' };

/** Every rung at its own time, to the owner and from three days on in the channel; nobody else is told. */
export const plainLadder: ReferralPolicy = common;
/** The settings as they are when nobody changes them. */
export const asItIs: ReferralPolicy = {
  ...common,
  hours: { zone: 'Europe/Berlin', country: 'DE', hours: { from: 540, to: 1_020 } },
  escalation: [
    { step: 'backup', before: 48 * hour },
    { step: 'manager', before: 24 * hour },
    { step: 'channel', before: 12 * hour },
    { step: 'catcher', before: 6 * hour },
  ],
};

export interface Message {
  readonly at: number;
  readonly to: Colleague;
  /** Somebody is asked by name for what is another's, or called in the channel. */
  readonly isEscalation: boolean;
  /** By the desk's hours, for everybody. */
  readonly inChannel?: boolean;
  readonly name: string;
  /** Of what it is about. */
  readonly deadline?: number;
}

export interface Outcome {
  readonly expired: boolean;
  /** Hours until the first answer. */
  readonly answeredAfter?: number;
  /** Messages in people's own chats that were sent before somebody answered. */
  readonly messages: readonly Message[];
}

/** What becomes of one referral: who is told when, who looks when they are at work, and who answers first. */
export async function play(referral: Referral, team: Team, policy: ReferralPolicy, seed: number): Promise<Outcome> {
  const sent: Message[] = [];
  const deadline = referral.deadline.getTime();
  let answered = Number.POSITIVE_INFINITY;
  for (const message of await messagesOf(referral, team, policy)) {
    if (message.at >= Math.min(answered, deadline)) break;
    sent.push({ ...message, deadline });
    answered = Math.min(answered, answerTo(message, referral, seed));
  }
  // Who looks at the channel sees its card and its warnings in every way of reminding.
  answered = Math.min(answered, ...channelAnswers(referral, team, seed));
  const expired = answered >= deadline;
  const messages = sent.filter(({ at }) => at < answered);
  return expired
    ? { expired, messages }
    : { expired, messages, answeredAfter: (answered - referral.arrivedAt.getTime()) / hour };
}

async function messagesOf(referral: Referral, team: Team, policy: ReferralPolicy): Promise<readonly Message[]> {
  const { colleagues } = team;
  const owner = colleagues.find(({ person }) => person.aadObjectId === referral.owner?.aadObjectId);
  const known = policy.hours ? owner?.person : owner && withoutHours(owner).person;
  const planned = withRungPlans(referral, known, policy, referral.arrivedAt);
  const arrival = referral.arrivedAt.getTime();
  const own = owner ? [{ rung: 'card', at: referral.arrivedAt }, ...(planned.rungPlans?.owner?.rungs ?? [])] : [];
  const messages = own.flatMap(({ rung, at }) => {
    if (!owner) return [];
    // Whoever is away and has named a stand-in is not told: the stand-in is, when they work.
    const standIn = policy.hours ? standInOf(owner, at.getTime(), colleagues) : undefined;
    const when = standIn && rung !== 'card' ? whenAtWork(standIn.person, policy.hours, at, referral.deadline) : at;
    return [{ at: when.getTime(), to: standIn ?? owner, isEscalation: false, name: rung }];
  });
  return [...messages, ...(await escalationsOf(planned, team, policy, arrival))].sort(
    (one, other) => one.at - other.at,
  );
}

/** The real steps, of people in a list. */
async function escalationsOf(
  referral: Referral,
  team: Team,
  policy: ReferralPolicy,
  since: number,
): Promise<readonly Message[]> {
  const all = [...team.colleagues, ...team.admins];
  const of = (id: string | undefined) => all.find(({ person }) => person.aadObjectId === id);
  const escalations = new Escalations({
    policy,
    people: {
      find: async ({ aadObjectId }: { aadObjectId: string }) => of(aadObjectId)?.person,
      findByEmails: async (emails: readonly string[]) =>
        all.map(({ person }) => person).filter(({ email }) => email && emails.includes(email)),
      reachableAdmins: async () => team.admins.map(({ person }) => person),
    } as never,
    dealTeam: { channelOf: async () => ({ tenantId: 'tenant', conversationId: 'channel' }) as never },
    access: { may: () => true } as never,
    escalation: { backups: [], managers: [] },
    catcher: async () => team.admins[1]?.person,
  });
  const messages: Message[] = [];
  let current = referral;
  const owner = of(referral.owner?.aadObjectId);
  for (const at of [...new Set(referral.rungPlans?.escalation?.rungs.map((one) => one.at.getTime()))]) {
    const { copies, said } = await escalations.due(current, owner?.person, false, new Date(at));
    current = withEscalations(current, said);
    for (const { copy, at: when } of copies) {
      // In the channel the owner is called by name.
      const to = copy.audience === 'channel' ? owner : of(copy.person?.aadObjectId);
      if (to && at >= since)
        messages.push({
          at: when.getTime(),
          to,
          isEscalation: true,
          inChannel: copy.audience === 'channel',
          name: said.map(({ step }) => step).join(' '),
        });
    }
  }
  return messages;
}

/** When this message makes its reader answer; never for most. */
function answerTo({ at, to, isEscalation, name }: Message, referral: Referral, seed: number): number {
  const chance = chanceOf(seed, `${referral.id} ${name} ${to.person.name}`);
  const { looks, answers } = to.habit;
  const present = to.present.nextWorkingTime(at);
  if (answers === 0 || present === undefined) return Number.POSITIVE_INFINITY;
  const seen = to.present.nextWorkingTime(present + (looks[0] + chance() * (looks[1] - looks[0])) * hour) ?? present;
  const left = referral.deadline.getTime() - seen;
  // What came in the night stands below what came in the morning; what is urgent, or asked for by name, is done sooner.
  const buried = present - at > 2 * hour ? 0.6 : 1;
  const urgent = left < 2 * day ? 1.5 : 1;
  const likely = Math.min(0.95, answers * buried * urgent * (isEscalation ? 1.3 : 1));
  return chance() < likely ? seen : Number.POSITIVE_INFINITY;
}

/** Somebody takes what nobody owns, mostly on the first or second day; of what is another's, nobody sees to it there. */
function channelAnswers(referral: Referral, { colleagues }: Team, seed: number): readonly number[] {
  if (referral.owner) return [];
  return colleagues
    .filter(({ habit }) => habit.answers > 0)
    .flatMap((one) => {
      const chance = chanceOf(seed, `${referral.id} channel ${one.person.name}`);
      const seen = one.present.nextWorkingTime(referral.arrivedAt.getTime() + chance() * 3 * day);
      return seen !== undefined && chance() < 0.25 * one.habit.answers ? [seen] : [];
    });
}

function standInOf({ person }: Colleague, at: number, colleagues: readonly Colleague[]): Colleague | undefined {
  const { absence } = person;
  if (!absence?.standIn || at < absence.from.getTime() || at >= absence.until.getTime()) return undefined;
  return colleagues.find((one) => one.person.aadObjectId === absence.standIn?.aadObjectId);
}

/** The plain ladder knows of nobody's hours or leave. */
function withoutHours(owner: Colleague): Colleague {
  const { absence: _leave, ...person } = owner.person;
  return { ...owner, person };
}
