import type { ConversationAddress } from '../../src/conversation.ts';
import { type Person, type PersonKey, personId } from '../../src/features/people/person.ts';
import type { Directory, KnownPerson, PersonFacts } from '../../src/teams/directory.ts';

/** The directory in memory: keeps its own copies, as a database would. */
export class MemoryDirectory implements Directory {
  readonly conversations = new Map<string, ConversationAddress>();
  /** How often something was written: most messages should write nothing. */
  writes = 0;
  readonly #people = new Map<string, PersonFacts>();
  readonly #installs = new Set<string>();

  async find(key: PersonKey): Promise<KnownPerson | undefined> {
    const facts = this.#people.get(personId(key));
    return facts && { person: toPerson(facts), facts: structuredClone(facts) };
  }

  async learn(facts: PersonFacts): Promise<Person> {
    this.writes += 1;
    const all = { ...this.#people.get(personId(facts)), ...structuredClone(facts) };
    this.#people.set(personId(facts), all);
    return toPerson(all);
  }

  async rememberConversation(address: ConversationAddress): Promise<void> {
    this.conversations.set(keyOf(address), { ...address });
  }

  async forgetConversation(address: ConversationAddress): Promise<void> {
    this.conversations.delete(keyOf(address));
    this.#installs.delete(keyOf(address));
  }

  async firstInstall(address: ConversationAddress): Promise<boolean> {
    if (this.#installs.has(keyOf(address))) return false;
    this.#installs.add(keyOf(address));
    return true;
  }
}

function toPerson({ rosterReadAt: _readAt, ...facts }: PersonFacts): Person {
  return { ...facts, name: facts.name ?? '', guest: facts.guest ?? false };
}

function keyOf(address: ConversationAddress): string {
  return `${address.tenantId}/${address.conversationId}`;
}
