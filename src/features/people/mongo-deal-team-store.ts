import type { Collection, Db } from 'mongodb';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import { currentCorrelation } from '../../logger.ts';
import type { DealTeamStore } from './people-store.ts';
import type { PersonKey } from './person.ts';

interface DealTeamDocument {
  readonly _id: 'deal-team';
  readonly channel?: ConversationAddress;
  /** Waits to be moved into the audit (`features/audit`), like what happens to a referral. */
  readonly history?: readonly ChannelEntry[];
  readonly auditDueAt?: Date;
}

interface ChannelEntry {
  readonly at: Date;
  readonly what: 'channel-chosen' | 'channel-lost';
  readonly by: (PersonKey & { readonly name: string }) | 'desk';
  readonly correlationId: string;
  readonly after?: { readonly channel: ConversationAddress };
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
    const entry = this.#entry('channel-chosen', { tenantId, aadObjectId, name }, { after: { channel: root } });
    await this.#settings.updateOne(id, { $set: { channel: root }, ...born(entry) }, { upsert: true });
  }

  async forgetChannel(channel: ConversationAddress): Promise<void> {
    const { tenantId, conversationId, teamId } = rootOf(channel);
    // Teams tells of a removal in the team's own conversation, whichever of its channels was chosen.
    const same = [{ 'channel.conversationId': conversationId }, ...(teamId ? [{ 'channel.teamId': teamId }] : [])];
    await this.#settings.updateOne(
      { ...id, 'channel.tenantId': tenantId, $or: same },
      { $unset: { channel: '' }, ...born(this.#entry('channel-lost', 'desk')) },
    );
  }

  #entry(what: ChannelEntry['what'], by: ChannelEntry['by'], more: Pick<ChannelEntry, 'after'> = {}): ChannelEntry {
    return { at: this.#now(), what, by, correlationId: currentCorrelation() ?? 'none', ...more };
  }
}

function born(entry: ChannelEntry) {
  return { $push: { history: entry }, $min: { auditDueAt: entry.at } } as const;
}
