import { dayInMilliseconds, type Fact } from './fact.ts';
import type { CampaignFigures, Figure, FigureValue, Metric } from './figure.ts';
import { cohort, ended, isAccepted, isIn, type Population, worked } from './population.ts';
import { currencySums, percentilesOf, type Sum } from './values.ts';

/** Stages by their probability of winning, in percent; 0: no stage is given. */
const stages = [10, 20, 40, 60, 80, 100, 0] as const;

/** M6: active deals and their value by stage. 100 % is not yet Won. */
export function byStage(population: Population): Metric {
  const groups = Map.groupBy(worked(population), ({ stage = 0 }) => stage);
  return {
    id: 'stages',
    figures: stages.map((stage) => ({
      key: `stage-${stage}`,
      rows: groups.get(stage) ?? [],
      value: worth(groups.get(stage) ?? [], stage / 100),
    })),
  };
}

/** M7: active deals by solution. A deal counts once per solution, so the lines add up to more than the total. */
export function bySolution(population: Population): Metric {
  const groups = new Map<string, { name: string; rows: Fact[]; parts: Part[] }>();
  for (const fact of worked(population)) {
    const parts = valueOfSolutions(fact);
    for (const [id, { name, value }] of parts) {
      const group = groups.get(id) ?? { name, rows: [], parts: [] };
      group.rows.push(fact);
      if (value > 0) group.parts.push({ value, currency: fact.currency ?? '' });
      groups.set(id, group);
    }
  }
  const figures = [...groups].map(
    ([id, { name, rows, parts }]): Figure => ({
      key: id === '' ? 'solution-none' : `solution-${id}`,
      ...(id === '' ? {} : { name }),
      rows,
      value: {
        kind: 'money',
        sums: currencySums(parts),
        unvalued: rows.filter(({ value }) => value === undefined).length,
      },
    }),
  );
  return { id: 'solutions', figures: mostFirst(figures) };
}

interface Part {
  readonly value: number;
  readonly currency: string;
}

/**
 * The value per solution: by price and quantity if all solutions have both in the deal's currency, else in equal
 * shares.
 */
function valueOfSolutions({
  solutions,
  value = 0,
  currency,
}: Fact): ReadonlyMap<string, { name: string; value: number }> {
  const parts = new Map<string, { name: string; value: number }>();
  if (solutions.length === 0) return parts.set('', { name: '', value });
  const priced = solutions.every(
    (one) => one.price !== undefined && one.quantity !== undefined && one.currency === currency,
  );
  for (const { id, name, price = 0, quantity = 0 } of solutions) {
    const own = priced ? price * quantity : value / solutions.length;
    parts.set(id, { name, value: (parts.get(id)?.value ?? 0) + own });
  }
  return parts;
}

/** M8: active deals by country. */
export function byCountry(population: Population): Metric {
  const groups = Map.groupBy(worked(population), ({ country = '' }) => country);
  const figures = [...groups].map(
    ([country, rows]): Figure => ({
      key: country === '' ? 'country-none' : `country-${country}`,
      rows,
      value: worth(rows),
    }),
  );
  return { id: 'countries', figures: mostFirst(figures) };
}

/** M9: win rate of deals closed in the period. */
export function winRate(population: Population): Metric {
  const [won, lost] = closedInPeriod(population);
  return {
    id: 'win-rate',
    figures: [
      { key: 'won', rows: won, value: { kind: 'ratio', part: won.length, whole: won.length + lost.length } },
      { key: 'lost', rows: lost },
      { key: 'won-value', rows: won, value: worth(won) },
    ],
  };
}

/** M10: time from acceptance to closing. Deals without an acceptance time are left out, and counted separately. */
export function cycleTime(population: Population): Metric {
  const [won, lost] = closedInPeriod(population);
  const timed = ({ acceptedAt }: Fact) => acceptedAt !== undefined;
  const time = (rows: readonly Fact[]): FigureValue => ({
    kind: 'time',
    ...percentilesOf(rows.map(({ closedAt = 0, acceptedAt = 0 }) => closedAt - acceptedAt)),
  });
  return {
    id: 'cycle-time',
    figures: [
      { key: 'won', rows: won.filter(timed), value: time(won.filter(timed)) },
      { key: 'lost', rows: lost.filter(timed), value: time(lost.filter(timed)) },
      { key: 'untimed', rows: [...won, ...lost].filter((fact) => !timed(fact)) },
    ],
  };
}

