import { useState } from 'preact/hooks';
import type { TabBoard } from '../contract.ts';
import { t } from './texts.ts';

type Column = TabBoard['columns'][number];
export type Deal = Column['deals'][number];

export interface Drag {
  readonly dragged: Deal | undefined;
  /** Stage of the column under the dragged deal. */
  readonly over: number | undefined;
  begin(deal: Deal): void;
  /** Undefined: no column that accepts it. */
  enter(stage: number | undefined): void;
  end(): void;
}

/** A dragged deal and the column under it. */
export function useDrag(): Drag {
  const [dragged, setDragged] = useState<Deal>();
  const [over, setOver] = useState<number>();
  return {
    ...{ dragged, over },
    begin: setDragged,
    enter: setOver,
    end: () => {
      setDragged(undefined);
      setOver(undefined);
    },
  };
}

interface BoardColumnProps {
  readonly column: Column;
  readonly drag: Drag;
  readonly busy: boolean;
  move(deal: Deal, stage: string): void;
  open(id: string): void;
}

/** The deals of a stage with their totals; drops are accepted where the deal's menu offers the move. */
export function BoardColumn({ column, drag, busy, move, open }: BoardColumnProps) {
  const { dragged, over } = drag;
  // Won and lost are not drop targets, so that they can't happen by accident.
  const takes = dragged?.stages.some((one) => one.stage === column.stage) === true;
  return (
    <section
      aria-label={column.title}
      class={takes ? (over === column.stage ? 'takes over' : 'takes') : ''}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        drag.enter(column.stage);
      }}
      onDragLeave={() => drag.enter(undefined)}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged && takes) move(dragged, String(column.stage));
        drag.end();
      }}
    >
      <h2>{column.title}</h2>
      <p class="subtle">{column.count}</p>
      {column.sums.map(({ amount, weighted }) => (
        <p class="subtle sum" key={amount}>
          <span>{amount}</span> <span>{weighted}</span>
        </p>
      ))}
      <ul>
        {column.deals.map((deal) => (
          <BoardDeal key={deal.id} {...{ deal, drag, busy, move, open }} />
        ))}
      </ul>
    </section>
  );
}

interface BoardDealProps extends Omit<BoardColumnProps, 'column'> {
  readonly deal: Deal;
}

function BoardDeal({ deal, drag, busy, move, open }: BoardDealProps) {
  return (
    <li
      class="deal"
      draggable={deal.stages.length > 0 && !busy}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', deal.customer);
        drag.begin(deal);
      }}
      onDragEnd={drag.end}
    >
      <button type="button" class="link name" id={`open-${deal.id}`} onClick={() => open(deal.id)}>
        <bdi>{deal.customer}</bdi>
      </button>
      <div class="subtle">
        <bdi>{deal.deal}</bdi>
      </div>
      <div>{deal.facts}</div>
      <div class={deal.urgent ? 'color-attention' : 'subtle'}>{deal.standing}</div>
      <div class="subtle">
        {t('tab.page.about', { what: t('tab.page.owner'), said: '' })}
        <bdi>{deal.owner}</bdi>
      </div>
      {deal.stages.length > 0 ? (
        <select
          id={`move-${deal.id}`}
          aria-label={`${t('tab.page.move')} ${deal.customer}`}
          disabled={busy}
          value=""
          onChange={(event) => event.currentTarget.value && move(deal, event.currentTarget.value)}
        >
          <option value="">{t('tab.page.move')}</option>
          {deal.stages.map(({ stage, title }) => (
            <option key={stage} value={stage}>
              {title}
            </option>
          ))}
        </select>
      ) : null}
    </li>
  );
}
