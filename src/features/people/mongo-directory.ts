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

/** Every turn begins with this look, so this is where a silent database is noticed. */
const firstLookMilliseconds = 4_000;

/** Of somebody new. Who was known before this was asked has no such field, and is looked up each time. */
const nothingYet = { keepsFavourites: false };

export interface DirectoryOptions {
  readonly now: () => Date;
  /** Somebody can now be written to, or has another e-mail than before: referrals may have found their owner. */
  readonly onReachable: (person: Person) => void;
  /** Their client is in another time zone or country than before. */
  readonly onHoursChanged?: (person: Person) => void;
}

/** What the Teams edge learns of people and conversations, kept on MongoDB. */
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

  async learn(facts: PersonFacts): Promise<Person> {
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
    const { unreachableSince, ...known }: Partial<PersonDocument> = before ?? nothingYet;
    const still = unreachableSince && !facts.personalChat ? { unreachableSince } : {};
    const after = { ...known, ...still, ...facts, _id: personId(facts), seenAt: this.#options.now() };
    const person = toPerson(after);
    if (isBack || (person.email && before?.email !== after.email)) this.#options.onReachable(person);
    if (before && (before.timeZone !== after.timeZone || before.country !== after.country))
      this.#options.onHoursChanged?.(person);
    return person;
  }

  async rememberConversation(address: ConversationAddress): Promise<void> {
    const root = rootOf(address);
    await this.#conversations.updateOne({ _id: conversationId(root) }, { $set: root as Document }, { upsert: true });
  }

  async forgetConversation(address: ConversationAddress): Promise<void> {
    const root = rootOf(address);
    await this.#conversations.deleteOne({ _id: conversationId(root) });
    await this.#people.updateMany(
      { tenantId: root.tenantId, 'personalChat.conversationId': root.conversationId },
      { $unset: { personalChat: '' } },
    );
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
      // It is there and installed already: the filter did not match, and a second one cannot be inserted.
      if (error instanceof MongoServerError && error.code === 11000) return false;
      throw error;
    }
  }
}

function conversationId({ tenantId, conversationId }: ConversationAddress): string {
  return `${tenantId}/${conversationId}`;
}
