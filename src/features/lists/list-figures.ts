import { dayText } from '../../answers/shown.ts';
import { plain } from '../../cards/plain.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import type { InDoubt, IntentHandler, Reply, Turn } from '../../feature.ts';
import type { ListBounds } from '../../grammar/list-bounds/bounds.ts';
import { boundsOf } from '../../grammar/list-bounds/list-bounds.ts';
import type { Meaning } from '../../grammar/meaning.ts';
import { namePlacesIn } from '../../grammar/names/name-places.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn, formatList, formatMoney } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import { type SalesStage, salesStageOf } from '../referrals/index.ts';
import { encoded } from './list-code.ts';
import { inChatOnly } from './list-commands.ts';
import { whereDecided } from './list-decided.ts';
import { filtersBy, isOfWorkedOn, type ListIntentDeps } from './list-intents.ts';
import { deniedPlace } from './list-meant.ts';
import { filtersInWords } from './list-sentences.ts';
import { type ListFilters, type ListName, listNames, me } from './list-view.ts';
import type { PipelinePart } from './mongo-list-figures.ts';
import { type ListCount, mostCounted } from './referral-lists.ts';

const showListVerb = 'list.show';

type Deps = Pick<ListIntentDeps, 'lists' | 'now'>;
/** What is counted, and the list that the button opens. */
interface Figure {
  readonly list: ListName;
  readonly filters: ListFilters;
}

/**
 * `how many did we accept this month`, `what's my pipeline worth`: a figure, what it counts, and the list behind it.
 */
export function figureIntents(deps: Deps): readonly IntentHandler[] {
  return [
    { intents: ['count'], handle: (turn, meaning) => count(deps, turn, meaning) },
    { intents: ['pipeline'], handle: (turn, meaning) => pipeline(deps, turn, meaning) },
  ];
}

async function count(deps: Deps, turn: Turn, meaning: Meaning): Promise<Reply | InDoubt> {
  if (turn.conversation.kind !== 'personal') return inChatOnly(turn.locale);
  const { locale } = turn;
  const bounds = boundsOf(meaning, { locale, today: dayIn(turn.timeZone, deps.now()) });
  const figure = await figureOf(deps, turn, meaning, bounds);
  const remarks = remarksOn(bounds, locale);
  if (!bounds.denied && !meaning.list && Object.keys(figure.filters).every((filter) => filter === 'owner'))
    return openOnes(deps, turn, figure.filters, remarks);
  const found = await deps.lists.count(turn, figure);
  const { words, ...others } = figure.filters;
  if (words !== undefined && found.total === 0 && areNoNames(words, meaning)) return { kind: 'in-doubt' };
  // A word that nothing has is more often no name than a name without referrals: both figures are told.
  const wider: Figure | undefined =
    words !== undefined && found.total === 0 ? { list: figure.list, filters: others } : undefined;
  const without = wider && words ? { figure: wider, words, ...(await deps.lists.count(turn, wider)) } : undefined;
  const thatDay = await onDayItself(deps, turn, figure, bounds, found);
  return counted(turn, figure, found, { without, remarks: [...thatDay, ...remarks] });
}

/** `сколько в среднем решаем по ним`: several words that nothing has, where no name may stand, ask for another figure. */
function areNoNames(words: string, { sentence }: Meaning): boolean {
  const all = words.split(' ');
  const mayBeName = namePlacesIn(sentence);
  return all.length > 1 && !all.some(mayBeName);
}

/** `how many expire tomorrow`: a list is bounded by a day from above alone, so that day's own are told beside it. */
async function onDayItself(
  deps: Deps,
  turn: Turn,
  { list, filters }: Figure,
  { onDay }: ListBounds,
  { total, isMore }: ListCount,
): Promise<readonly string[]> {
  if (!onDay || isMore || total === 0) return [];
  const before = filters.answerBefore ? { answerBefore: onDay } : { closingBefore: onDay };
  const earlier = await deps.lists.count(turn, { list, filters: { ...filters, ...before } });
  const { locale } = turn;
  return [say(locale, 'figures.thatDay', { day: dayText(locale, onDay), count: total - earlier.total })];
}

/** What was said and does not bound the figure: a place that is not wanted, a day that nothing can be counted since. */
function remarksOn({ denied = [], leftOut = [] }: ListBounds, locale: Locale): readonly string[] {
  const why = say(locale, 'figures.problem');
  return [
    ...denied.map((said) => deniedPlace(said, locale)),
    ...leftOut.map((said) => say(locale, 'list.problem', { said: plain(said, { max: 60 }), why })),
  ];
}

