import type { AdaptiveCard } from '../messenger.ts';
import { unformatted } from './plain.ts';

/** A person @mentioned in a card, whom Teams notifies (docs/teams.md#mentions). */
export interface Mention {
  /** The mark-up that a text of the card must contain. */
  readonly text: string;
  /** For the card's `msteams.entities`. */
  readonly entity: {
    readonly type: 'mention';
    readonly text: string;
    readonly mentioned: { readonly id: string; readonly name: string };
  };
}

/** @param teamsId the person's id for this bot, from Teams' roster */
export function mentionOf({ name, teamsId }: { readonly name: string; readonly teamsId: string }): Mention {
  // Markdown characters and brackets would end the mention within the name.
  const shown = unformatted(name, 60).replace(/[‹›<>&*_[\]`~|\\]/g, '') || '–';
  const text = `<at>${shown}</at>`;
  return { text, entity: { type: 'mention', text, mentioned: { id: teamsId, name: shown } } };
}

/** Adds the entities of the people mentioned in the card's texts, so that Teams notifies them. */
export function withMentions(card: AdaptiveCard, mentions: readonly Mention[]): AdaptiveCard {
  if (mentions.length === 0) return card;
  const before = card.msteams as object | undefined;
  return { ...card, msteams: { ...before, entities: mentions.map(({ entity }) => entity) } };
}

/** The ids (for this bot) of the people whom the card mentions. */
export function calledBy(card: AdaptiveCard): readonly string[] {
  return entitiesOf(card).flatMap(({ type, mentioned }) => (type === 'mention' && mentioned ? [mentioned.id] : []));
}

/** Turns the mentions of these people into plain names. */
export function withoutCalling(card: AdaptiveCard, teamsIds: ReadonlySet<string>): AdaptiveCard {
  const isLeft = ({ mentioned }: Partial<Mention['entity']>) => !teamsIds.has(mentioned?.id ?? '');
  const entities = entitiesOf(card);
  const left = entities.filter(isLeft);
  // Two people may have the same name: the text may still mention the other one.
  const silent = entities.filter((one) => !isLeft(one) && !left.some(({ text }) => text === one.text));
  const unsaid = (text: string) =>
    silent.reduce((rest, { text: called = '', mentioned }) => rest.replaceAll(called, mentioned?.name ?? ''), text);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return unsaid(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  const { msteams, ...rest } = card;
  return { ...(walk(rest) as AdaptiveCard), msteams: { ...(msteams as object | undefined), entities: left } };
}

function entitiesOf({ msteams }: AdaptiveCard): readonly Partial<Mention['entity']>[] {
  return (msteams as { readonly entities?: readonly Partial<Mention['entity']>[] } | undefined)?.entities ?? [];
}
