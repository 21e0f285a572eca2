import type { z } from 'zod';
import { readTypedAmount } from '../../answers/amount/typed-amount.ts';
import type { Clock } from '../../clock.ts';
import { listBehind } from '../../features/lists/index.ts';
import {
  type CampaignCosts,
  type Days,
  figureCode,
  isZone,
  type MetricInWords,
  metricInWords,
  type NamedPeriod,
  namedPeriods,
  type Period,
  periodInWords,
  periodOf,
  type Scorecard,
  type ScorecardAsked,
  type Scorecards,
} from '../../features/metrics/index.ts';
import { type Person, personId } from '../../features/people/index.ts';
import type { Access } from '../../features/referrals/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn, formatMoney, formatNumber } from '../../i18n/format.ts';
import type {
  CampaignCostSent,
  ScorecardSent,
  TabCostEntered,
  TabMetric,
  TabScorecard,
} from '../scorecard-contract.ts';
import { asOf } from './tab-lists.ts';
import type { TabReader } from './tab-reader.ts';
import { chartOf } from './tab-scorecard-charts.ts';

export interface TabScorecardDeps {
  readonly scorecards: Scorecards;
  readonly costs: CampaignCosts;
  readonly access: Pick<Access, 'isAdmin' | 'reach'>;
  readonly clock: Clock;
}

type Asked = z.output<typeof ScorecardSent>;

/** Upper bound of lines per metric. */
const mostLines = 30;

/** The figures in words, each with the list behind it; whose and of when as it was asked for. */
export async function scorecardAnswer(deps: TabScorecardDeps, reader: TabReader, asked: Asked): Promise<TabScorecard> {
  const { locale, person } = reader;
  const within = askedOf(deps, reader, asked);
  if (!deps.scorecards.mayAsk(person, within)) throw httpProblem(403, {}, { reason: 'scorecard-of-another' });
  const found = await deps.scorecards.of(person, within);
  const isReading = 'read' in found;
  const scorecard: Scorecard = isReading ? { metrics: [], owners: [], locations: [], counted: 0 } : found;
  const campaigns = scorecard.metrics.find(({ id }) => id === 'campaigns')?.figures ?? [];
  return {
    ...(isReading
      ? { reading: say(locale, 'tab.scorecard.reading', { count: formatNumber(locale, found.read) }) }
      : {}),
    ...choicesOf(deps, reader, { asked, within, scorecard }),
    note: say(locale, 'tab.scorecard.note'),
    metrics: scorecard.metrics
      .filter(({ id, figures }) => figures.length > 0 || !(id === 'workload' || id === 'unreachable'))
      .map((metric) => shownMetric(metricInWords({ locale, zone: within.zone }, metric), within, metric)),
    ...(mayEnterCosts(deps, person) ? { costs: await enteredCosts(deps, reader) } : {}),
    campaigns: campaigns.flatMap(({ name }) => name ?? []).slice(0, mostLines),
    asOf: asOf(deps, reader),
  };
}

/** What a campaign cost is the whole company's, and so are the returns that it is counted into: no location's admin says it. */
function mayEnterCosts({ access }: TabScorecardDeps, person: Person): boolean {
  return access.isAdmin(person) && access.reach(person)?.locations.length === 0;
}

/** Only the word of an admin of all locations counts on what a campaign cost. */
export async function enterCost(
  deps: TabScorecardDeps,
  { person, timeZone, locale, log }: TabReader,
  { campaign, currency, cost: typed, from, to }: z.output<typeof CampaignCostSent>,
): Promise<TabCostEntered> {
  if (!mayEnterCosts(deps, person)) throw httpProblem(403, {}, { reason: 'campaign-cost' });
  const period = periodOf({ from, to }, timeZone, deps.clock.now().getTime());
  if (!period) throw httpProblem(400, {}, { reason: 'campaign-period' });
  const amount = readTypedAmount(typed, { locale, currency });
  if (amount.kind === 'problem')
    return { entered: false, problem: say(locale, amount.problem.key, amount.problem.values) };
  const cost = amount.value;
  const name = campaign.toUpperCase();
  if (cost === 0) await deps.costs.remove(name, currency);
  else await deps.costs.enter({ campaign: name, currency, cost, ...period });
  deps.scorecards.forget();
  log.info({ campaign: name, currency, by: personId(person) }, 'an admin entered what a campaign cost');
  return { entered: cost > 0 };
}