interface CountedWithout extends ListCount {
  readonly figure: Figure;
  readonly words: string;
}

async function figureOf(deps: Deps, turn: Turn, meaning: Meaning, bounds: ListBounds): Promise<Figure> {
  const named = listNames.find((name) => name === meaning.list);
  // Only active deals close, whoever sent them, and only what waits for an answer has a deadline for it.
  const isWorkedOn = isOfWorkedOn(meaning);
  const isOfDeals = named === undefined || named === 'inbound' || isWorkedOn;
  const isClosing = !bounds.state && (bounds.closingBefore ?? bounds.closing) !== undefined && isOfDeals;
  const isDue = bounds.answerBefore !== undefined && (named ?? 'inbound') === 'inbound';
  const ofDays = bounds.decided && (isWorkedOn ? 'found' : (named ?? 'found'));
  // As in lists, a deal is what is worked on, whoever made it.
  const isActive = isWorkedOn && !bounds.decided && !bounds.state && !bounds.arrived;
  const chosen = ofDays ?? (isClosing || isActive ? 'found' : isDue ? 'inbox' : (named ?? listOfState(bounds.state)));
  const counted = isClosing || isActive ? { ...bounds, state: 'accepted' as const } : bounds;
  return whereDecided(chosen, (await filtersBy(deps, turn, chosen, counted)).filters);
}

function listOfState(state: ListBounds['state']): ListName {
  if (state === undefined || state === 'received') return 'inbound';
  return state === 'accepted' ? 'found' : 'archived';
}

/** No list was named: counts undecided referrals and active deals, of one owner where one is named. */
async function openOnes({ lists }: Deps, turn: Turn, ofWhom: ListFilters, lines: readonly string[]): Promise<Reply> {
  const { locale } = turn;
  const inbox: Figure = { list: 'inbox', filters: ofWhom };
  const accepted: Figure = { list: 'found', filters: { ...ofWhom, state: 'accepted' } };
  const [waiting, active] = await Promise.all([lists.count(turn, inbox), lists.count(turn, accepted)]);
  const more = { moreWaiting: waiting.isMore ? 'yes' : 'no', moreActive: active.isMore ? 'yes' : 'no' };
  const title = say(locale, 'figures.open', { waiting: waiting.total, active: active.total, ...more });
  return card(locale, { title, lines, figures: [inbox, accepted] });
}

interface CountedBeside {
  readonly without: CountedWithout | undefined;
  readonly remarks: readonly string[];
}

function counted({ locale }: Turn, figure: Figure, found: ListCount, { without, remarks }: CountedBeside): Reply {
  const { total, isMore } = found;
  const title = isOfSome(found)
    ? say(locale, 'figures.countOfSome', { count: total })
    : say(locale, 'figures.count', { count: total, more: isMore ? 'yes' : 'no' });
  const shown = { title, figures: [without?.figure ?? figure] };
  if (!without) return card(locale, { ...shown, ...(remarks.length > 0 ? { lines: remarks } : {}) });
  const values = {
    words: plain(without.words, { max: 60 }),
    count: without.total,
    more: isOfSome(without) ? 'some' : without.isMore ? 'yes' : 'no',
  };
  return card(locale, { ...shown, lines: [say(locale, 'figures.without', values), ...remarks] });
}

/** Not all were looked through: there may be no more than these. Beyond `mostCounted` there are more in any case. */
function isOfSome({ total, cutAfter }: ListCount): boolean {
  return cutAfter !== undefined && total < mostCounted;
}

async function pipeline(deps: Deps, turn: Turn, meaning: Meaning): Promise<Reply> {
  const { locale, conversation } = turn;
  if (conversation.kind !== 'personal') return inChatOnly(locale);
  const bounds = boundsOf(meaning, { locale, today: dayIn(turn.timeZone, deps.now()) });
  if (meaning.list === 'found') return sumOf(deps, turn, bounds);
  const isMine = bounds.owner === 'me';
  const { owner: _owner, arrived: _arrived, decided: _decided, ...others } = bounds;
  const { filters } = await filtersBy(deps, turn, 'found', others);
  const figure: Figure = {
    list: 'found',
    filters: { ...filters, state: 'accepted', ...(isMine ? { owner: me } : {}) },
  };
  const { parts, isMore } = await deps.lists.pipeline(turn, { ...figure, page: 1 });
  if (parts.length === 0) return nothingOf(deps, turn, figure);
  const title = say(locale, 'figures.pipeline', { amounts: amounts(locale, parts), deals: dealsIn(parts) });
  const lines = [
    ...remarksOn(bounds, locale),
    ...stageLines(locale, parts),
    ...(isMore ? [say(locale, 'figures.isMore')] : []),
  ];
  return card(locale, { title, lines, figures: [figure] });
}