export const staleAfterDays = 30;

/** M11: deals past their close date, and deals unchanged for long. */
export function neglected(population: Population): Metric {
  const { now } = population;
  const all = worked(population);
  return {
    id: 'neglected',
    figures: [
      { key: 'overdue', rows: all.filter((fact) => isOverdue(fact, population)) },
      { key: 'stale', rows: all.filter(({ workedAt }) => now - workedAt > staleAfterDays * dayInMilliseconds) },
    ],
  };
}

/** A close date is a calendar day; it is past when that day has ended in the reader's time zone. */
export function isOverdue({ closesAt }: Fact, { today }: Pick<Population, 'today'>): boolean {
  return closesAt !== undefined && closesAt < today;
}

/** M17: the results of each campaign, and its return if its cost is known. */
export function campaigns(population: Population): Metric {
  const came = byCampaign(cohort(population));
  const open = byCampaign(worked(population));
  const won = byCampaign(closedInPeriod(population)[0]);
  const allWon = byCampaign(ended(population, 'Won'));
  const names = new Set([...came.keys(), ...open.keys(), ...won.keys()]);
  const figures = [...names].map((name): Figure => {
    const rows = came.get(name) ?? [];
    const wins = won.get(name) ?? [];
    const sums = currencySums(wins.flatMap(valued));
    const campaign: CampaignFigures = {
      accepted: {
        part: rows.filter(isAccepted).length,
        whole: rows.filter(({ answer }) => answer !== undefined).length,
      },
      pipeline: currencySums((open.get(name) ?? []).flatMap(valued)),
      won: sums,
      perReferral:
        rows.length === 0 ? [] : sums.map(({ currency, value }) => ({ currency, value: value / rows.length })),
      returns: returnsOf(population, name, allWon.get(name) ?? []),
    };
    return { key: `campaign-${name}`, name, rows, value: { kind: 'campaign', campaign } };
  });
  return { id: 'campaigns', figures: mostFirst(figures) };
}

/** Won value in the cost's period and currency. */
function returnsOf({ costs }: Population, name: string, won: readonly Fact[]): CampaignFigures['returns'] {
  return costs
    .filter(({ campaign }) => campaign === name)
    .map((entered) => {
      const paid = won.filter((fact) => fact.currency === entered.currency && isIn(entered, fact.closedAt));
      const [sum] = currencySums(paid.flatMap(valued));
      return { currency: entered.currency, cost: entered.cost, won: sum?.value ?? 0 };
    });
}

function byCampaign(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = Map.groupBy(facts, ({ campaign = '' }) => campaign);
  groups.delete('');
  return groups;
}

function closedInPeriod(population: Population): readonly [readonly Fact[], readonly Fact[]] {
  const within = (substatus: 'Won' | 'Lost') =>
    ended(population, substatus).filter(({ closedAt }) => isIn(population.period, closedAt));
  return [within('Won'), within('Lost')];
}

function worth(rows: readonly Fact[], likelihood?: number): FigureValue {
  const values = rows.flatMap(valued);
  const weighted = likelihood && values.map(({ value, currency }) => ({ value: value * likelihood, currency }));
  return {
    kind: 'money',
    sums: currencySums(values),
    ...(weighted ? { weighted: currencySums(weighted) } : {}),
    unvalued: rows.length - values.length,
  };
}

function valued({ value, currency = '' }: Fact): readonly Sum[] {
  return value === undefined ? [] : [{ value, currency }];
}

export function mostFirst(figures: readonly Figure[]): readonly Figure[] {
  return figures.toSorted((one, other) => other.rows.length - one.rows.length || (one.key < other.key ? -1 : 1));
}
