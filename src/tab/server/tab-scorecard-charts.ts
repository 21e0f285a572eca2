import type { CountedMetric, FigureValue, MetricId } from '../../features/metrics/index.ts';
import type { TabMetric } from '../scorecard-contract.ts';

type Chart = NonNullable<TabMetric['chart']>;

const bars: ReadonlySet<MetricId> = new Set([
  ...(['decline-reasons', 'stages', 'solutions', 'countries', 'workload', 'will-expire', 'reminders'] as const),
  ...(['registration', 'quality', 'campaigns'] as const),
]);
/** Sums of the others: beside them every other bar would be short. */
const sums: ReadonlySet<string> = new Set(['all', 'at-risk', 'won']);

/** What can be seen at a glance; the same lines stand in the table behind it. Undefined: nothing to be drawn. */
export function chartOf({ id, figures }: CountedMetric, shown: readonly string[]): Chart | undefined {
  const drawn = figures.filter(({ key }) => shown.includes(key));
  if (id === 'trend') return trendOf(drawn);
  const rest = drawn.filter(({ key }) => !sums.has(key));
  if (!bars.has(id) || rest.length < 2) return undefined;
  const sizes = rest.map(({ value, count }) => sizeOf(value, count));
  const greatest = Math.max(...sizes);
  if (greatest === 0) return undefined;
  return { kind: 'bars', points: rest.map(({ key }, index) => ({ key, part: (sizes[index] ?? 0) / greatest })) };
}

function sizeOf(value: FigureValue | undefined, count: number): number {
  if (value?.kind === 'ratio') return value.whole === 0 ? 0 : value.part / value.whole;
  return value?.kind === 'score' ? value.score : count;
}

/** Both percentiles on one scale; weeks with too few values have no point. */
function trendOf(figures: CountedMetric['figures']): Chart | undefined {
  const times = figures.map(({ value }) => (value?.kind === 'time' ? value : undefined));
  const greatest = Math.max(0, ...times.map((time) => time?.p90 ?? 0));
  if (greatest === 0) return undefined;
  const part = (time: number | undefined) => (time === undefined ? undefined : time / greatest);
  const points = figures.map(({ key }, index) => {
    const [half, most] = [part(times[index]?.p50), part(times[index]?.p90)];
    return { key, ...(half === undefined ? {} : { part: half }), ...(most === undefined ? {} : { most }) };
  });
  return { kind: 'trend', points };
}
