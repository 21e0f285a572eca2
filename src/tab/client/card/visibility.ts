import type { TabCard } from '../../contract.ts';
import { type Element, textIn } from './elements.ts';

/** Which elements are hidden after a press of a button that shows and hides. */
export function toggled(
  hidden: ReadonlyMap<string, boolean>,
  action: Element,
  card: TabCard,
): ReadonlyMap<string, boolean> {
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