/** `올해 이긴거 총 얼마`, `微軟給的總金額`: the value of what a list would show, and not of the active deals alone. */
async function sumOf(deps: Deps, turn: Turn, bounds: ListBounds): Promise<Reply> {
  const { locale } = turn;
  const figure: Figure = { list: 'found', filters: (await filtersBy(deps, turn, 'found', bounds)).filters };
  const { parts, isMore } = await deps.lists.sum(turn, { ...figure, page: 1 });
  const title = say(locale, 'figures.sum', { amounts: amounts(locale, parts), deals: dealsIn(parts) });
  const lines = [...remarksOn(bounds, locale), ...(isMore ? [say(locale, 'figures.isMore')] : [])];
  return card(locale, { title, lines, figures: [figure] });
}

/** Nothing is at that stage, or within that filter: 0 is told of it, beside what there is without it. */
async function nothingOf({ lists }: Deps, turn: Turn, figure: Figure): Promise<Reply> {
  const { locale } = turn;
  const { owner, stage } = figure.filters;
  const wider: Figure = { list: figure.list, filters: { state: 'accepted', ...(owner === me ? { owner } : {}) } };
  const { parts, isMore } = await lists.pipeline(turn, { ...wider, page: 1 });
  if (parts.length === 0) return textReply(say(locale, 'figures.pipeline.none'));
  const none = { amounts: '0', deals: 0 };
  const title = stage
    ? say(locale, 'figures.stage', { stage: stageName(locale, stage), ...none })
    : say(locale, 'figures.pipeline', none);
  const lines = [
    say(locale, 'figures.pipeline', { amounts: amounts(locale, parts), deals: dealsIn(parts) }),
    ...stageLines(locale, parts),
    ...(isMore ? [say(locale, 'figures.isMore')] : []),
  ];
  return card(locale, { title, lines, figures: [...(stage ? [] : [figure]), wider] });
}

function stageName(locale: Locale, stage: SalesStage | 100 | 0): string {
  if (stage === 0) return say(locale, 'figures.noStage');
  return say(locale, stage === 100 ? 'stage.won' : `stage.${stage}`);
}

function stageLines(locale: Locale, parts: readonly PipelinePart[]): readonly string[] {
  const stages = Map.groupBy(parts, ({ salesStage }) => salesStageOf(salesStage) ?? 0);
  return [...stages]
    .sort(([one], [other]) => one - other)
    .map(([stage, of]) =>
      say(locale, 'figures.stage', {
        stage: stageName(locale, stage),
        amounts: amounts(locale, of),
        deals: dealsIn(of),
      }),
    );
}

/** Sums per currency, the largest first; amounts are not converted. */
function amounts(locale: Locale, parts: readonly PipelinePart[]): string {
  const sums = Map.groupBy(parts, ({ currency }) => currency);
  const money = [...sums]
    .map(([currency, of]) => ({ currency, value: of.reduce((sum, { value }) => sum + value, 0) }))
    .filter(({ currency }) => currency !== '')
    .sort((one, other) => other.value - one.value);
  return money.length > 0
    ? formatList(
        locale,
        money.map((each) => formatMoney(locale, each)),
      )
    : '–';
}

function dealsIn(parts: readonly PipelinePart[]): number {
  return parts.reduce((sum, { deals }) => sum + deals, 0);
}

interface FigureCard {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly figures: readonly Figure[];
}

function card(locale: Locale, { title, lines = [], figures }: FigureCard): Reply {
  const rows = figures.map((figure) => ({
    title: listTitle(locale, figure.list),
    detail: detailOf(locale, figure),
    buttons: [
      {
        title: say(locale, 'list.button.show'),
        tooltip: listTitle(locale, figure.list),
        verb: showListVerb,
        data: { view: encoded({ ...figure, page: 1 }) },
      },
    ],
  }));
  return { kind: 'messages', messages: [{ kind: 'card', ...sentenceCard(locale, { title, lines, rows }) }] };
}

function detailOf(locale: Locale, { filters }: Figure): string {
  const all = filtersInWords(locale, filters).map((filter) => filter.text);
  return plain(all.join(' · ') || say(locale, 'figures.reach'), { max: 200 });
}

function listTitle(locale: Locale, list: ListName): string {
  return say(locale, list === 'found' ? 'list.all.title' : `list.${list}.title`);
}
