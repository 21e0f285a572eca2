import type { AdaptiveCard } from '../messenger.ts';
import { unformatted } from './plain.ts';

/** Somebody who is called by name in a card: Teams rings for them (docs/teams.md#mentions). */
export interface Mention {
  /** As it must stand in a text of the card. */
  readonly text: string;
  /** For the card's `msteams.entities`. */
  readonly entity: {
    readonly type: 'mention';
    readonly text: string;
    readonly mentioned: { readonly id: string; readonly name: string };
  };
}

/** `teamsId`: the person's id for this bot, as Teams' roster gives it. */
export function mentionOf({ name, teamsId }: { readonly name: string; readonly teamsId: string }): Mention {
  // Markdown signs and brackets would end the mention in the middle of a name.
  const shown = unformatted(name, 60).replace(/[‹›<>&*_[\]`~|\\]/g, '') || '–';
  const text = `<at>${shown}</at>`;
  return { text, entity: { type: 'mention', text, mentioned: { id: teamsId, name: shown } } };
}

/** The card with those whom its texts mention, so that Teams rings for them. */
export function withMentions(card: AdaptiveCard, mentions: readonly Mention[]): AdaptiveCard {
  if (mentions.length === 0) return card;
  const before = card.msteams as object | undefined;
  return { ...card, msteams: { ...before, entities: mentions.map(({ entity }) => entity) } };
}
