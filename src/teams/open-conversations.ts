import { type Activity, ConversationState, type StatePropertyAccessor, type Storage, TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
// Not the package's entry point: it loads the prompts with recognizers of seven languages, which cost 30 MB of memory
// and a quarter of a second at startup and are not used.
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import type { ConversationAddress, ConversationOpener } from '../conversation.ts';

/**
 * The stored state is only the reference: the steps of a conversation change with releases, and drafts outlive them.
 */
class ConversationDialog extends Dialog {
  constructor() {
    super('conversation');
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    if (dc.activeDialog) dc.activeDialog.state = { ...options };
    return Dialog.EndOfTurn;
  }

  /** The feature reads the text: the dialog only stays open. */
  override async continueDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

interface StoredReference {
  readonly name?: string;
  readonly key?: string;
}

/** Which conversation is open in which chat: Bot Framework's dialog stack in `ConversationState`. */
export class OpenConversations implements ConversationOpener {
  readonly #storage: Storage;
  readonly #state: ConversationState;
  readonly #dialogs: DialogSet;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#state = new ConversationState(storage);
    this.#dialogs = new DialogSet(this.#state.createProperty('dialogs'));
    this.#dialogs.add(new ConversationDialog());
  }

  /** A property stored with the same chat's state. */
  property<Value>(name: string): StatePropertyAccessor<Value> {
    return this.#state.createProperty(name);
  }

  async save(context: TurnContext): Promise<void> {
    await this.#state.saveChanges(context);
  }

  /**
   * For a state that was read a while ago: one write, conditional on the eTag that was read. False: it has changed since,
   * or was never stored, and has to be read again. The context is of no use afterwards.
   */
  async saveUnlessChanged(context: TurnContext): Promise<boolean> {
    const state: { readonly eTag?: string } | undefined = this.#state.get(context);
    // The SDK's own save leaves `*`, which would overwrite whatever stands there.
    if (!state?.eTag || state.eTag === '*') return false;
    try {
      await this.#storage.write({ [this.#state.getStorageKey(context) ?? '']: { ...state } });
      return true;
    } catch (error) {
      if (error instanceof Error && error.message.includes('eTag conflict')) return false;
      throw error;
    }
  }

  async in(context: TurnContext): Promise<StoredReference> {
    const dc = await this.#dialogs.createContext(context);
    return (dc.activeDialog?.state ?? {}) as StoredReference;
  }

  /** Replaces the open conversation; without a reference, closes it. The caller saves the state. */
  async change(
    context: TurnContext,
    begins: { readonly name: string; readonly key: string } | undefined,
  ): Promise<void> {
    const dc = await this.#dialogs.createContext(context);
    await dc.cancelAllDialogs();
    if (begins) await dc.beginDialog('conversation', { name: begins.name, key: begins.key });
  }

  async openUnlessBusy(
    where: ConversationAddress,
    ref: { readonly name: string; readonly key: string },
  ): Promise<void> {
    if (where.kind !== 'personal') return;
    const context = contextOf(where);
    if ((await this.in(context)).name !== undefined) return;
    await this.change(context, ref);
    await this.save(context);
  }
}

/** The minimal turn context that the SDK's state needs: the address. Nothing is ever sent through it. */
export function contextOf({ conversationId, tenantId, botId }: ConversationAddress): TurnContext {
  const activity = {
    type: 'message',
    channelId: 'msteams',
    conversation: { id: `${tenantId}/${conversationId}` },
    recipient: { id: botId },
    from: { id: 'nobody' },
  } as Activity;
  return new TurnContext({} as never, activity);
}
