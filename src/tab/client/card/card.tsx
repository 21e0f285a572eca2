import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabCard } from '../../contract.ts';
import { openOutside } from '../teams.ts';
import { t } from '../texts.ts';
import { type Element, elementsIn, hasInputs, inputsOf, isInput, pressOf, textIn } from './elements.ts';
import { CardInput } from './inputs.tsx';
import { plainOf } from './markdown.ts';
import { problemsIn, valuesIn } from './values.ts';
import { toggled } from './visibility.ts';
import { Words } from './words.tsx';

export interface CardProps {
  readonly card: TabCard;
  readonly busy: boolean;
  onPress(verb: string, data: Element): void;
}

interface Drawing {
  readonly hidden: ReadonlyMap<string, boolean>;
  readonly problems: ReadonlyMap<string, string>;
  readonly busy: boolean;
  act(action: Element): void;
}

/** Renders a card of the desk: the same texts, inputs and buttons that Teams shows in chat. */
export function Card({ card, busy, onPress }: CardProps) {
  const root = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  /** A press is pending. Only the card that it leads to may take the focus. */
  const pressed = useRef(false);
  // Moves the focus into a new form, or from a removed button, before it is painted: what is typed at once is meant for it.
  useLayoutEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (hasInputs(card)) firstField(root.current)?.focus();
    else if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, [card]);
  // An answer in words has no card.
  useLayoutEffect(() => {
    if (!busy) pressed.current = false;
  }, [busy]);
  const press: CardProps['onPress'] = (verb, data) => {
    pressed.current = true;
    onPress(verb, data);
  };

  const act = (action: Element) => {
    if (action.type === 'Action.OpenUrl') return openOutside(textIn(action, 'url'));
    if (action.type === 'Action.ToggleVisibility') return setHidden(toggled(hidden, action, card));
    const meant = pressOf(action);
    if (!meant || !root.current) return;
    if (action.associatedInputs === 'none') return press(meant.verb, meant.data);
    const found = problemsIn(root.current, card, t('tab.page.required'));
    setProblems(found);
    if (found.size === 0) return press(meant.verb, { ...meant.data, ...valuesIn(root.current, card) });
    const [first = ''] = found.keys();
    root.current.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  };
  const drawing: Drawing = { hidden, problems, busy, act };
  return (
    <div class="card" ref={root} tabIndex={-1} aria-busy={busy}>
      <Items elements={elementsIn(card.body)} drawing={drawing} />
      <Actions actions={elementsIn(card.actions)} drawing={drawing} />
    </div>
  );
}

/** Of a form that came back: the first field with a problem. */
function firstField(root: HTMLElement | null): HTMLElement | null | undefined {
  const wrong = root?.querySelector('.problem')?.closest('.field');
  return (wrong ?? root)?.querySelector<HTMLElement>('input, select, textarea');
}

interface ItemsProps {
  readonly elements: readonly Element[];
  readonly drawing: Drawing;
}

/** Elements below each other. What the desk says in red below an input is that input's problem, for screen readers too. */
function Items({ elements, drawing }: ItemsProps) {
  return (
    <>
      {elements.map((element, index) => {
        if (problemBelow(elements[index - 1], element)) return null;
        const problem = problemBelow(element, elements[index + 1]);
        return <Item key={keyOf(element, index)} {...{ element, drawing, problem }} />;
      })}
    </>
  );
}

function problemBelow(input: Element | undefined, below: Element | undefined): string | undefined {
  if (!input || !isInput(input) || below?.type !== 'TextBlock' || below.color !== 'Attention') return undefined;
  return plainOf(textIn(below, 'text'));
}

/** By the first input inside: a form that comes back has further lines, and what was typed must stay in its own field. */
function keyOf(element: Element, index: number): string | number {
  const [input] = inputsOf(element);
  return input ? `input ${textIn(input, 'id')}` : index;
}

interface ItemProps {
  readonly element: Element;
  readonly drawing: Drawing;
  /** What the desk says of this input. */
  readonly problem?: string | undefined;
}

function Item({ element, drawing, problem }: ItemProps) {
  const hidden = drawing.hidden.get(textIn(element, 'id')) ?? element.isVisible === false;
  if (hidden) return null;
  const gap = `gap-${textIn(element, 'spacing').toLowerCase() || 'default'}${element.separator === true ? ' ruled' : ''}`;
  switch (element.type) {
    case 'TextBlock':
      return <Words element={element} gap={gap} />;
    case 'Container':
    case 'Column':
      return (
        <div class={`box ${boxStyle(element)} ${gap}`}>
          <Items elements={elementsIn(element.items)} drawing={drawing} />
        </div>
      );
    case 'ColumnSet':
      return (
        <div class={`columns ${gap}`}>
          {elementsIn(element.columns).map((column, index) => (
            <div key={keyOf(column, index)} class={widthOf(column)}>
              <Item element={{ ...column, spacing: 'None' }} drawing={drawing} />
            </div>
          ))}
        </div>
      );
    case 'ActionSet':
      return (
        <div class={gap}>
          <Actions actions={elementsIn(element.actions)} drawing={drawing} />
        </div>
      );
    default:
      return isInput(element) ? (
        <div class={gap}>
          <CardInput input={element} problem={drawing.problems.get(textIn(element, 'id')) ?? problem} />
        </div>
      ) : null;
  }
}

function Actions({ actions, drawing }: { readonly actions: readonly Element[]; readonly drawing: Drawing }) {
  const shown = actions.filter(
    (action) => pressOf(action) || action.type === 'Action.ToggleVisibility' || action.type === 'Action.OpenUrl',
  );
  if (shown.length === 0) return null;
  return (
    <div class="actions">
      {shown.map((action, index) => (
        <button
          key={index}
          type="button"
          class={action.style === 'positive' ? 'primary' : action.style === 'destructive' ? 'destructive' : ''}
          title={textIn(action, 'tooltip') || undefined}
          disabled={drawing.busy}
          onClick={() => drawing.act(action)}
        >
          {textIn(action, 'title')}
        </button>
      ))}
    </div>
  );
}

function boxStyle({ style }: Element): string {
  return typeof style === 'string' && style !== 'default' ? `box-${style.toLowerCase()}` : '';
}

/** A number is a flex share, `auto` the content's width; pixel widths are used for labels. */
function widthOf(column: Element): string {
  const { width } = column;
  if (width === 'auto') return 'column-auto';
  return typeof width === 'string' && width.endsWith('px') ? 'column-label' : 'column';
}
