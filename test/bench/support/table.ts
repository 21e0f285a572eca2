import type { Figures } from './measure.ts';

export interface Row {
  readonly what: string;
  readonly figures?: Figures;
  /** In place of figures, for what is one number. */
  readonly value?: string;
  readonly beside?: string;
  readonly aim?: string;
  readonly reached?: boolean;
}

const titles = ['', 'N', 'per second', 'p50 ms', 'p99 ms', 'max ms', 'beside', 'aim', ''];

export function tableOf(rows: readonly Row[]): string {
  const cells = [titles, ...rows.map(cellsOf)];
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ what, figures, value = '', beside = '', aim = '', reached }: Row): string[] {
  const numbers = figures
    ? [String(figures.n), figures.perSecond.toFixed(0), ...[figures.p50, figures.p99, figures.max].map(milliseconds)]
    : ['', value, '', '', ''];
  return [what, ...numbers, beside, aim, reached === undefined ? '' : reached ? 'reached' : 'missed'];
}

function milliseconds(time: number): string {
  return time < 1 ? time.toFixed(3) : time.toFixed(1);
}
