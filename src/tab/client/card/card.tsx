import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabCard } from '../../contract.ts';
import { openOutside } from '../teams.ts';
import { t } from '../texts.ts';
import { type Element, elementsIn, hasInputs, pressOf, textIn } from './elements.ts';
import { CardInput } from './inputs.tsx';
import { piecesOf } from './markdown.ts';
import { problemsIn, valuesIn } from './values.ts';

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
    if (hasInputs(card)) root.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
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
      {elementsIn(card.body).map((element, index) => (
        <Item key={index} element={element} drawing={drawing} />
      ))}
      <Actions actions={elementsIn(card.actions)} drawing={drawing} />
    </div>
  );
}

function Item({ element, drawing }: { readonly element: Element; readonly drawing: Drawing }) {
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
          {elementsIn(element.items).map((inner, index) => (
            <Item key={index} element={inner} drawing={drawing} />
          ))}
        </div>
      );
    case 'ColumnSet':
      return (
        <div class={`columns ${gap}`}>
          {elementsIn(element.columns).map((column, index) => (
            <div key={index} class={widthOf(column)}>
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
      return textIn(element, 'type').startsWith('Input.') ? (
        <div class={gap}>
          <CardInput input={element} problem={drawing.problems.get(textIn(element, 'id'))} />
        </div>
      ) : null;
  }
}

function Words({ element, gap }: { readonly element: Element; readonly gap: string }) {
  const looks = [
    gap,
    textIn(element, 'size') && `size-${textIn(element, 'size').toLowerCase()}`,
    element.weight === 'Bolder' && 'bolder',
    element.isSubtle === true && 'subtle',
    textIn(element, 'color') && `color-${textIn(element, 'color').toLowerCase()}`,
  ];
  const lines = piecesOf(textIn(element, 'text')).map((line, index) => (
    <span class="line" key={index}>
      {line.map((piece, at) => {
        if (piece.bold) return <strong key={at}>{piece.text}</strong>;
        const { link } = piece;
        if (!link) return piece.text;
        return (
          <button key={at} type="button" class="link" onClick={() => openOutside(link)}>
            {piece.text}
          </button>
        );
      })}
    </span>
  ));
  const look = looks.filter(Boolean).join(' ');
  return element.style === 'heading' ? <h2 class={look}>{lines}</h2> : <p class={look}>{lines}</p>;
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

function toggled(hidden: ReadonlyMap<string, boolean>, action: Element, card: TabCard): ReadonlyMap<string, boolean> {
  const next = new Map(hidden);
  const targets = Array.isArray(action.targetElements) ? action.targetElements : [];
  for (const target of targets) {
    const id = typeof target === 'string' ? target : textIn(target as Element, 'elementId');
    const wanted = typeof target === 'string' ? undefined : (target as Element).isVisible;
    const isHidden = next.get(id) ?? isHiddenAtFirst(card, id);
    next.set(id, typeof wanted === 'boolean' ? !wanted : !isHidden);
  }
  return next;
}

function isHiddenAtFirst(card: unknown, id: string): boolean {
  if (Array.isArray(card)) return card.some((one) => isHiddenAtFirst(one, id));
  if (typeof card !== 'object' || card === null) return false;
  const element = card as Element;
  if (element.id === id) return element.isVisible === false;
  return Object.values(element).some((inner) => isHiddenAtFirst(inner, id));
}
