import { type Collection, type Db, type Document, MongoServerError } from 'mongodb';
import { type ConversationAddress, rootOf } from '../../conversation.ts';
import { inTime } from '../../mongo/in-time.ts';
import { ReadsTogether } from '../../mongo/reads-together.ts';
import type { Directory, KnownPerson, PersonFacts } from '../../teams/directory.ts';
import { type Person, type PersonKey, personId } from './person.ts';
import { type PersonDocument, peopleCollection, toFacts, toPerson } from './person-document.ts';

interface ConversationDocument extends ConversationAddress {
  readonly _id: string;
  readonly installedAt?: Date;
}

/** Milliseconds. The first database read of each turn: its time-out detects a database that does not answer. */
const firstLookMilliseconds = 4_000;

/**
 * Fields of a new person. Documents from before this field existed lack it, and those people's favourites are looked up
 * each time.
 */
const nothingYet = { keepsFavourites: false };

export type ReportedHours = Pick<PersonFacts, 'timeZone' | 'country'>;

export interface DirectoryOptions {
  readonly now: () => Date;
  /** The person has become reachable or has a new e-mail address: referrals may now have an owner. */
  readonly onReachable: (person: Person) => void;
  /** Their chat can be written to, which could not be before: for the first time, or again. */
  readonly onWritable?: (person: Person) => void;
  /** The person's client reports another zone or country, which is about to be written. Awaited. */
  readonly onHoursChanging?: (person: Person, reported: ReportedHours) => Promise<void>;
  /** The time zone or country reported by the person's client has changed. */
  readonly onHoursChanged?: (person: Person, formerZone: string | undefined) => void;
  /** A guest became a member, or a member a guest: what they may do and see is another. */
  readonly onStandingChanged?: (person: Person) => void;
  /** The person removed the app, and stands in for others. */
  readonly onStandInLeft?: (person: Person) => void;
}

/** The Teams edge's knowledge of people and conversations, stored in MongoDB. */
export class MongoDirectory implements Directory {
  readonly #people: Collection<PersonDocument>;
  readonly #byId: ReadsTogether<PersonDocument>;
  readonly #conversations: Collection<ConversationDocument>;
  readonly #options: DirectoryOptions;

  constructor(db: Db, options: DirectoryOptions) {
    this.#people = peopleCollection(db);
    this.#byId = new ReadsTogether(this.#people);
    this.#conversations = db.collection<ConversationDocument>('conversations');
    this.#options = options;
  }

  async find(key: PersonKey): Promise<KnownPerson | undefined> {
    const document = await inTime(this.#byId.find(personId(key)), firstLookMilliseconds);
    return document ? { person: toPerson(document), facts: toFacts(document) } : undefined;
  }

  async learn(facts: PersonFacts, known?: KnownPerson): Promise<Person> {
    await this.#hoursReported(facts, known);
    const before = await this.#people.findOneAndUpdate(
      { _id: personId(facts) },
      {
        $set: { ...facts, seenAt: this.#options.now() } as Document,
        $setOnInsert: nothingYet,
        ...(facts.personalChat ? { $unset: { unreachableSince: '' as const } } : {}),
      },
      { upsert: true, returnDocument: 'before' },
    );
    const isBack = facts.personalChat !== undefined && (!before?.personalChat || before.unreachableSince !== undefined);
    const { unreachableSince, ...kept }: Partial<PersonDocument> = before ?? nothingYet;
    const still = unreachableSince && !facts.personalChat ? { unreachableSince } : {};
    const after = { ...kept, ...still, ...facts, _id: personId(facts), seenAt: this.#options.now() };
    const person = toPerson(after);
    if (isBack || (person.email && before?.email !== after.email)) this.#options.onReachable(person);
    if (isBack) this.#options.onWritable?.(person);
    if (before && (before.guest ?? false) !== person.guest) this.#options.onStandingChanged?.(person);
    if (before && (before.timeZone !== after.timeZone || before.country !== after.country))
      this.#options.onHoursChanged?.(person, toPerson(before).timeZone);
    return person;
  }

  /** Before the write: a process that dies behind it leaves nothing planned by the former hours. */
  async #hoursReported(facts: PersonFacts, known: KnownPerson | undefined): Promise<void> {
    const isOther = (['timeZone', 'country'] as const).some(
      (name) => facts[name] !== undefined && facts[name] !== known?.facts[name],
    );
    if (known && isOther) await this.#options.onHoursChanging?.(known.person, facts);
  }

  async rememberConversation(address: ConversationAddress): Promise<void> {
    const root = rootOf(address);
    await this.#conversations.updateOne({ _id: conversationId(root) }, { $set: root as Document }, { upsert: true });
  }

  async forgetConversation(address: ConversationAddress): Promise<void> {
    const root = rootOf(address);
    await this.#conversations.deleteOne({ _id: conversationId(root) });
    const theirs = { tenantId: root.tenantId, 'personalChat.conversationId': root.conversationId };
    // Of whom it was not told already that they cannot be written to.
    const untold = { 'standsInFor.0': { $exists: true }, unreachableSince: { $exists: false } };
    const standIn = await this.#people.findOne({ ...theirs, ...untold });
    await this.#people.updateMany(theirs, { $unset: { personalChat: '' } });
    if (standIn) this.#options.onStandInLeft?.(toPerson(standIn));
  }

  async firstInstall(address: ConversationAddress): Promise<boolean> {
    const first = { _id: conversationId(rootOf(address)), installedAt: { $exists: false } };
    try {
      const found = await this.#conversations.updateOne(
        first,
        { $set: { installedAt: this.#options.now() } },
        { upsert: true },
      );
      return found.modifiedCount + found.upsertedCount > 0;
    } catch (error) {
      // Duplicate key: the document exists and did not match the filter, because the app is installed already.
      if (error instanceof MongoServerError && error.code === 11000) return false;
      throw error;
    }
  }
}

function conversationId({ tenantId, conversationId }: ConversationAddress): string {
  return `${tenantId}/${conversationId}`;
}
