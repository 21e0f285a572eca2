import { type ComponentChildren, options } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabRow } from '../contract.ts';
import { Table } from './parts.tsx';

interface RowsWindowProps {
  readonly label: string;
  readonly total: number;
  readonly pages: number;
  /** Rows on a page. */
  readonly size: number;
  /** Undefined: not loaded yet. */
  rowsOf(page: number): readonly TabRow[] | undefined;
  /** Called with the visible pages and their neighbours, which have to be loaded. */
  near(pages: ReadonlySet<number>): void;
  draw(row: TabRow, index: number): ComponentChildren;
}

/** Assumed height of a row in CSS pixels, until one was measured. */
const usualHeight = 61;
const beside = '900px 0px';

/**
 * Thousands of rows, of which those stand in the page that are near the eye: whole pages of them, so that a browser draws some hundred
 * at most. What has the focus stays. Pages that are far hold their place by the height that they had.
 */
export function RowsWindow({ label, total, pages, size, rowsOf, near, draw }: RowsWindowProps) {
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set([1]));
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = table.current;
    if (!root || pages < 2) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // Nothing changes while a referral covers the list.
        if (root.offsetParent === null) return;
        setShown((was) => {
          const next = new Set(was);
          for (const { target, isIntersecting } of entries) {
            const page = Number((target as HTMLElement).dataset.page);
            if (isIntersecting) next.add(page);
            else if (!target.contains(document.activeElement)) next.delete(page);
          }
          return next;
        });
      },
      { rootMargin: beside },
    );
    for (const part of root.querySelectorAll('tbody[data-page]')) observer.observe(part);
    return () => observer.disconnect();
  }, [pages]);
  useEffect(() => near(shown), [shown, pages]);
  // For printing, all loaded rows are rendered synchronously.
  useEffect(() => {
    const all = () => {
      const later = options.debounceRendering;
      options.debounceRendering = (draw) => draw();
      setShown(new Set(Array.from({ length: pages }, (_one, at) => at + 1).filter((page) => rowsOf(page))));
      if (later) options.debounceRendering = later;
      else delete options.debounceRendering;
    };
    window.addEventListener('beforeprint', all);
    return () => window.removeEventListener('beforeprint', all);
  });
  return (
    <div ref={table}>
      <Table label={label} count={total + 1}>
        {Array.from({ length: pages }, (_one, at) => at + 1).map((page) => (
          <Part
            key={page}
            page={page}
            rows={shown.has(page) ? rowsOf(page) : undefined}
            expected={Math.min(size, total - (page - 1) * size)}
            draw={(row, at) => draw(row, (page - 1) * size + at + 2)}
          />
        ))}
      </Table>
    </div>
  );
}

interface PartProps {
  readonly page: number;
  /** Undefined: far away, or loading. */
  readonly rows: readonly TabRow[] | undefined;
  readonly expected: number;
  draw(row: TabRow, at: number): ComponentChildren;
}

function Part({ page, rows, expected, draw }: PartProps) {
  const part = useRef<HTMLTableSectionElement>(null);
  const height = useRef(Math.max(1, expected) * usualHeight);
  useLayoutEffect(() => {
    if (rows && part.current && part.current.offsetHeight > 0) height.current = part.current.offsetHeight;
  });
  return (
    <tbody role="rowgroup" data-page={page} ref={part}>
      {rows ? (
        rows.map(draw)
      ) : (
        <tr class="far">
          <td colSpan={4} style={{ height: `${height.current}px` }} />
        </tr>
      )}
    </tbody>
  );
}
