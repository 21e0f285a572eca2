import type { AdaptiveCard, OfferedButton } from '../messenger.ts';

type Json = Readonly<Record<string, unknown>>;

/** The buttons of a card that tells of a deed, and what takes it back for whoever says `undo` to it. No button shows that: it has no title. */
export function buttonsWithUndo(
  card: AdaptiveCard,
  undo: Pick<OfferedButton, 'verb' | 'data'>,
): readonly OfferedButton[] {
  return [...cardButtons(card), { title: '', ...undo, isUnnumbered: true, says: 'undo' }];
}

/** What an action does when its words are typed: the part of a button that is not its title. */
type Deed = Pick<OfferedButton, 'verb' | 'data' | 'words' | 'url' | 'sendsForm'>;

/**
 * The buttons that a card shows, from top to bottom, for those who type them: whatever a button says may be said. Buttons
 * of one title are told apart by their order among each other and by whom their tooltip names. A number alone presses
 * none of them, as the card shows none: it asks.
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

/** Undefined: it asks the desk nothing (it unfolds a part), or only its press can open a window. */
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

/** What is shown: no client shows what stands in `refresh` and `fallback` beside the card. */
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
