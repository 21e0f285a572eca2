import type { TabList, TabMe, TabRow } from '../contract.ts';
import type { Api } from './api.ts';
import { Bulk, mostSelected } from './bulk.tsx';
import type { BulkAnswer, Selected } from './bulk-results.ts';
import { focusTitle, Row } from './parts.tsx';
import { RowsWindow } from './rows-window.tsx';
import { t } from './texts.ts';

/** The server's page size. */
const pageSize = 50;

/** Total with its time, and a button for what the filters leave out. */
export function ListSummary({ list, go }: { readonly list: TabList; go(view: string): void }) {
  return (
    <>
      <p class="summary subtle">
        {[
          list.pages > 1 ? t('tab.page.all', { total: `${list.total}${list.isMore ? '+' : ''}` }) : list.summary,
          t('tab.page.asOf', { time: list.asOf }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {list.others.map((other) => (
        <button
          key={other.view}
          type="button"
          onClick={() => {
            focusTitle();
            go(other.view);
          }}
        >
          {other.text}
        </button>
      ))}
    </>
  );
}

interface ListRowsProps {
  readonly api: Api;
  readonly list: TabList;
  /** Their list, without filters. */
  readonly name: string;
  readonly sort: string;
  readonly pages: ReadonlyMap<number, readonly TabRow[]>;
  readonly selected: Selected;
  readonly stages: TabMe['stages'];
  /** Makes the rows read-only. */
  readonly offline: boolean;
  near(pages: ReadonlySet<number>): void;
  open(id: string): void;
  heart(row: TabRow): void;
  setSelected(change: (was: Selected) => Selected): void;
  say(words: string): void;
  /** Called after an action on several rows. */
  done(): void;
  /** Called instead where another list has come in its place. */
  ended(answer: BulkAnswer): void;
}

/** The rows, and the actions on selected ones. */
export function ListRows(props: ListRowsProps) {
  const { api, list, name, sort, pages, selected, stages, offline, near, open } = props;
  const { heart, setSelected, say, done, ended } = props;
  const select = (rows: readonly TabRow[], on: boolean) =>
    setSelected((was) => {
      const next = new Map(was);
      for (const { id, revision, customer } of rows) {
        if (!on) next.delete(id);
        else if (next.size < mostSelected) next.set(id, { id, revision, customer });
      }
      return next;
    });
  const loaded = [...pages.values()].flat().slice(0, mostSelected);
  return (
    <>
      {list.rows.length > 0 && !offline ? (
        <label class="choice select-all">
          <input
            type="checkbox"
            checked={loaded.every(({ id }) => selected.has(id))}
            onChange={(event) => select(loaded, event.currentTarget.checked)}
          />
          <span>{t('tab.page.select.all')}</span>
        </label>
      ) : null}
      <Bulk key={name} {...{ api, selected, stages, offline, open, say, done, ended }} select={setSelected} />
      {list.rows.length > 0 ? (
        <RowsWindow
          key={`${list.view} ${sort}`}
          label={list.title}
          total={list.total}
          pages={list.pages}
          size={pageSize}
          rowsOf={(page) => pages.get(page)}
          near={near}
          draw={(row, index) => (
            <Row
              key={row.id}
              row={row}
              index={index}
              open={open}
              heart={offline ? undefined : { on: row.favourite, press: () => heart(row) }}
              select={offline ? undefined : { on: selected.has(row.id), set: (on) => select([row], on) }}
            />
          )}
        />
      ) : null}
    </>
  );
}
