import type { Collection, Db, Filter } from 'mongodb';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import { currentCorrelation } from '../../logger.ts';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { ChannelLoss, ChannelLossReason, DealTeamStore, LossNotice } from './people-store.ts';
import type { PersonKey } from './person.ts';

interface DealTeamDocument {
  readonly _id: 'deal-team';
  readonly channel?: ConversationAddress;
  /** Set while nothing can be written in `channel`, which stays: Teams may bring it back. */
  readonly loss?: ChannelLoss;
  readonly noticeDueAt?: Date;
  /** Lease and failures of the sweep that tells the admins. */
  readonly notice?: unknown;
  /** Waits to be moved into the audit (`features/audit`), like what happens to a referral. */
  readonly history?: readonly ChannelEntry[];
  readonly auditDueAt?: Date;
}

interface ChannelEntry {
  readonly at: Date;
  readonly what: 'channel-chosen' | 'channel-lost' | 'channel-back';
  readonly by: (PersonKey & { readonly name: string }) | 'desk';
  readonly correlationId: string;
  readonly after?: { readonly channel: ConversationAddress } | { readonly reason: ChannelLossReason };
}

const id = { _id: 'deal-team' } as const;
const nothingLost = { loss: '', noticeDueAt: '', notice: '' } as const;

export class MongoDealTeamStore implements DealTeamStore {
  readonly #settings: Collection<DealTeamDocument>;
  readonly #now: () => Date;
  readonly notices: MongoLeases<LossNotice>;

  constructor(db: Db, now: () => Date) {
    this.#settings = db.collection<DealTeamDocument>('settings', { writeConcern: { w: 'majority' } });
    this.#now = now;
    this.notices = new MongoLeases({
      collection: this.#settings,
      at: 'notice',
      due: (moment) => ({ noticeDueAt: { $lte: moment } }),
      order: { noticeDueAt: 1 },
      toItem: ({ loss, noticeDueAt }) => ({ ...loss, dueAt: noticeDueAt }) as LossNotice,
    });
  }

  async channel(): Promise<ConversationAddress | undefined> {
    const found = await this.#settings.findOne(id, { projection: { channel: 1, loss: 1 } });
    return found?.loss ? undefined : found?.channel;
  }

  async loss(): Promise<ChannelLoss | undefined> {
    return (await this.#settings.findOne(id, { projection: { loss: 1 } }))?.loss;
  }

  async chooseChannel(channel: ConversationAddress, by: { readonly name: string } & PersonKey): Promise<void> {
    const root = rootOf(channel);
    const { tenantId, aadObjectId, name } = by;
    const entry = this.#entry('channel-chosen', { tenantId, aadObjectId, name }, { channel: root });
    await this.#settings.updateOne(
      id,
      { $set: { channel: root }, $unset: nothingLost, ...born(entry) },
      { upsert: true },
    );
  }

  async loseChannel(where: ConversationAddress, reason: ChannelLossReason): Promise<boolean> {
    const { modifiedCount } = await this.#settings.updateOne(
      { ...meant(where), loss: { $exists: false } },
      {
        $set: { loss: { since: this.#now(), reason, told: [] }, noticeDueAt: this.#now() },
        ...born(this.#entry('channel-lost', 'desk', { reason })),
      },
    );
    return modifiedCount === 1;
  }

  async regainChannel(where: ConversationAddress): Promise<ConversationAddress | undefined> {
    const before = await this.#settings.findOneAndUpdate(
      { ...meant(where), loss: { $exists: true } },
      { $unset: nothingLost, ...born(this.#entry('channel-back', 'desk')) },
    );
    return before?.channel;
  }

  async wantNotice(): Promise<void> {
    await this.#settings.updateOne({ ...id, loss: { $exists: true } }, { $set: { noticeDueAt: this.#now() } });
  }

  async noteTold({ since }: LossNotice, who: string): Promise<void> {
    await this.#settings.updateOne({ ...id, 'loss.since': since }, { $addToSet: { 'loss.told': who } });
  }

  async settleNotice({ since, dueAt }: LossNotice): Promise<void> {
    const asSeen = { ...id, 'loss.since': since, noticeDueAt: dueAt };
    await this.#settings.updateOne(asSeen, { $unset: { noticeDueAt: '' } });
  }

  #entry(what: ChannelEntry['what'], by: ChannelEntry['by'], after?: ChannelEntry['after']): ChannelEntry {
    return { at: this.#now(), what, by, correlationId: currentCorrelation() ?? 'none', ...(after ? { after } : {}) };
  }
}

function born(entry: ChannelEntry) {
  return { $push: { history: entry }, $min: { auditDueAt: entry.at } } as const;
}

/**
 * Teams tells of a removal, an archived or a deleted team in the team's own conversation, whichever of its channels was
 * chosen; what is true of one channel alone is asked for without `teamId`.
 */
function meant(where: ConversationAddress): Filter<DealTeamDocument> {
  const { tenantId, conversationId, teamId } = rootOf(where);
  const same = [{ 'channel.conversationId': conversationId }, ...(teamId ? [{ 'channel.teamId': teamId }] : [])];
  return { ...id, 'channel.tenantId': tenantId, $or: same };
}
