import type { TabMetric } from '../scorecard-contract.ts';
import { t } from './texts.ts';

/** Bar of a table row. Hidden from screen readers, since the number is beside it. */
export function BarMark({ part }: { readonly part: number }) {
  return (
    <svg class="bar-mark" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bar-back" x="0" y="0" width="100" height="10" />
      <rect class="bar-fill" x="0" y="0" width={Math.max(part > 0 ? 1 : 0, part * 100)} height="10" />
    </svg>
  );
}

interface TrendProps {
  readonly title: string;
  readonly lines: TabMetric['lines'];
  readonly points: NonNullable<TabMetric['chart']>['points'];
}

const size = { width: 360, height: 130, edge: 12, foot: 24 };

/** Two lines over the weeks; weeks with too few answers are open circles at the bottom. The table below has the numbers. */
export function TrendChart({ title, lines, points }: TrendProps) {
  const step = (size.width - 2 * size.edge) / Math.max(1, points.length - 1);
  const x = (index: number) => size.edge + index * step;
  const y = (part: number) => size.edge + (1 - part) * (size.height - size.edge - size.foot);
  const lineOf = (name: 'part' | 'most') =>
    points.flatMap((point, index) => (point[name] === undefined ? [] : [`${x(index)},${y(point[name])}`])).join(' ');
  const [first, last] = [lines[0]?.label ?? '', lines.at(-1)?.label ?? ''];
  return (
    <figure class="trend">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={t('tab.page.about', { what: title, said: `${first} – ${last}` })}
      >
        <line class="trend-foot" x1="0" x2={size.width} y1={y(0)} y2={y(0)} />
        <polyline class="trend-most" points={lineOf('most')} />
        <polyline class="trend-half" points={lineOf('part')} />
        {points.map((point, index) => (
          <g key={point.key}>
            {point.most === undefined ? null : (
              <rect class="trend-dot" x={x(index) - 4} y={y(point.most) - 4} width="8" height="8" />
            )}
            <circle
              class={point.part === undefined ? 'trend-open' : 'trend-dot'}
              cx={x(index)}
              cy={y(point.part ?? 0)}
              r="4"
            />
          </g>
        ))}
        <text x="0" y={size.height - 4}>
          {first}
        </text>
        <text x={size.width} y={size.height - 4} text-anchor="end">
          {last}
        </text>
      </svg>
      <figcaption class="subtle size-small">
        <span aria-hidden="true">● </span>
        {t('tab.page.scorecard.half')} <span aria-hidden="true">■ </span>
        {t('tab.page.scorecard.most')}
      </figcaption>
    </figure>
  );
}
