import { randomUUID } from 'node:crypto';
import type { ViewerKey } from '../../sandbox/people.ts';

type Json = Readonly<Record<string, unknown>>;

/** Posts to the Playground's own personal chat; gives the id that it has there. */
export type PostToPlayground = (activity: Json) => Promise<string>;

/**
 * What is shown in the Playground's one chat: what is written to somebody who does not sit there now is held until they
 * do, as their own Teams would. Ids that the desk was given then are known here, for edits and presses. In memory, as the
 * Playground's own chats are.
 */
export class ChatWindow {
  readonly #held = new Map<ViewerKey, Map<string, Json>>();
  /** The desk's id of a message that was held, and the Playground's. */
  readonly #shown = new Map<string, string>();
  readonly #post: PostToPlayground;

  constructor(post: PostToPlayground) {
    this.#post = post;
  }

  /** A message to somebody who is away: gives the id by which the desk knows it. */
  hold(owner: ViewerKey, activity: Json): string {
    const id = `held-${randomUUID()}`;
    this.#heldOf(owner).set(id, activity);
    return id;
  }

  /** True: it is held, and was changed here. */
  edit(id: string, activity: Json): boolean {
    const held = [...this.#held.values()].find((messages) => messages.has(id));
    held?.set(id, activity);
    return held !== undefined;
  }

  drop(id: string): boolean {
    return [...this.#held.values()].some((messages) => messages.delete(id));
  }

  countOf(owner: ViewerKey): number {
    return this.#held.get(owner)?.size ?? 0;
  }

  /** Somebody sits down: they see what came meanwhile, in its order. */
  async show(owner: ViewerKey): Promise<void> {
    const held = this.#heldOf(owner);
    for (const [id, activity] of held) {
      this.#shown.set(id, await this.#post(activity));
      held.delete(id);
    }
  }

  inPlayground(id: string): string {
    return this.#shown.get(id) ?? id;
  }

  inDesk(playgroundId: string): string {
    for (const [id, shown] of this.#shown) if (shown === playgroundId) return id;
    return playgroundId;
  }

  #heldOf(owner: ViewerKey): Map<string, Json> {
    const held = this.#held.get(owner) ?? new Map<string, Json>();
    this.#held.set(owner, held);
    return held;
  }
}
