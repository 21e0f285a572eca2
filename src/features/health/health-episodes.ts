import { type LateThing, toldAfter } from './health-facts.ts';

/** An incident: something is late, from its detection until it has been well for a while. Server time. */
export interface Episode extends LateThing {
  readonly since: Date;
  /** Absent: nobody has been told. */
  readonly toldAt?: Date;
  /** Since when it is no longer late. */
  readonly wellSince?: Date;
}

export interface Episodes {
  /** To be stored. */
  readonly current: readonly Episode[];
  /** Late for long enough to be told, and not told yet. */
  readonly news: readonly Episode[];
  /** Over, and its alarm was sent. Stays in `current` until the all-clear has been sent. */
  readonly over: readonly Episode[];
}

/** Milliseconds. Hysteresis: what comes and goes would otherwise raise an alarm each time. */
const wellFor = 5 * 60_000;

/** The episodes after a run that found `late`. Pure. */
export function episodesAfter(before: readonly Episode[], late: readonly LateThing[], serverNow: Date): Episodes {
  const lateNow = new Set(late.map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  const followed = before.map(
    ({ wellSince, ...episode }): Episode =>
      lateNow.has(episode.id) ? episode : { ...episode, wellSince: wellSince ?? serverNow },
  );
  const begun = late.filter(({ id }) => !known.has(id)).map((one): Episode => ({ ...one, since: serverNow }));
  // An episode that was never told is dropped as soon as it is well.
  const current = [...followed.filter(({ toldAt, wellSince }) => toldAt || !wellSince), ...begun];
  const age = (from: Date) => serverNow.getTime() - from.getTime();
  // A secret's next step replaces the previous one, which is not over but more urgent. So do changed wants of the CRM.
  const kinds = new Set(late.map(({ kind }) => kind));
  const replaced = ({ id, kind }: Episode) =>
    (kind === 'secret' || kind === 'crm') && !lateNow.has(id) && kinds.has(kind);
  const standing = current.filter((episode) => !replaced(episode));
  return {
    current: standing,
    news: standing.filter(
      ({ toldAt, wellSince, since, kind }) => !toldAt && !wellSince && age(since) >= toldAfter[kind],
    ),
    over: standing.filter(({ wellSince }) => wellSince !== undefined && age(wellSince) >= wellFor),
  };
}

export function withTold(episodes: readonly Episode[], told: readonly Episode[], toldAt: Date): readonly Episode[] {
  const ids = new Set(told.map(({ id }) => id));
  return episodes.map((episode) => (ids.has(episode.id) ? { ...episode, toldAt } : episode));
}

export function withoutThose(episodes: readonly Episode[], gone: readonly Episode[]): readonly Episode[] {
  const ids = new Set(gone.map(({ id }) => id));
  return episodes.filter(({ id }) => !ids.has(id));
}