function askedOf(
  { clock }: TabScorecardDeps,
  { person, timeZone }: TabReader,
  { period, from, to, zone = timeZone, whose, location }: Asked,
): ScorecardAsked {
  const named = namedPeriods.find((name) => name === period);
  const days = from && to ? { from, to } : undefined;
  const wanted: NamedPeriod | Days | undefined = period === 'days' ? days : named;
  const found = wanted && isZone(zone) ? periodOf(wanted, zone, clock.now().getTime()) : undefined;
  if (!found) throw httpProblem(400, {}, { reason: 'scorecard-period' });
  return {
    period: found,
    zone,
    ...(whose ? { person: whose === 'me' ? personId(person) : whose } : {}),
    ...(location ? { location } : {}),
  };
}

interface Shown {
  readonly asked: Asked;
  readonly within: ScorecardAsked;
  readonly scorecard: Scorecard;
}

function choicesOf(
  { access }: TabScorecardDeps,
  { locale, person, timeZone }: TabReader,
  { asked, within: { period, zone }, scorecard }: Shown,
) {
  const words = (key: Parameters<typeof say>[1]) => say(locale, key);
  const isAdmin = access.isAdmin(person);
  const everybody = { value: '', title: words('tab.scorecard.everybody') };
  const me = { value: 'me', title: words('tab.scorecard.me') };
  const others = scorecard.owners.map(({ id, name }) => ({ value: id, title: name }));
  return {
    period: {
      value: asked.period,
      from: dayIn(zone, new Date(period.from)),
      to: dayIn(zone, new Date(period.to - 1)),
      title: periodInWords(locale, period, zone),
    },
    zone,
    whose: asked.whose,
    location: asked.location,
    periods: [...namedPeriods, 'days' as const].map((value) => ({
      value,
      title: words(`tab.scorecard.period.${value}`),
    })),
    zones: [...new Set([timeZone, 'UTC', zone])].map((value) => ({ value, title: value.replaceAll('_', ' ') })),
    people: [everybody, me, ...(isAdmin ? others : [])],
    locations: [
      { value: '', title: words('tab.scorecard.everywhere') },
      ...scorecard.locations.map((value) => ({ value, title: value })),
    ],
  };
}

function shownMetric(words: MetricInWords, within: ScorecardAsked, metric: Scorecard['metrics'][number]): TabMetric {
  const { id, title, hint, lines } = words;
  const shown = lines.filter(({ key, count }) => count > 0 || !key.startsWith('day-')).slice(0, mostLines);
  const chart = chartOf(
    metric,
    shown.map(({ key }) => key),
  );
  return {
    ...{ id, title, hint },
    lines: shown.map(({ key, label, shown: text, count, isMarked }) => ({
      ...{ key, label, shown: text, count, marked: isMarked },
      ...(count > 0 ? { view: listBehind(figureCode({ metric: id, key, ...within })) } : {}),
    })),
    ...(lines.length > shown.length && shown.length === mostLines ? { more: `+${lines.length - mostLines}` } : {}),
    ...(chart ? { chart } : {}),
  };
}

async function enteredCosts(
  { costs }: TabScorecardDeps,
  { locale, timeZone: zone }: TabReader,
): Promise<NonNullable<TabScorecard['costs']>> {
  const day = (at: number) => dayIn(zone, new Date(at));
  const all = await costs.all();
  return all.map(({ from, to, ...cost }: (typeof all)[number] & Period) => ({
    ...cost,
    from: day(from),
    to: day(to - 1),
    text: `${formatMoney(locale, { value: cost.cost, currency: cost.currency })}, ${periodInWords(locale, { from, to }, zone)}`,
  }));
}
