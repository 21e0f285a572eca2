import { useEffect, useState } from 'preact/hooks';
import type { TabBoard, TabPressed } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import { type Element, pressOf, textIn, undoIn } from './card/elements.ts';
import { Bar, problemText } from './parts.tsx';
import { t } from './texts.ts';

interface BoardProps {
  readonly api: Api;
  readonly look: number;
  open(id: string): void;
  say(words: string): void;
}

type Deal = TabBoard['columns'][number]['deals'][number];

/** Active deals by sales stage. A deal is moved by its own menu, with the keyboard as well; won and lost are on its card. */
export function Board({ api, look, open, say }: BoardProps) {
  const [board, setBoard] = useState<TabBoard>();
  const [problem, setProblem] = useState<unknown>();
  const [moved, setMoved] = useState<{ readonly words: string; readonly undo?: Element | undefined }>();
  const [pressing, setBusy] = useState(false);
  /** A deal that is being dragged, and the column that it is over. */
  const [dragged, setDragged] = useState<Deal>();
  const [over, setOver] = useState<number>();
  const busy = pressing || isOffline(problem);

  const load = async () => {
    try {
      setBoard(await api.get<TabBoard>('/board'));
      setProblem(undefined);
    } catch (error) {
      setProblem(error);
    }
  };
  useEffect(() => void load(), [api, look]);

  const press = async (verb: string, data: Element, words: string) => {
    setBusy(true);
    setMoved(undefined);
    try {
      const answer = await api.post<TabPressed>('/press', { verb, data });
      const undo = undoIn(answer.card);
      setMoved({ words: answer.text ?? words, undo });
      say(answer.text ?? words);
      await load();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const move = (deal: Deal, stage: string) => {
    const title = deal.stages.find((one) => String(one.stage) === stage)?.title ?? '';
    const data = { referralId: deal.id, revision: deal.revision, salesStage: stage };
    void press('deal.stage', data, `${deal.customer}: ${title}`);
  };
  /** Where its own menu would move it, too: won and lost are on its card, and cannot be reached by a slip of the hand. */
  const takes = (stage: number) => dragged?.stages.some((one) => one.stage === stage) === true;
  const undo = moved?.undo && pressOf(moved.undo);
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.board')}
      </h1>
      {problem ? (
        <Bar kind="problem" action={{ title: t('tab.page.retry'), act: () => void load() }}>
          {problemText(problem, board?.asOf ?? '')}
        </Bar>
      ) : null}
      {moved ? (
        <Bar
          kind="info"
          action={
            undo && moved.undo
              ? {
                  title: textIn(moved.undo, 'title'),
                  act: () => void press(undo.verb, undo.data, textIn(moved.undo ?? {}, 'title')),
                }
              : undefined
          }
        >
          {moved.words}
        </Bar>
      ) : null}
      {board ? (
        <p class="summary subtle">
          {board.remark} {t('tab.page.asOf', { time: board.asOf })}
        </p>
      ) : problem ? null : (
        <p class="loading">{t('tab.page.loading')}</p>
      )}
      <div class="board">
        {board?.columns.map((column) => (
          <section
            key={column.stage}
            aria-label={column.title}
            class={dragged && takes(column.stage) ? (over === column.stage ? 'takes over' : 'takes') : ''}
            onDragOver={(event) => {
              if (!takes(column.stage)) return;
              event.preventDefault();
              setOver(column.stage);
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged && takes(column.stage)) move(dragged, String(column.stage));
              setDragged(undefined);
              setOver(undefined);
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
                <li
                  key={deal.id}
                  class="deal"
                  draggable={deal.stages.length > 0 && !busy}
                  onDragStart={(event) => {
                    event.dataTransfer?.setData('text/plain', deal.customer);
                    setDragged(deal);
                  }}
                  onDragEnd={() => {
                    setDragged(undefined);
                    setOver(undefined);
                  }}
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
                    {t('tab.page.owner')}: <bdi>{deal.owner}</bdi>
                  </div>
                  {deal.stages.length > 0 ? (
                    <select
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
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
