import type { Json } from './cards.ts';
import type { ChatStore, Message } from './chat-store.ts';
import type { Memberships } from './connector-server.ts';
import type { Person, Where } from './person.ts';

export interface TeamOptions {
  readonly name?: string;
  readonly channels?: readonly string[];
}

/** Who and what there is in the tenant: people, one team with its channels, everybody's chat with the desk. */
export class Tenant implements Memberships {
  readonly id: string;
  readonly teamId = '19:harness-team@thread.tacv2';
  readonly teamName: string;
  readonly people: readonly Person[];
  readonly #store: ChatStore;
  readonly #channels: ReadonlyMap<string, string>;

  constructor(options: { id: string; people: readonly Person[]; team: TeamOptions; store: ChatStore }) {
    this.id = options.id;
    this.people = options.people;
    this.teamName = options.team.name ?? 'Deal team';
    this.#store = options.store;
    // The General channel has the team's own id.
    const names = options.team.channels ?? ['General', 'Deals'];
    this.#channels = new Map(names.map((name, i) => [name, i ? `19:harness-channel-${i}@thread.tacv2` : this.teamId]));
    const members = this.people.map((person) => person.teamsId);
    for (const id of this.#channels.values()) this.#store.open({ id, kind: 'channel', members });
    for (const { teamsId } of this.people) {
      this.#store.open({ id: chatIdOf(teamsId), kind: 'personal', members: [teamsId] });
    }
  }

  person(name: string): Person {
    const found = this.people.find((one) => one.name === name || one.name.split(' ')[0] === name);
    if (!found) throw new Error(`Nobody here is called ${name}.`);
    return found;
  }

  channelId(name: string): string {
    const id = this.#channels.get(name);
    if (!id) throw new Error(`There is no channel ${name}.`);
    return id;
  }

  conversationId(where: Where, person: Person): string {
    if (where === 'chat') return chatIdOf(person.teamsId);
    if ('channel' in where) return this.channelId(where.channel);
    return `${where.thread.conversationId};messageid=${where.thread.threadId}`;
  }

  /** Teams refreshes for everybody when a card names nobody and no more than 60 are there. */
  isSmall(message: Message): boolean {
    return (this.#store.find(message.conversationId)?.members.length ?? 0) <= 60;
  }

  membersOf(conversationId: string): readonly Json[] | undefined {
    return this.#store.find(conversationId)?.members.map((teamsId) => this.#asMember(teamsId));
  }

  teamOf(id: string): Json | undefined {
    if (id !== this.teamId) return undefined;
    const channels = [...this.#channels].map(([name, channelId]) => ({ id: channelId, name }));
    return { id, name: this.teamName, channels, tenantId: this.id };
  }

  personalChatWith(teamsId: string): string | undefined {
    return this.people.some((person) => person.teamsId === teamsId) ? chatIdOf(teamsId) : undefined;
  }

  #asMember(teamsId: string): Json {
    const person = this.people.find((one) => one.teamsId === teamsId);
    const [givenName, ...surname] = (person?.name ?? '').split(' ');
    return {
      id: teamsId,
      name: person?.name,
      givenName,
      surname: surname.join(' '),
      email: person?.email,
      userPrincipalName: person?.email,
      aadObjectId: person?.aadObjectId,
      tenantId: person?.options.organisation ?? this.id,
      userRole: person?.options.role ?? 'user',
    };
  }
}

function chatIdOf(teamsId: string): string {
  return `a:chat-${teamsId.slice(3)}`;
}
