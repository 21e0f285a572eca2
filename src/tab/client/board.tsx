import { useEffect, useState } from 'preact/hooks';
import type { TabBoard, TabPressed } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import { BoardColumn, type Deal, useDrag } from './board-column.tsx';
import { type Element, pressOf, textIn, undoIn } from './card/elements.ts';
import { Bar } from './parts.tsx';
import { Problems } from './problem-bar.tsx';
import { t } from './texts.ts';

interface BoardProps {
  readonly api: Api;
  readonly look: number;
  open(id: string): void;
  say(words: string): void;
}

/** Active deals by sales stage. Deals are moved by their menu, also by keyboard; won and lost are on the card. */
export function Board({ api, look, open, say }: BoardProps) {
  const [board, setBoard] = useState<TabBoard>();
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const [moved, setMoved] = useState<{ readonly words: string; readonly undo?: Element | undefined }>();
  const [pressing, setBusy] = useState(false);
  const drag = useDrag();
  const busy = pressing || isOffline(problem) || isOffline(refused);

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
    setRefused(undefined);
    try {
      const answer = await api.post<TabPressed>('/press', { verb, data });
      const undo = undoIn(answer.card);
      setMoved({ words: answer.text ?? words, undo });
      say(answer.text ?? words);
      await load();
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  const move = (deal: Deal, stage: string) => {
    const title = deal.stages.find((one) => String(one.stage) === stage)?.title ?? '';
    const data = { referralId: deal.id, revision: deal.revision, salesStage: stage };
    void press('deal.stage', data, `${deal.customer}: ${title}`);
  };
  const undo = moved?.undo && pressOf(moved.undo);
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.board')}
      </h1>
      <Problems
        {...{ api, problem, refused }}
        asOf={board?.asOf}
        again={() => void load()}
        clear={() => setRefused(undefined)}
      />
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
          <BoardColumn key={column.stage} {...{ column, drag, busy, move, open }} />
        ))}
      </div>
    </>
  );
}
