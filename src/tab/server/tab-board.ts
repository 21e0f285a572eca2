import type { Clock } from '../../clock.ts';
import { type Lists, type ListView, type PipelinePart, rowForPage } from '../../features/lists/index.ts';
import {
  type Access,
  pendingChanges,
  type Referral,
  salesStageOf,
  salesStages,
  withChanges,
} from '../../features/referrals/index.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatMoney } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TabBoard } from '../contract.ts';
import { asOf } from './tab-lists.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabBoardDeps {
  readonly lists: Lists;
  readonly access: Access;
  readonly clock: Clock;
}

/** Upper bound of cards; beyond it the board says so, and its sums still count all deals. */
const mostDeals = 200;
const unstaged = 0;
/** Stages a deal can be moved to; won and lost need their own form, because they can be undone only for a short time. */
const movable = salesStages;
const wonStage = 100;

interface Sum {
  readonly currency: string;
  readonly value: number;
}

/** Active deals by sales stage: count, value per currency, and value weighted by the stage's probability. */
export async function boardAnswer(deps: TabBoardDeps, reader: TabReader): Promise<TabBoard> {
  const { locale, timeZone, person } = reader;
  const view: ListView = { list: 'found', filters: { state: 'accepted' }, page: 1 };
  const shown = await deps.lists.show(reader, view, { size: mostDeals });
  const isMore = shown.total > shown.referrals.length || shown.isMore;
  const parts = isMore ? (await deps.lists.pipeline(reader, view)).parts : shown.referrals.map(partOf);
  const words = { locale, timeZone, person, now: deps.clock.now() };
  const dealsOf = Map.groupBy(shown.referrals, stageNow);
  const partsOf = Map.groupBy<number, PipelinePart>(parts, ({ salesStage }) => salesStageOf(salesStage) ?? unstaged);
  const columns = [unstaged, ...salesStages, wonStage].map((stage) => {
    const deals = dealsOf.get(stage) ?? [];
    return {
      stage,
      title: titleOfStage(locale, stage),
      ...worthOf(locale, stage, partsOf.get(stage) ?? []),
      deals: deals.map((deal) => ({ ...rowForPage(deal, shown, words), stages: stagesFor(deps, reader, deal) })),
    };
  });
  return {
    columns: columns.filter(({ stage, deals }) => deals.length > 0 || (stage !== unstaged && stage !== wonStage)),
    ...(isMore ? { remark: say(locale, 'tab.board.more', { count: mostDeals }) } : {}),
    asOf: asOf(deps, reader),
  };
}

/** Includes changes not yet sent to Partner Center, so that a moved deal stays where it was put. */
function edited(deal: Referral) {
  return withChanges(deal.record, pendingChanges(deal));
}

function stageNow(deal: Referral): number {
  return salesStageOf(edited(deal).salesStage) ?? unstaged;
}

function partOf(deal: Referral): PipelinePart {
  const { salesStage, dealValue } = edited(deal);
  const worth = { currency: dealValue?.currency ?? '', value: dealValue?.value ?? 0, deals: 1 };
  return { ...(salesStage ? { salesStage } : {}), ...worth };
}

function titleOfStage(locale: Locale, stage: number): string {
  if (stage === wonStage) return say(locale, 'stage.won');
  const known = salesStages.find((one) => one === stage);
  return known === undefined ? say(locale, 'tab.board.none') : say(locale, `stage.${known}`);
}

/** Stages the reader may move the deal to; empty without permission. */
function stagesFor({ access }: TabBoardDeps, { person, locale }: TabReader, deal: Referral) {
  if (!access.may(person, 'stage', deal)) return [];
  const now = stageNow(deal);
  return movable.filter((stage) => stage !== now).map((stage) => ({ stage, title: titleOfStage(locale, stage) }));
}

/** Count and value. Currencies are not converted: one line each, the largest first. */
function worthOf(locale: Locale, stage: number, parts: readonly PipelinePart[]) {
  const count = parts.reduce((sum, { deals }) => sum + deals, 0);
  const money = ({ currency, value }: Sum, weight: number) =>
    formatMoney(locale, { currency, value: Math.round(value * weight) });
  const sums = [...Map.groupBy(parts, ({ currency }) => currency)]
    .map(([currency, of]): Sum => ({ currency, value: of.reduce((sum, { value }) => sum + value, 0) }))
    .filter(({ currency, value }) => currency !== '' && value > 0)
    .sort((one, other) => other.value - one.value)
    .map((sum) => ({
      amount: money(sum, 1),
      // The probability of a deal without a stage is unknown.
      weighted: stage === unstaged ? '' : say(locale, 'tab.board.weighted', { amount: money(sum, stage / 100) }),
    }));
  const told = say(locale, 'tab.board.count', { count });
  return { count: sums.length > 0 ? told : `${told} · ${say(locale, 'tab.board.unvalued')}`, sums };
}
