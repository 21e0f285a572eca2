import type { Clock } from '../../clock.ts';
import type { Job } from '../../job.ts';
import type { Logger } from '../../logger.ts';
import {
  type Absence,
  type AutomaticReply,
  type CompanyDirectory,
  type PeopleStore,
  type Person,
  withoutAbsence,
} from '../people/index.ts';

export interface AutomaticRepliesDeps {
  readonly directory: Pick<CompanyDirectory, 'automaticReplyOf'>;
  readonly people: Pick<PeopleStore, 'recent' | 'find' | 'setAbsence'>;
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
 * The absence that follows from an automatic reply: a new one, `end`, or undefined for no change. An absence that the
 * person entered takes precedence, as it names the stand-in. Pure.
 */
export function absenceByReply(
  { tenantId, aadObjectId, absence }: Pick<Person, 'tenantId' | 'aadObjectId' | 'absence'>,
  reply: AutomaticReply,
  now: Date,
): Absence | 'end' | undefined {
  if (absence && !absence.fromMailbox && absence.until > now) return undefined;
  const isOver = reply.kind === 'off' || (reply.kind === 'scheduled' && reply.until <= now);
  if (isOver) return absence?.fromMailbox ? 'end' : undefined;
  const read = absence?.fromMailbox ? absence : undefined;
  const by = { by: { tenantId, aadObjectId }, fromMailbox: true } as const;
  if (reply.kind === 'scheduled') {
    const { from, until } = reply;
    const isSame = read && read.from.getTime() === from.getTime() && read.until.getTime() === until.getTime();
    return isSame || from.getTime() - now.getTime() > ahead ? undefined : { from, until, ...by };
  }
  const isFresh = read !== undefined && read.from <= now && read.until.getTime() - now.getTime() > believed / 2;
  return isFresh ? undefined : { from: read?.from ?? now, until: new Date(now.getTime() + believed), ...by };
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
        // Reads the person again: they may have entered an absence while the replies of others were read.
        const current = reply && (await people.find(person));
        const absence = current && absenceByReply(current, reply, clock.now());
        if (!absence) continue;
        const { absence: next, later } = withoutAbsence(current, clock.now());
        if (absence === 'end') await people.setAbsence(person, next, later);
        else await people.setAbsence(person, absence);
        changed++;
      }
      if (changed > 0) log.info({ people: changed }, 'absences read from automatic replies');
    },
  };
}
