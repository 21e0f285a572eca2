import type { Collection, Db } from 'mongodb';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import type { DealTeamStore } from './people-store.ts';
import type { PersonKey } from './person.ts';

interface DealTeamDocument {
  readonly _id: 'deal-team';
  readonly channel?: ConversationAddress;
  readonly history: readonly {
    readonly at: Date;
    readonly channel?: ConversationAddress;
    readonly by?: PersonKey & { name: string };
  }[];
}

const id = { _id: 'deal-team' } as const;

export class MongoDealTeamStore implements DealTeamStore {
  readonly #settings: Collection<DealTeamDocument>;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#settings = db.collection<DealTeamDocument>('settings', { writeConcern: { w: 'majority' } });
    this.#now = now;
  }

  async channel(): Promise<ConversationAddress | undefined> {
    return (await this.#settings.findOne(id))?.channel;
  }

  async chooseChannel(channel: ConversationAddress, by: { readonly name: string } & PersonKey): Promise<void> {
    const root = rootOf(channel);
    const { tenantId, aadObjectId, name } = by;
    const entry = { at: this.#now(), channel: root, by: { tenantId, aadObjectId, name } };
    await this.#settings.updateOne(id, { $set: { channel: root }, $push: { history: entry } }, { upsert: true });
  }

  async forgetChannel(channel: ConversationAddress): Promise<void> {
    const { tenantId, conversationId, teamId } = rootOf(channel);
    // Teams tells of a removal in the team's own conversation, whichever of its channels was chosen.
    const same = [{ 'channel.conversationId': conversationId }, ...(teamId ? [{ 'channel.teamId': teamId }] : [])];
    await this.#settings.updateOne(
      { ...id, 'channel.tenantId': tenantId, $or: same },
      { $unset: { channel: '' }, $push: { history: { at: this.#now() } } },
    );
  }
}
