import type { AdaptiveCard, OfferedButton } from '../messenger.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The buttons of a card that reports an action, and an entry without a title that undoes it when the reader types
 * `undo`; the card shows no button for that entry.
 */
export function buttonsWithUndo(
  card: AdaptiveCard,
  undo: Pick<OfferedButton, 'verb' | 'data'>,
): readonly OfferedButton[] {
  return [...cardButtons(card), { title: '', ...undo, isUnnumbered: true, says: 'undo' }];
}

/** A button without its title: the action that typing the title triggers. */
type Deed = Pick<OfferedButton, 'verb' | 'data' | 'words' | 'url' | 'sendsForm'>;

/**
 * The buttons of a card from top to bottom, so that their titles can be typed instead of pressed. Buttons with the same
 * title are distinguished by their order and by the name in their tooltip. Cards show no numbers for them, so a number
 * alone selects none and leads to a question.
 */
export function cardButtons(card: AdaptiveCard): readonly OfferedButton[] {
  const found: Json[] = [];
  let hasInputs = false;
  walk(card, (node) => {
    if (String(node.type).startsWith('Input.')) hasInputs = true;
    if (String(node.type).startsWith('Action.') && typeof node.title === 'string') found.push(node);
  });
  const counts = new Map<string, number>();
  return found.flatMap((action) => {
    const title = action.title as string;
    const deed = deedOf(action, hasInputs);
    if (!deed || title.trim() === '') return [];
    const row = (counts.get(title) ?? 0) + 1;
    counts.set(title, row);
    const { tooltip } = action;
    const name = typeof tooltip === 'string' && tooltip !== title ? { name: tooltip } : {};
    return [{ title, row, ...name, ...deed, isUnnumbered: true as const }];
  });
}

/** Undefined: the action sends nothing to the desk (it unfolds a part), or needs a real press to open a dialog. */
function deedOf(action: Json, hasInputs: boolean): Deed | undefined {
  const data = (action.data ?? {}) as Json;
  const teams = (data.msteams ?? {}) as Json;
  const sendsForm = hasInputs && action.associatedInputs !== 'none' ? { sendsForm: true as const } : {};
  switch (action.type) {
    case 'Action.Execute':
      return { verb: String(action.verb), data, ...sendsForm };
    case 'Action.OpenUrl':
      return { verb: '', data: {}, url: String(action.url) };
    case 'Action.Submit':
      if (typeof data.form === 'string' && teams.type === undefined) return { verb: '', data, sendsForm: true };
      return teams.type === 'messageBack' ? { verb: '', data: {}, words: String(teams.text) } : undefined;
    default:
      return undefined;
  }
}

/** Visits only what clients show: not `refresh` and `fallback`. */
function walk(node: unknown, visit: (node: Json) => void): void {
  if (Array.isArray(node)) {
    for (const inner of node) walk(inner, visit);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const hidden = new Set(['refresh', 'fallback', 'data']);
  visit(node as Json);
  for (const [key, inner] of Object.entries(node)) if (!hidden.has(key)) walk(inner, visit);
}
