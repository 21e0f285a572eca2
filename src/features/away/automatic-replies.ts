import type { Clock } from '../../clock.ts';
import type { Job } from '../../job.ts';
import type { Logger } from '../../logger.ts';
import {
  type Absence,
  type AutomaticReply,
  absencesOf,
  type CompanyDirectory,
  type PeopleStore,
  type Person,
  withAbsenceByReply,
} from '../people/index.ts';

export interface AutomaticRepliesDeps {
  readonly directory: Pick<CompanyDirectory, 'automaticReplyOf'>;
  readonly people: Pick<PeopleStore, 'recent' | 'changeAbsences'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const hour = 3_600_000;
/** An absence by an automatic reply without an end lasts this long, and is renewed by the hourly check. */
const believed = 36 * hour;
/** A reply that begins later is left to a later check. */
const ahead = 14 * 24 * hour;
const mostLookedAt = 500;

/**
 * The absence that follows from an automatic reply: a new one, `end`, or undefined for no change. Absences that the
 * person entered take precedence, as they name the stand-in: it lasts no longer than to the next of them. Pure.
 */
export function absenceByReply(
  person: Pick<Person, 'tenantId' | 'aadObjectId' | 'absence' | 'laterAbsences'>,
  reply: AutomaticReply,
  now: Date,
): Absence | 'end' | undefined {
  const { tenantId, aadObjectId } = person;
  const read = absencesOf(person).find(({ fromMailbox }) => fromMailbox);
  const isOver = reply.kind === 'off' || (reply.kind === 'scheduled' && reply.until <= now);
  if (isOver) return read && 'end';
  const by = { by: { tenantId, aadObjectId }, fromMailbox: true } as const;
  const entered = absencesOf(person).filter(({ fromMailbox, until }) => !fromMailbox && until > now);
  const from = reply.kind === 'scheduled' ? reply.from : read && read.from <= now ? read.from : now;
  const begins = from > now ? from : now;
  if (entered.some((one) => one.from <= begins && begins < one.until)) return undefined;
  const next = entered.find((one) => one.from > begins)?.from;
  const until = (wanted: Date) => (next && next < wanted ? next : wanted);
  if (reply.kind === 'scheduled') {
    const last = until(reply.until);
    const isSame = read && read.from.getTime() === from.getTime() && read.until.getTime() === last.getTime();
    return isSame || from.getTime() - now.getTime() > ahead ? undefined : { from, until: last, ...by };
  }
  const isFresh =
    read !== undefined &&
    read.from <= now &&
    (read.until.getTime() - now.getTime() > believed / 2 || read.until.getTime() === next?.getTime());
  return isFresh ? undefined : { from, until: until(new Date(now.getTime() + believed)), ...by };
}

/** Hourly: a person is away while their automatic reply is on. */
export function automaticReplies({ directory, people, clock, log }: AutomaticRepliesDeps): Job {
  return {
    name: 'away.automatic-replies',
    everySeconds: 3_600,
    async run(signal) {
      const known = (await people.recent(mostLookedAt)).filter(({ personalChat, guest }) => personalChat && !guest);
      let changed = 0;
      for (const person of known) {
        if (signal?.aborted) return;
        const reply = await directory.automaticReplyOf(person);
        if (!reply) continue;
        // Decided by the person as stored: they may have entered an absence while the replies of others were read.
        const after = await people.changeAbsences(person, (current) => {
          const now = clock.now();
          const absence = absenceByReply(current, reply, now);
          return absence && withAbsenceByReply(current, absence === 'end' ? undefined : absence, now);
        });
        if (after) changed++;
      }
      if (changed > 0) log.info({ people: changed }, 'absences read from automatic replies');
    },
  };
}
