import { setImmediate as othersTurn } from 'node:timers/promises';
import { BoundedMap } from '../../bounded-map.ts';
import type { Clock } from '../../clock.ts';
import { type PeopleStore, type Person, personId } from '../people/index.ts';
import type { Access, Reach } from '../referrals/index.ts';
import { asksForReminder } from './attention-metrics.ts';
import type { CampaignCosts } from './campaign-costs.ts';
import { absentOwnerId, type Fact } from './fact.ts';
import { allFacts, type FactTable, type Loaded } from './fact-table.ts';
import { type Figure, type MetricId, metricIds } from './figure.ts';
import { type FigureCode, figureInCode, keyInCode } from './figure-code.ts';
import { metrics, metricsOfPeople } from './metrics.ts';
import { fitsFilters, type Period, type Population, type ScorecardFilters, seenWithin } from './population.ts';
import { isZone, todayIn } from './scorecard-period.ts';

export interface ScorecardsDeps {
  readonly table: Pick<FactTable, 'current' | 'read'>;
  readonly reminded: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly costs: CampaignCosts;
  readonly people: Pick<PeopleStore, 'reachableAmong'>;
  readonly access: Pick<Access, 'reach' | 'isAdmin'>;
  readonly clock: Clock;
}

export interface ScorecardAsked extends ScorecardFilters {
  readonly period: Period;
  /** IANA name. */
  readonly zone: string;
}

/** A figure without its rows, which `idsBehind` computes again. */
export type CountedFigure = Omit<Figure, 'rows'> & { readonly count: number };
export interface CountedMetric {
  readonly id: MetricId;
  readonly figures: readonly CountedFigure[];
}

export interface Scorecard {
  readonly metrics: readonly CountedMetric[];
  /** The choices of the filters, limited to the reader's reach. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly locations: readonly string[];
  /** Number of referrals within reach. */
  readonly counted: number;
}

/** The deals of one stage in one currency; without a stage, or a currency where no value was given. */
export interface StageWorth {
  /** Percent. */
  readonly salesStage?: string;
  readonly currency: string;
  readonly value: number;
  readonly deals: number;
}

/** The facts are still loading; `read` is the number read so far. */
export interface StillReading {
  readonly read: number;
}

/** Milliseconds for which a computed scorecard is reused while the facts have not changed. */
const goodFor = 60_000;
/**
 * Upper bound of the ids behind a figure: a list counts only up to a thousand and one, and larger ones need filters.
 */
const mostBehind = 2_000;
/** Upper bound of the referrals whose reminders are queried: few are that close to their deadline. */
const mostAskedAbout = 2_000;

/** The scorecard within each reader's reach: the same figures for tab and chat, and the list behind each. */
export class Scorecards {
  readonly #deps: ScorecardsDeps;
  readonly #known = new BoundedMap<string, Known>(200);

  constructor(deps: ScorecardsDeps) {
    this.#deps = deps;
  }

  /** Figures of one person are visible to admins and to that person. */
  mayAsk(person: Person, { person: whose }: ScorecardFilters): boolean {
    return whose === undefined || whose === personId(person) || this.#deps.access.isAdmin(person);
  }

