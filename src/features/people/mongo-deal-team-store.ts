import type { Collection, Db, Filter, UpdateFilter } from 'mongodb';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import { currentCorrelation } from '../../logger.ts';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import { ReadsTogether } from '../../mongo/reads-together.ts';
import {
  type ChannelLoss,
  type ChannelLossReason,
  channelFor,
  defaultOf,
  meantBy,
  type TeamChannel,
  type TeamChannels,
  withChannel,
  withDefault,
  withoutChannel,
} from './deal-team-channels.ts';
import type { DealTeamStore, LossNotice } from './people-store.ts';
import type { PersonKey } from './person.ts';

interface DealTeamDocument {
  readonly _id: 'deal-team';
  /** The default channel first. */
  readonly channels?: TeamChannels;
  /** Incremented by each change of `channels`, for optimistic locking. */
  readonly version?: number;
  /** Format of earlier versions: the only channel, and its loss. */
  readonly channel?: ConversationAddress;
  readonly loss?: ChannelLoss;
  readonly noticeDueAt?: Date;
  /** Lease and failures of the sweep that notifies the admins. */
  readonly notice?: unknown;
  /** Entries that the audit (`features/audit`) has not yet taken over, as with those of a referral. */
  readonly history?: readonly ChannelEntry[];
  readonly auditDueAt?: Date;
}

interface ChannelEntry {
  readonly at: Date;
  readonly what:
    | 'channel-chosen'
    | 'channel-added'
    | 'channel-stopped'
    | 'channel-made-default'
    | 'channel-lost'
    | 'channel-back';
  readonly by: (PersonKey & { readonly name: string }) | 'desk';
  readonly correlationId: string;
  readonly after?: Readonly<Record<string, unknown>>;
}

interface Change {
  readonly channels: TeamChannels;
  readonly entries?: readonly Pick<ChannelEntry, 'what' | 'by' | 'after'>[];
  /** A loss has not been reported to all admins. */
  readonly wantsNotice?: true;
}

type Chooser = { readonly name: string } & PersonKey;

const id = { _id: 'deal-team' } as const;
/** Retries of the optimistic write. Losing more races than that against admins who choose channels means a bug. */
const attempts = 20;

/** All channels in one document: they are few, read together, and changed in one write. */
export class MongoDealTeamStore implements DealTeamStore {
  readonly #settings: Collection<DealTeamDocument>;
  readonly #now: () => Date;
  /** Each card and reminder asks for its channel: those of one moment share a look. */
  readonly #reads: ReadsTogether<DealTeamDocument>;
  readonly notices: MongoLeases<LossNotice>;

  constructor(db: Db, now: () => Date) {
    this.#settings = db.collection<DealTeamDocument>('settings', { writeConcern: { w: 'majority' } });
    this.#now = now;
    this.#reads = new ReadsTogether(this.#settings, { projection: { channels: 1, channel: 1, loss: 1 } });
    this.notices = new MongoLeases({
      collection: this.#settings,
      at: 'notice',
      due: (moment) => ({ noticeDueAt: { $lte: moment } }),
      order: { noticeDueAt: 1 },
      toItem: (document) => ({
        channels: channelsIn(document as DealTeamDocument),
        dueAt: document.noticeDueAt,
      }),
    });
  }

  async channel(): Promise<ConversationAddress | undefined> {
    return defaultOf(await this.channels())?.address;
  }

