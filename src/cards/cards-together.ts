import type { AdaptiveCard } from '../messenger.ts';

type Shown = { readonly kind: 'card'; readonly card: AdaptiveCard } | { readonly kind: 'text'; readonly text: string };

/** For a press, whose answer is one card: the card with what else is to be said below it, and all their buttons. */
export function cardsTogether(first: AdaptiveCard, others: readonly Shown[]): AdaptiveCard {
  return {
    ...first,
    body: [...partOf(first, 'body'), ...others.map(below)],
    actions: [
      ...partOf(first, 'actions'),
      ...others.flatMap((one) => (one.kind === 'card' ? partOf(one.card, 'actions') : [])),
    ],
  };
}

const apart = { separator: true, spacing: 'Medium' } as const;

function below(shown: Shown): object {
  return shown.kind === 'text'
    ? { type: 'TextBlock', text: shown.text, wrap: true, ...apart }
    : { type: 'Container', items: partOf(shown.card, 'body'), ...apart };
}

function partOf(card: AdaptiveCard, name: 'body' | 'actions'): readonly object[] {
  const part = card[name];
  return Array.isArray(part) ? part : [];
}