  /** Rejects if `mayAsk` is false. */
  async of(person: Person, asked: ScorecardAsked): Promise<Scorecard | StillReading> {
    if (!this.mayAsk(person, asked)) throw new Error('figures of somebody else were asked for');
    const reach = this.#deps.access.reach(person);
    const loaded = await this.#deps.table.current();
    if (!loaded) return { read: this.#deps.table.read };
    if (!reach) return { metrics: [], owners: [], locations: [], counted: 0 };
    const key = JSON.stringify([personId(person), reach, asked]);
    const now = this.#deps.clock.now().getTime();
    const known = this.#known.get(key);
    if (known && known.generation === loaded.generation && Math.abs(now - known.at) < goodFor) return known.scorecard;
    const scorecard = this.#count(person, reach, asked, loaded);
    this.#known.set(key, { scorecard, generation: loaded.generation, at: now });
    scorecard.catch(() => this.#known.delete(key));
    return scorecard;
  }

  /** Clears the cache: the costs of campaigns have changed. */
  forget(): void {
    this.#known.clear();
  }

  /**
   * Ids of the referrals behind a figure, at most the latest `mostBehind`; undefined: there is no such figure, or this
   * reader may not see it.
   */
  async idsBehind(person: Person, code: string): Promise<readonly string[] | undefined> {
    const asked = figureInCode(code);
    const reach = this.#deps.access.reach(person);
    if (!asked || !isZone(asked.zone) || !reach || !this.mayAsk(person, asked)) return undefined;
    const loaded = await this.#deps.table.current();
    if (!loaded) return undefined;
    const population = await this.#population(reach, asked, loaded);
    const figure = this.#figuresOf(person, asked.metric, population).find(({ key }) => keyInCode(key) === asked.key);
    const rows = figure?.rows ?? [];
    const kept = rows.length > mostBehind ? rows.toSorted(latestFirst).slice(0, mostBehind) : rows;
    return [...new Set(kept.map(({ id }) => id))];
  }

  /**
   * The active deals within reach, summed by stage and currency: of tens of thousands no query sums them in time. Undefined:
   * the facts are still loading.
   */
  async activeWorth(person: Person): Promise<readonly StageWorth[] | undefined> {
    const reach = this.#deps.access.reach(person);
    const loaded = await this.#deps.table.current();
    if (!loaded || !reach) return undefined;
    const sums = new Map<string, StageWorth>();
    for (const { status, vanished, stage, currency = '', value = 0 } of await this.#within(reach, {}, loaded)) {
      if (status !== 'Active' || vanished) continue;
      const key = `${stage}/${currency}`;
      const known = sums.get(key) ?? { ...(stage ? { salesStage: String(stage) } : {}), currency, value: 0, deals: 0 };
      sums.set(key, { ...known, value: known.value + value, deals: known.deals + 1 });
    }
    return [...sums.values()];
  }

  async #count(person: Person, reach: Reach, asked: ScorecardAsked, loaded: Loaded): Promise<Scorecard> {
    const population = await this.#population(reach, asked, loaded);
    const counted: CountedMetric[] = [];
    for (const id of metricIds) {
      const figures = this.#figuresOf(person, id, population).map(({ rows, ...figure }) => ({
        ...figure,
        count: rows.length,
      }));
      counted.push({ id, figures });
      // Each metric takes a few milliseconds for a hundred thousand facts: yields to the event loop in between.
      await othersTurn();
    }
    const seen = await this.#within(reach, {}, loaded);
    return { metrics: counted, ...choicesIn(seen, this.#deps.access.isAdmin(person)), counted: seen.length };
  }

  #figuresOf(person: Person, id: MetricId, population: Population): readonly Figure[] {
    const { figures } = metrics[id](population);
    if (!metricsOfPeople.has(id) || this.#deps.access.isAdmin(person)) return figures;
    return figures.filter(({ key }) => key === `owner-${personId(person)}`);
  }

  async #population(reach: Reach, asked: ScorecardAsked | FigureCode, loaded: Loaded): Promise<Population> {
    const { clock, costs, people, reminded } = this.#deps;
    const facts = await this.#within(reach, asked, loaded);
    const now = clock.now().getTime();
    const owners = new Set(facts.flatMap(({ owner }) => (owner && owner !== absentOwnerId ? [owner] : [])));
    const asking = facts.filter((fact) => asksForReminder(fact, now)).slice(0, mostAskedAbout);
    const [reachable, told, entered] = await Promise.all([
      people.reachableAmong([...owners]),
      reminded(asking.map(({ id }) => id)),
      costs.all(),
    ]);
    return {
      ...{ facts, period: asked.period, now, zone: asked.zone, today: todayIn(asked.zone, now) },
      unreachable: owners.difference(reachable),
      reminded: told,
      costs: isWhole(reach, asked) ? entered : [],
    };
  }

  async #within(reach: Reach, filters: ScorecardFilters, loaded: Loaded): Promise<readonly Fact[]> {
    const isSeen = seenWithin(reach);
    const facts = allFacts(loaded).filter((fact) => isSeen(fact) && fitsFilters(filters, fact));
    await othersTurn();
    return facts;
  }
}

interface Known {
  readonly scorecard: Promise<Scorecard>;
  readonly generation: number;
  readonly at: number;
}

function latestFirst(one: Fact, other: Fact): number {
  return other.createdAt - one.createdAt;
}

const mostChoices = 300;

function choicesIn(facts: readonly Fact[], namesPeople: boolean): Pick<Scorecard, 'owners' | 'locations'> {
  const owners = new Map<string, string>();
  const locations = new Set<string>();
  for (const { owner, ownerName = '', location } of facts) {
    if (namesPeople && owner && owner !== absentOwnerId) owners.set(owner, ownerName);
    if (location) locations.add(location);
  }
  return {
    owners: [...owners]
      .map(([id, name]) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name))
      .slice(0, mostChoices),
    locations: [...locations].sort().slice(0, mostChoices),
  };
}

/**
 * True: neither reach nor filters restrict the facts. A campaign's cost applies to all its referrals, so no return is
 * computed for a part of them.
 */
function isWhole({ locations, only }: Reach, { person, location }: ScorecardFilters): boolean {
  return locations.length === 0 && !only && person === undefined && location === undefined;
}
