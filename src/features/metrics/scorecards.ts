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

/** A figure without what is behind it, which `idsBehind` finds again. */
export type CountedFigure = Omit<Figure, 'rows'> & { readonly count: number };
export interface CountedMetric {
  readonly id: MetricId;
  readonly figures: readonly CountedFigure[];
}

export interface Scorecard {
  readonly metrics: readonly CountedMetric[];
  /** What there is to choose from, of what the reader may see. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly locations: readonly string[];
  /** Referrals within reach. */
  readonly counted: number;
}

/** The facts are being read; so many are. */
export interface StillReading {
  readonly read: number;
}

/** Figures of a moment ago are good enough, as long as nothing has changed. Milliseconds. */
const goodFor = 60_000;
/** A list tells of a thousand and one; who has more narrows it down. */
const mostBehind = 2_000;
/** Few are so near their end. */
const mostAskedAbout = 2_000;

/** The scorecard, within each reader's reach: the same figures for the tab and the chat, and the list behind each of them. */
export class Scorecards {
  readonly #deps: ScorecardsDeps;
  readonly #known = new BoundedMap<string, Known>(200);

  constructor(deps: ScorecardsDeps) {
    this.#deps = deps;
  }

  /** Single people's figures are for admins, and for each person of themselves. */
  mayAsk(person: Person, { person: whose }: ScorecardFilters): boolean {
    return whose === undefined || whose === personId(person) || this.#deps.access.isAdmin(person);
  }

  /** Asks `mayAsk` first: rejects where it says no. */
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

  /** What was worked out before holds no longer: what campaigns cost has changed. */
  forget(): void {
    this.#known.clear();
  }

  /**
   * Ids of those behind a number, as a list asks for them; undefined: there is no such number, or it is not for this reader.
   * Of more than `mostBehind`, the latest.
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

  async #count(person: Person, reach: Reach, asked: ScorecardAsked, loaded: Loaded): Promise<Scorecard> {
    const population = await this.#population(reach, asked, loaded);
    const counted: CountedMetric[] = [];
    for (const id of metricIds) {
      const figures = this.#figuresOf(person, id, population).map(({ rows, ...figure }) => ({
        ...figure,
        count: rows.length,
      }));
      counted.push({ id, figures });
      // A hundred thousand facts are a few milliseconds for each metric: whoever presses a button meanwhile goes between them.
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

/** A cost stands against all that it brought: of a part of that, no return is counted. */
function isWhole({ locations, only }: Reach, { person, location }: ScorecardFilters): boolean {
  return locations.length === 0 && !only && person === undefined && location === undefined;
}
