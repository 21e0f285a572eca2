import type { Clock } from '../../clock.ts';
import type { Job } from '../../job.ts';
import type { Logger } from '../../logger.ts';
import type { Absence, AutomaticReply, CompanyDirectory, PeopleStore, Person } from '../people/index.ts';

export interface AutomaticRepliesDeps {
  readonly directory: Pick<CompanyDirectory, 'automaticReplyOf'>;
  readonly people: Pick<PeopleStore, 'recent' | 'find' | 'setAbsence'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const hour = 3_600_000;
/** One that has no end is believed so long, and looked at each hour. */
const believed = 36 * hour;
/** A later one is for a later look. */
const ahead = 14 * 24 * hour;
const mostLookedAt = 500;

/**
 * What an automatic reply makes of somebody's absence: another one, none (`end`), or undefined: it stays. What they said to the desk
 * themselves goes before, as it names who stands in. Pure.
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

/** Each hour: whoever has an automatic reply on is away, and back when it is off. */
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
        // Many are asked for one after another: what somebody said meanwhile counts.
        const current = reply && (await people.find(person));
        const absence = current && absenceByReply(current, reply, clock.now());
        if (!absence) continue;
        await people.setAbsence(person, absence === 'end' ? undefined : absence);
        changed++;
      }
      if (changed > 0) log.info({ people: changed }, 'absences by automatic replies');
    },
  };
}
