import { plain } from '../../cards/plain.ts';
import { type SentenceRow, sentenceCard } from '../../cards/sentence-card.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt } from '../../i18n/format.ts';
import type { MetricId } from './figure.ts';
import { figureCode } from './figure-code.ts';
import { type FigureInWords, metricInWords, periodInWords, type WordsReader } from './scorecard-words.ts';
import type { Scorecard, ScorecardAsked } from './scorecards.ts';

export interface ScorecardWays {
  /** Encodes the list of the referrals behind a figure, for the data of a button. */
  readonly viewOf: (figure: string) => string;
  /** Link to the scorecard in Teams; undefined: there is no tab. */
  readonly tab: string | undefined;
}

/** The figures that a team lead needs first; the tab has the others. */
const told = [
  ['answer-time', 'all'],
  ['answered-in-time', '24-hours'],
  ['acceptance', 'accepted'],
  ['expiry', 'expired'],
  ['win-rate', 'won'],
  ['will-expire', 'at-risk'],
] as const satisfies readonly (readonly [MetricId, string])[];

/** The verb of the list feature's own button. */
const showBehind = 'list.show';

/** The card of the main figures, each with its list; the tab has all figures. */
export function scorecardCard(
  reader: WordsReader,
  { metrics }: Pick<Scorecard, 'metrics'>,
  asked: ScorecardAsked,
  ways: ScorecardWays,
): ReturnType<typeof sentenceCard> {
  const { locale, zone } = reader;
  const words = metrics.map((metric) => metricInWords(reader, metric));
  const rows = told.flatMap(([id, key]): SentenceRow[] => {
    const metric = words.find((one) => one.id === id);
    const line = metric?.lines.find((one) => one.key === key);
    return metric && line ? [rowOf(ways, reader, { id, asked, title: metric.title, line })] : [];
  });
  const title = say(locale, 'scorecard.of', { period: periodInWords(locale, asked.period, zone) });
  const built = sentenceCard(locale, { title, rows });
  if (!ways.tab) return built;
  const way = { type: 'Action.OpenUrl', title: say(locale, 'scorecard.open'), url: ways.tab };
  const actions = [...((built.card.actions as unknown[] | undefined) ?? []), way];
  return { ...built, card: { ...built.card, actions } };
}

interface Told {
  readonly id: MetricId;
  readonly asked: ScorecardAsked;
  readonly title: string;
  readonly line: FigureInWords;
}

function rowOf({ viewOf }: ScorecardWays, { locale }: WordsReader, { id, asked, title, line }: Told): SentenceRow {
  const view = viewOf(figureCode({ metric: id, key: line.key, ...asked }));
  const button = { title: say(locale, 'list.button.show'), tooltip: title, verb: showBehind, data: { view } };
  return {
    title,
    detail: plain(aboutIt(locale, line.label, line.shown), { max: 200 }),
    buttons: line.count > 0 ? [button] : [],
  };
}