  async channels(): Promise<TeamChannels> {
    return channelsIn(await this.#reads.find(id._id));
  }

  async channelOf(referral: { readonly channelId?: string }): Promise<ConversationAddress | undefined> {
    return channelFor(await this.channels(), referral)?.address;
  }

  async chooseChannel(address: ConversationAddress, by: Chooser, name = ''): Promise<TeamChannels> {
    return this.#change((before) => {
      const channels = withChannel(before, address, name);
      const place = channels.findIndex((channel) => channel.id === rootOf(address).conversationId);
      const what = place === 0 ? ('channel-chosen' as const) : ('channel-added' as const);
      const after = { channel: channels[place]?.address, ...(name ? { name: channels[place]?.name } : {}) };
      return { channels, entries: [{ what, by: keyOf(by), after }] };
    });
  }

  async stopChannel(channelId: string, by: Chooser): Promise<TeamChannels | undefined> {
    let isThere = false;
    const left = await this.#change((before) => {
      const channel = before.find((one) => one.id === channelId);
      isThere = channel !== undefined;
      if (!channel) return undefined;
      const entry = { what: 'channel-stopped', by: keyOf(by), after: { channel: channel.address } } as const;
      return { channels: withoutChannel(before, channelId), entries: [entry] };
    });
    return isThere ? left : undefined;
  }

  async makeDefault(channelId: string, by: Chooser): Promise<TeamChannels | undefined> {
    let isThere = false;
    const changed = await this.#change((before) => {
      const channel = before.find((one) => one.id === channelId && !one.loss);
      isThere = channel !== undefined;
      if (!channel || channel === before[0]) return undefined;
      const entry = { what: 'channel-made-default', by: keyOf(by), after: { channel: channel.address } } as const;
      return { channels: withDefault(before, channelId), entries: [entry] };
    });
    return isThere ? changed : undefined;
  }

  async loseChannel(where: ConversationAddress, reason: ChannelLossReason): Promise<boolean> {
    let isNews = false;
    const isMeant = meantBy(where);
    await this.#change((before) => {
      const lost = before.filter((channel) => isMeant(channel) && !channel.loss);
      isNews = lost.length > 0;
      if (!isNews) return undefined;
      const loss = { since: this.#now(), reason, told: [] };
      const channels = before.map((channel) => (lost.includes(channel) ? { ...channel, loss } : channel));
      return { channels, wantsNotice: true, entries: lost.map(({ name }) => lostEntry(reason, name)) };
    });
    return isNews;
  }

  async regainChannel(where: ConversationAddress): Promise<TeamChannels> {
    let regained: TeamChannels = [];
    const isMeant = meantBy(where);
    const now = await this.#change((before) => {
      regained = before.filter((channel) => isMeant(channel) && channel.loss);
      if (regained.length === 0) return undefined;
      const channels = before.map((channel) => (regained.includes(channel) ? withoutLoss(channel) : channel));
      const back = { what: 'channel-back', by: 'desk' } as const;
      return { channels, entries: regained.map(({ name }) => ({ ...back, after: { name } })) };
    });
    return now.filter((channel) => regained.some((one) => one.id === channel.id));
  }

  async wantNotice(): Promise<void> {
    await this.#change((channels) => (channels.some(({ loss }) => loss) ? { channels, wantsNotice: true } : undefined));
  }

  async noteTold({ id: channelId, loss }: TeamChannel, who: string): Promise<void> {
    const since = loss?.since.getTime();
    await this.#change((before) => {
      const channels = before.map((channel) =>
        channel.id === channelId && channel.loss && channel.loss.since.getTime() === since
          ? { ...channel, loss: { ...channel.loss, told: [...new Set([...channel.loss.told, who])] } }
          : channel,
      );
      return { channels };
    });
  }

  async settleNotice({ dueAt }: LossNotice): Promise<void> {
    await this.#settings.updateOne({ ...id, noticeDueAt: dueAt }, { $unset: { noticeDueAt: '' } });
  }

  /**
   * Returns the channels after the change. `change` is called once per attempt, so it must be pure; it returns
   * undefined if there is nothing to do.
   */
  async #change(change: (before: TeamChannels) => Change | undefined): Promise<TeamChannels> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const projection = { channels: 1, channel: 1, loss: 1, version: 1 };
      const document = await this.#settings.findOne(id, { projection });
      const before = channelsIn(document);
      const next = change(before);
      if (!next) return before;
      if (await this.#write(document, next)) return next.channels;
    }
    throw new Error('The deal team’s channels kept changing');
  }

  async #write(before: DealTeamDocument | null, { channels, entries = [], wantsNotice }: Change): Promise<boolean> {
    const at = this.#now();
    const correlationId = currentCorrelation() ?? 'none';
    const isNothingLost = !channels.some(({ loss }) => loss);
    const version = before?.version ?? { $exists: false };
    try {
      const { matchedCount, upsertedCount } = await this.#settings.updateOne(
        { ...id, version } as Filter<DealTeamDocument>,
        {
          $set: { channels, version: (before?.version ?? 0) + 1, ...(wantsNotice ? { noticeDueAt: at } : {}) },
          $unset: { channel: '', loss: '', ...(isNothingLost ? { noticeDueAt: '', notice: '' } : {}) },
          ...(entries.length > 0
            ? {
                $push: { history: { $each: entries.map((entry) => ({ at, correlationId, ...entry })) } },
                $min: { auditDueAt: at },
              }
            : {}),
        } as unknown as UpdateFilter<DealTeamDocument>,
        { upsert: !before },
      );
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      // Duplicate key: a concurrent call inserted it.
      if ((error as { code?: unknown }).code === 11000) return false;
      throw error;
    }
  }
}

function channelsIn(document: DealTeamDocument | null): TeamChannels {
  if (document?.channels) return document.channels;
  const { channel, loss } = document ?? {};
  return channel ? [{ id: channel.conversationId, name: '', address: channel, ...(loss ? { loss } : {}) }] : [];
}

function withoutLoss({ loss: _loss, ...channel }: TeamChannel): TeamChannel {
  return channel;
}

function keyOf({ tenantId, aadObjectId, name }: Chooser): Chooser {
  return { tenantId, aadObjectId, name };
}

function lostEntry(reason: ChannelLossReason, name: string) {
  return { what: 'channel-lost', by: 'desk', after: { reason, ...(name ? { name } : {}) } } as const;
}
