import type { WorkingCalendar } from './working-calendar.ts';

/** A step of the ladder: what it is called, and how long before the deadline it stands (milliseconds). */
export interface Rung {
  readonly name: string;
  readonly before: number;
}

/** When one rung is said. */
export interface Warning {
  readonly name: string;
  /** An instant in milliseconds. */
  readonly at: number;
}

interface Wanted {
  /** Longest before the deadline first. */
  readonly rungs: readonly Rung[];
  /** Rungs that were past by then are not said. */
  readonly from: number;
  readonly deadline: number;
}

/** Two warnings nearer to each other than that say the same thing. */
const leastApart = 2 * 3_600_000;
/** From the afternoon back over a night. */
const dayApart = 16 * 3_600_000;
/** Whoever is warned last has a morning or an afternoon to answer, where one is left. */
const leastLead = 4 * 3_600_000;

/**
 * When to warn somebody of a deadline, in their working time, the earliest first; none before `from`, none at the deadline or after
 * it. A rung outside working time is said at the next one, as long as that is well before the warning after it; else it is
 * dropped, or said earlier where it would leave one warning alone. The last warning is never moved to a later time than its own while there is working time before it. There are at least two
 * warnings, or one where less than two working days are left to answer. Where no working time is left at all, the ladder stands
 * as it is: an evening's message is better than none.
 */
export function planWarnings({ rungs, from, deadline }: Wanted, calendar: WorkingCalendar): Warning[] {
  const ahead = rungs
    .map(({ name, before }) => ({ name, at: deadline - before, before }))
    .filter(({ at }) => at > from);
  const names = new Names(rungs);
  const first = calendar.nextWorkingTime(from);
  if (first === undefined || first >= deadline) {
    const natural = ahead.map(({ name, at }) => ({ name, at }));
    return natural.length > 0 || from >= deadline
      ? natural
      : [{ name: names.last(), at: from + (deadline - from) / 2 }];
  }
  const last = lastWarning(ahead.at(-1), { from, deadline, names }, calendar) ?? { name: names.last(), at: first };
  const plan = [{ name: last.name, at: last.at }];
  for (const { name, at } of ahead.slice(0, -1).reverse()) {
    const next = plan[0]?.at ?? deadline;
    const placed = onTime(at, next, calendar) ?? (plan.length < 2 ? aheadOfTime(at, next, from, calendar) : undefined);
    if (placed !== undefined) plan.unshift({ name, at: placed });
  }
  return plan.length > 1 ? plan : withSecond(plan[0] ?? last, { from, deadline, names }, calendar);
}

/** At its own time, or earlier. Where all rungs are past, it stands before the deadline itself. */
function lastWarning(
  rung: (Rung & Warning) | undefined,
  { from, deadline, names }: Room,
  calendar: WorkingCalendar,
): Warning | undefined {
  if (rung && calendar.isWorking(rung.at)) return rung;
  const name = rung?.name ?? names.last();
  const at = earlier(rung?.at ?? deadline, rung?.before ?? leastLead, from, calendar);
  return at === undefined ? undefined : { name, at };
}

/** Before `at` with as much working time left as `lead` says, or half of what there is since `from`. */
function earlier(at: number, lead: number, from: number, calendar: WorkingCalendar): number | undefined {
  const early = calendar.lastWorkingTimeBefore(at, lead);
  if (early === undefined || early > from) return early;
  const end = calendar.lastWorkingTimeBefore(at);
  // One stretch holds them all: half-way through what is left of it is working time.
  return end !== undefined && end > from ? from + Math.ceil((end - from) / 2) : undefined;
}

/** A rung's own time or the next working time, where that is well before what is said next. */
function onTime(at: number, next: number, calendar: WorkingCalendar): number | undefined {
  const time = calendar.nextWorkingTime(at);
  return time !== undefined && time <= next - leastApart ? time : undefined;
}

/** Else earlier: the day before what is said next, where there is one. */
function aheadOfTime(at: number, next: number, from: number, calendar: WorkingCalendar): number | undefined {
  const times = [dayApart, leastApart].map((apart) =>
    calendar.lastWorkingTimeBefore(Math.min(at, next - apart), leastLead),
  );
  return times.find((time) => time !== undefined && time > from);
}

interface Room {
  readonly from: number;
  readonly deadline: number;
  readonly names: Names;
}

function withSecond(only: Warning, { from, deadline, names }: Room, calendar: WorkingCalendar): Warning[] {
  const twoDays = 2 * calendar.workingDay;
  if (calendar.workingTimeBetween(from, deadline, twoDays) < twoDays) return [only];
  const before = earlier(only.at, leastApart, from, calendar);
  const after = calendar.lastWorkingTimeBefore(deadline, leastLead);
  const apart = (at: number | undefined) => (at === undefined || at <= from ? 0 : Math.abs(at - only.at));
  const second = apart(before) >= leastApart || apart(before) >= apart(after) ? before : after;
  if (second === undefined || second === only.at) return [only];
  const named = { name: names.other(deadline - second), at: second };
  return second < only.at ? [named, only] : [only, named];
}

/** A warning that no rung stands for is called after its distance, so that it differs from all others. */
class Names {
  readonly #rungs: readonly Rung[];

  constructor(rungs: readonly Rung[]) {
    this.#rungs = rungs;
  }

  last(): string {
    return this.#rungs.at(-1)?.name ?? 'PT4H';
  }

  other(before: number): string {
    const seconds = `PT${Math.max(1, Math.round(before / 1_000))}S`;
    return this.#rungs.some(({ name }) => name === seconds) ? `PT${Math.round(before / 1_000) + 1}S` : seconds;
  }
}
