import type { Db } from 'mongodb';
import type { AuditLine } from '../../../src/features/audit/index.ts';
import { type Copy, eventOf } from '../../../src/features/referrals/copies/copy.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import { buttonsOf } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { Teams } from '../../harness/teams.ts';
import { historyOf } from '../../support/history.ts';

export type StoredReferral = Omit<Referral, 'id'> & { readonly _id: string; readonly history: readonly AuditLine[] };
export type StoredCopy = Omit<Copy, 'id'> & { readonly _id: string };

/** What the desk wrote down, beside what stands in Teams. Read from its collections: what is stored is what is judged. */
export class Registry {
  readonly #db: Db;
  readonly #teams: Teams;

  constructor(db: Db, teams: Teams) {
    this.#db = db;
    this.#teams = teams;
  }

  async referral(id: string): Promise<StoredReferral> {
    const found = await this.#db.collection<StoredReferral>('referrals').findOne({ _id: id });
    if (!found) throw new Error(`The desk does not know referral ${id}.`);
    return this.#withHistory(found);
  }

  async referrals(): Promise<StoredReferral[]> {
    const found = await this.#db.collection<StoredReferral>('referrals').find().toArray();
    return Promise.all(found.map((each) => this.#withHistory(each)));
  }

  /** A running desk moves it out of the document every minute. */
  async #withHistory(found: StoredReferral): Promise<StoredReferral> {
    return { ...found, history: await historyOf(this.#db, found._id) };
  }

  copies(): Promise<StoredCopy[]> {
    return this.#db.collection<StoredCopy>('copies').find().toArray();
  }

  /** The standing cards of a referral, each with the message that it names. */
  async copiesOf(referralId: string): Promise<readonly { copy: StoredCopy; message: Message }[]> {
    return (await this.#sentOf(referralId)).filter(({ copy }) => !eventOf(copy));
  }

  /** The lines under its channel's card that tell what happened, as they stand in Teams. */
  async eventsOf(referralId: string): Promise<readonly { copy: StoredCopy; message: Message }[]> {
    return (await this.#sentOf(referralId)).filter(({ copy }) => eventOf(copy));
  }

  async #sentOf(referralId: string): Promise<readonly { copy: StoredCopy; message: Message }[]> {
    const copies = await this.#db.collection<StoredCopy>('copies').find({ referralId, state: 'sent' }).toArray();
    return copies.map((copy) => ({ copy, message: this.messageOf(copy) }));
  }

  /** The reminders of a referral, or of all, that somebody has before them: by themselves, or on a list that stands. */
  async remindersTold(referralId?: string): Promise<readonly StoredCopy[]> {
    const of = { ...(referralId ? { referralId } : {}), purpose: /^reminder:/ };
    const told = { ...of, state: { $in: ['sent', 'listed'] } } as const;
    const [copies, lists] = await Promise.all([
      this.#db
        .collection<StoredCopy>('copies')
        .find(told as never)
        .toArray(),
      this.#db.collection('postedLists').find({ state: 'sent' }).toArray(),
    ]);
    const standing = new Set(lists.flatMap(({ rows }) => (rows as { copyId?: string }[]).map(({ copyId }) => copyId)));
    return copies.filter(({ _id, state }) => state === 'sent' || standing.has(_id));
  }

  messageOf(copy: StoredCopy): Message {
    const message = this.#teams.store.message(copy.address.conversationId, copy.activityId ?? '');
    if (!message) throw new Error(`The registry names a message that is not there: ${copy._id}.`);
    return message;
  }

  /** What still waits to be done, in words; undefined when all is quiet and `copies` messages stand. */
  async unsettled(copies: number): Promise<string | undefined> {
    const referrals = this.#db.collection('referrals');
    const [standing, due, cards, outbox] = await Promise.all([
      this.#db.collection('copies').countDocuments({ state: { $in: ['sent', 'listed'] } }),
      this.#countDue({ $exists: true }),
      referrals.countDocuments({ cardsDueAt: { $exists: true } }),
      referrals.countDocuments({ outboxDueAt: { $exists: true } }),
    ]);
    if (standing === copies && due + cards + outbox === 0) return undefined;
    return `${standing} of ${copies} copies stand, ${due} copies, ${cards} fan-outs and ${outbox} outboxes are due`;
  }

  /** Of messages: cards, and lists of reminders. */
  async #countDue(dueAt: object): Promise<number> {
    const counts = await Promise.all(
      ['copies', 'postedLists'].map((name) => this.#db.collection(name).countDocuments({ dueAt })),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** What is due at this time of the desk, in words; undefined when all of it is done. */
  async due(now: Date): Promise<string | undefined> {
    const referrals = this.#db.collection('referrals');
    const by = { $lte: now };
    const [copies, cards, outbox, action] = await Promise.all([
      this.#countDue(by),
      referrals.countDocuments({ cardsDueAt: by }),
      referrals.countDocuments({ outboxDueAt: by }),
      referrals.countDocuments({ $or: timetable.map((field) => ({ [field]: by })) }),
    ]);
    if (copies + cards + outbox + action === 0) return undefined;
    return `${copies} copies, ${cards} fan-outs, ${outbox} outboxes and ${action} looks at the time are due`;
  }
}

const timetable = ['rungDueAt', 'snoozeDueAt', 'deadlineDueAt', 'planDueAt', 'silenceDueAt'];

/** Which referral a message's card is about, from its buttons: they carry the id. A list is about none of its rows. */
export function referralIdOf(message: Message): string | undefined {
  const buttons = buttonsOf(cardOf(message.activity));
  if (buttons.some(({ verb }) => verb === 'referral.open')) return undefined;
  const ids = buttons.flatMap(({ action }) => {
    const id = (action.data as { referralId?: unknown } | undefined)?.referralId;
    return typeof id === 'string' ? [id] : [];
  });
  return ids[0];
}
