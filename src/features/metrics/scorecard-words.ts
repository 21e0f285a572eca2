import { Duration } from 'luxon';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { countryName, formatCalendarDate, formatList, formatMoney, formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { hourMilliseconds } from './fact.ts';
import type { CampaignFigures, FigureValue, MetricId } from './figure.ts';
import type { Period } from './population.ts';
import type { CountedFigure, CountedMetric } from './scorecards.ts';
import { leastValues, type Ratio, type Sum, unanswered } from './values.ts';

/** A metric in the reader's language. */
export interface MetricInWords {
  readonly id: MetricId;
  readonly title: string;
  /** How the metric is counted. */
  readonly hint: string;
  readonly lines: readonly FigureInWords[];
}

export interface FigureInWords {
  readonly key: string;
  readonly label: string;
  readonly shown: string;
  readonly count: number;
  readonly isMarked: boolean;
}

export interface WordsReader {
  readonly locale: Locale;
  /** IANA name. */
  readonly zone: string;
}

export function metricInWords(reader: WordsReader, { id, figures }: CountedMetric): MetricInWords {
  const { locale } = reader;
  return {
    id,
    title: say(locale, `scorecard.${id}`),
    hint: say(locale, `scorecard.hint.${id}`),
    lines: figures.map((figure) => ({
      key: figure.key,
      label: labelOf(reader, id, figure),
      shown: shownValue(locale, figure.value, figure.count),
      count: figure.count,
      isMarked: figure.isMarked === true && figure.count > 0,
    })),
  };
}

function labelOf({ locale, zone }: WordsReader, id: MetricId, { key, name }: CountedFigure): string {
  const [kind, ...rest] = key.split('-');
  const of = rest.join('-');
  if (id === 'reminders') return rungInWords(locale, name ?? '');
  if (name !== undefined) return name.trim() || say(locale, 'scorecard.line.unnamed');
  if (kind === 'week' || kind === 'day') return formatCalendarDate(locale, dayOf(Number(of), zone));
  if (kind === 'reason' && of !== 'portal') return say(locale, `reason.${of}` as 'reason.1');
  if (kind === 'stage' && of !== '0')
    return say(locale, of === '100' ? 'scorecard.line.stage-100' : (`stage.${of}` as 'stage.10'));
  if (kind === 'country' && of !== 'none') return countryName(locale, of);
  if (id === 'answer-time' && key === 'all') return say(locale, 'scorecard.line.created');
  return say(locale, `scorecard.line.${key}` as MessageKey);
}

/** Converts a midnight of the zone to UTC midnight of the same calendar day. */
function dayOf(midnight: number, zone: string): Date {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(midnight);
  return new Date(`${day}T00:00:00Z`);
}

/** Formats a rung (`P3D`, `PT4H`: time before the deadline). */
function rungInWords(locale: Locale, rung: string): string {
  const hours = Duration.fromISO(rung).as('hours') || 0;
  const time = hours >= 24 && hours % 24 === 0 ? inUnit(locale, hours / 24, 'day') : inUnit(locale, hours, 'hour');
  return say(locale, 'scorecard.line.before', { time });
}

export function shownValue(locale: Locale, value: FigureValue | undefined, count: number): string {
  switch (value?.kind) {
    case undefined:
      return formatNumber(locale, count);
    case 'time': {
      const { p50, p90, n, corrected } = value;
      if (n === 0) return '—';
      if (p50 === undefined || p90 === undefined) return say(locale, 'scorecard.few', { count: n, least: leastValues });
      const both = { half: timeInWords(locale, p50), most: timeInWords(locale, p90), count: n };
      const text = say(locale, 'scorecard.time', both);
      return corrected > 0 ? `${text} · ${say(locale, 'scorecard.corrected', { count: corrected })}` : text;
    }
    case 'ratio':
      return ratioInWords(locale, value);
    case 'score':
      return say(locale, 'scorecard.score', { score: value.score, count });
    case 'campaign':
      return campaignInWords(locale, value.campaign, count);
    case 'money':
      return [
        formatNumber(locale, count),
        ...(value.sums.length > 0 ? [sumsInWords(locale, value.sums)] : []),
        ...(value.weighted?.length
          ? [say(locale, 'scorecard.weighted', { amounts: sumsInWords(locale, value.weighted) })]
          : []),
        ...(value.unvalued > 0 ? [say(locale, 'scorecard.unvalued', { count: value.unvalued })] : []),
      ].join(' · ');
  }
}

/** A dash if the whole is 0, never 0 %. */
export function ratioInWords(locale: Locale, { part, whole }: Ratio): string {
  if (whole === 0) return '—';
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part / whole);
  return say(locale, 'scorecard.ratio', {
    share,
    part: formatNumber(locale, part),
    whole: formatNumber(locale, whole),
  });
}

function campaignInWords(
  locale: Locale,
  { accepted, pipeline, won, perReferral, returns }: CampaignFigures,
  count: number,
) {
  return [
    say(locale, 'scorecard.campaign', { count, accepted: ratioInWords(locale, accepted) }),
    ...(pipeline.length > 0 ? [say(locale, 'scorecard.pipeline', { amounts: sumsInWords(locale, pipeline) })] : []),
    ...(won.length > 0 ? [say(locale, 'scorecard.won', { amounts: sumsInWords(locale, won) })] : []),
    ...(returns.length === 0 && perReferral.length > 0
      ? [say(locale, 'scorecard.perReferral', { amounts: sumsInWords(locale, perReferral) })]
      : []),
    ...returns.map(({ currency, cost, won: paid }) =>
      say(locale, 'scorecard.return', {
        share:
          cost > 0
            ? new Intl.NumberFormat(locale, {
                style: 'percent',
                maximumFractionDigits: 1,
                signDisplay: 'exceptZero',
              }).format((paid - cost) / cost)
            : '—',
        cost: formatMoney(locale, { currency, value: cost }),
      }),
    ),
  ].join(' · ');
}

/** One sum per currency; amounts are not converted. */
function sumsInWords(locale: Locale, sums: readonly Sum[]): string {
  return formatList(
    locale,
    sums.map(({ currency, value }) => {
      const whole = Math.abs(value) >= 1_000 ? Math.round(value) : Math.round(value * 100) / 100;
      return currency
        ? formatMoney(locale, { currency, value: whole })
        : say(locale, 'scorecard.noCurrency', { amount: formatNumber(locale, whole) });
    }),
  );
}

/** Hours up to two days, then days, with one decimal. */
export function timeInWords(locale: Locale, milliseconds: number): string {
  if (milliseconds === unanswered) return say(locale, 'scorecard.unanswered');
  const hours = milliseconds / hourMilliseconds;
  return hours < 48 ? inUnit(locale, hours, 'hour') : inUnit(locale, hours / 24, 'day');
}

function inUnit(locale: Locale, value: number, unit: 'hour' | 'day'): string {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
  return format.format(value);
}

/** `1 Nov 2026 – 30 Nov 2026`: the last day is included. */
export function periodInWords(locale: Locale, { from, to }: Period, zone: string): string {
  const [first, last] = [dayOf(from, zone), dayOf(to - 1, zone)].map((day) => formatCalendarDate(locale, day));
  return first === last ? `${first}` : `${first} – ${last}`;
}
