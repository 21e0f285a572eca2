import { useEffect, useState } from 'preact/hooks';
import type { TabBoard, TabPressed } from '../contract.ts';
import { type Api, isOffline } from './api.ts';
import { BoardColumn, type Deal, useDrag } from './board-column.tsx';
import { type Element, pressOf, textIn, undoIn } from './card/elements.ts';
import { Bar, focusTitle } from './parts.tsx';
import { Problems } from './problem-bar.tsx';
import { t } from './texts.ts';
import { useOnceDrawn } from './use-once-drawn.ts';

interface BoardProps {
  readonly api: Api;
  readonly look: number;
  open(id: string): void;
  say(words: string): void;
}

/** Active deals by sales stage. Deals are moved by their menu, also by keyboard; won and lost are on the card. */
export function Board({ api, look, open, say }: BoardProps) {
  const { board, problem, refused, clear, moved, busy, load, press, move } = useBoard({ api, look, say });
  const drag = useDrag();
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.board')}
      </h1>
      <Problems {...{ api, problem, refused, clear }} asOf={board?.asOf} again={() => void load()} />
      {moved ? <MovedBar moved={moved} press={(verb, data, words) => void press(verb, data, words)} /> : null}
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

interface Moved {
  readonly words: string;
  readonly undo?: Element | undefined;
}

function useBoard({ api, look, say }: Pick<BoardProps, 'api' | 'look' | 'say'>) {
  const [board, setBoard] = useState<TabBoard>();
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<unknown>();
  const [moved, setMoved] = useState<Moved>();
  const [pressing, setPressing] = useState(false);
  const onceDrawn = useOnceDrawn();
  const clear = () => setRefused(undefined);
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
    setPressing(true);
    setMoved(undefined);
    clear();
    try {
      const answer = await api.post<TabPressed>('/press', { verb, data });
      setMoved({ words: answer.text ?? words, undo: undoIn(answer.card) });
      say(answer.text ?? words);
      await load();
    } catch (error) {
      setRefused(error);
    } finally {
      setPressing(false);
      onceDrawn(() => regainFocus(textIn(data, 'referralId')));
    }
  };
  const move = (deal: Deal, stage: string) => {
    const title = deal.stages.find((one) => String(one.stage) === stage)?.title ?? '';
    const data = { referralId: deal.id, revision: deal.revision, salesStage: stage };
    void press('deal.stage', data, t('tab.page.about', { what: deal.customer, said: title }));
  };
  const busy = pressing || isOffline(problem) || isOffline(refused);
  return { board, problem, refused, clear, moved, busy, load, press, move };
}

interface MovedBarProps {
  readonly moved: Moved;
  press(verb: string, data: Element, words: string): void;
}

/** What the last move did, and its way back. */
function MovedBar({ moved: { words, undo }, press }: MovedBarProps) {
  const back = undo && pressOf(undo);
  const title = undo ? textIn(undo, 'title') : '';
  const action = back && { title, act: () => press(back.verb, back.data, title) };
  return (
    <Bar kind="info" action={action}>
      {words}
    </Bar>
  );
}

/** The focused menu was disabled, and stands in another column by now; a pressed Undo is gone. */
function regainFocus(id: string): void {
  if (document.activeElement !== document.body) return;
  if (document.getElementById(`move-${id}`)) document.getElementById(`move-${id}`)?.focus();
  else focusTitle();
}
