import { type LateThing, toldAfter } from './health-facts.ts';

/** Something that is late, from its first sight until it has been well for a while. Server time. */
export interface Episode extends LateThing {
  readonly since: Date;
  /** Absent: nobody has heard of it. */
  readonly toldAt?: Date;
  /** Since when it is late no more. */
  readonly wellSince?: Date;
}

export interface Episodes {
  /** To be kept. */
  readonly current: readonly Episode[];
  /** Late for long enough, and nobody knows. */
  readonly news: readonly Episode[];
  /** People heard of it, and it is over. Kept in `current` until they have heard of that, too. */
  readonly over: readonly Episode[];
}

/** What comes and goes would ring each time. Milliseconds. */
const wellFor = 5 * 60_000;

/** The episodes after another look, at which `late` was late. Pure. */
export function episodesAfter(before: readonly Episode[], late: readonly LateThing[], serverNow: Date): Episodes {
  const lateNow = new Set(late.map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  const followed = before.map(
    ({ wellSince, ...episode }): Episode =>
      lateNow.has(episode.id) ? episode : { ...episode, wellSince: wellSince ?? serverNow },
  );
  const begun = late.filter(({ id }) => !known.has(id)).map((one): Episode => ({ ...one, since: serverNow }));
  // What was never told is forgotten as soon as it is well: it was no news.
  const current = [...followed.filter(({ toldAt, wellSince }) => toldAt || !wellSince), ...begun];
  const age = (from: Date) => serverNow.getTime() - from.getTime();
  // A secret's next step takes the place of the step before; that one is not over, it has come nearer. So do other wants.
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
