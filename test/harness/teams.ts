import { randomUUID } from 'node:crypto';
import { BotLine, type Delivery } from './bot-line.ts';
import type { Json } from './cards.ts';
import { ChatStore, type Conversation, type Message } from './chat-store.ts';
import { type ConnectorServer, startConnectorServer } from './connector-server.ts';
import type { Fault } from './faults.ts';
import { type Heard, Person, type PersonOptions, type Where } from './person.ts';

export interface TeamsOptions {
  readonly tenantId?: string;
  readonly appId?: string;
  readonly botName?: string;
  readonly people?: readonly (string | PersonOptions)[];
  readonly team?: { readonly name?: string; readonly channels?: readonly string[] };
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly host?: string;
  /** `Authorization` for what Teams says to the bot. */
  readonly authorize?: (serviceUrl: string) => string | Promise<string>;
  /** Whether the bot's own `Authorization` is good. */
  readonly accepts?: (authorization: string | undefined) => boolean;
}

export async function startTeams(options: TeamsOptions = {}): Promise<Teams> {
  const teams = new Teams(options);
  await teams.start();
  return teams;
}

/** One tenant of Microsoft Teams, as teams.md describes it: what is said, what is pressed, what stands in which chat. */
export class Teams {
  readonly tenantId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botName: string;
  readonly teamId = '19:harness-team@thread.tacv2';
  readonly store = new ChatStore();
  readonly people: readonly Person[];
  readonly line: BotLine;
  readonly #options: TeamsOptions;
  readonly #channels: ReadonlyMap<string, string>;
  #connector: ConnectorServer | undefined;

  constructor(options: TeamsOptions) {
    this.#options = options;
    this.tenantId = options.tenantId ?? '11111111-1111-4111-8111-111111111111';
    this.appId = options.appId ?? '22222222-2222-4222-8222-222222222222';
    this.botId = `28:${this.appId}`;
    this.botName = options.botName ?? 'Co-sell Desk';
    this.line = new BotLine(options.authorize);
    const people = options.people ?? ['Kim Example', 'Lee Example'];
    this.people = people.map(
      (one, index) => new Person(this, typeof one === 'string' ? { name: one } : one, index + 1),
    );
    // The General channel has the team's own id.
    const names = options.team?.channels ?? ['General', 'Deals'];
    this.#channels = new Map(
      names.map((name, i) => [name, i === 0 ? this.teamId : `19:harness-channel-${i}@thread.tacv2`]),
    );
    const members = this.people.map((person) => person.teamsId);
    for (const id of this.#channels.values()) this.store.open({ id, kind: 'channel', members });
    for (const { teamsId } of this.people) {
      this.store.open({ id: this.#chatId(teamsId), kind: 'personal', members: [teamsId] });
    }
  }

  async start(): Promise<void> {
    const { tls, host, accepts } = this.#options;
    this.#connector = await startConnectorServer({
      store: this.store,
      memberships: {
        membersOf: (id) => this.#roster(this.store.find(id)),
        teamOf: (id) => (id === this.teamId ? this.#team() : undefined),
        personalChatWith: (teamsId) => (this.#byTeamsId(teamsId) ? this.#chatId(teamsId) : undefined),
      },
      ...(tls ? { tls } : {}),
      ...(host ? { host } : {}),
      ...(accepts ? { accepts } : {}),
    });
  }

  /** Tells the harness where the bot listens: `http://127.0.0.1:3978` or the whole endpoint. */
  connect(url: string): void {
    this.line.url = url.endsWith('/api/messages') ? url : `${url.replace(/\/$/, '')}/api/messages`;
  }

  get connector(): ConnectorServer {
    if (!this.#connector) throw new Error('The harness has not started.');
    return this.#connector;
  }

  get serviceUrl(): string {
    return this.connector.serviceUrl;
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

  /** Messages in a chat or channel, oldest first, without deleted ones. */
  messagesIn(where: Where, person: Person = this.#anybody()): readonly Message[] {
    const messages = this.store.find(this.#conversationId(where, person))?.messages.filter((one) => !one.deleted) ?? [];
    return typeof where === 'object' && 'thread' in where
      ? messages.filter((one) => one.threadId === where.thread.threadId)
      : messages;
  }

  whereIs(message: Message): Where {
    return message.threadId ? { thread: message } : 'chat';
  }

  isSmall(message: Message): boolean {
    return (this.store.find(message.conversationId)?.members.length ?? 0) <= 60;
  }

  fail(fault: Fault): void {
    this.connector.faults.add(fault);
  }

  /** The most writes that arrived within any such span of time: for Teams' rate limits. */
  mostWritesWithin(milliseconds: number, conversationId?: string): number {
    const times = this.connector.calls
      .filter(({ kind }) => kind === 'post' || kind === 'edit' || kind === 'create')
      .filter((call) => conversationId === undefined || call.conversationId?.startsWith(conversationId))
      .map(({ at }) => at);
    return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length));
  }

  /** An activity of this person there. What they wrote is kept as a message of the conversation. */
  activity(person: Person, where: Where, fields: Json): Json {
    const conversationId = this.#conversationId(where, person);
    const channel = where !== 'chat';
    const id = fields.type === 'message' ? this.store.add(conversationId, fields, 'person')?.id : `f:${randomUUID()}`;
    // A new root post in a channel begins a thread, and the thread is the conversation that the bot sees.
    const isRoot = channel && !conversationId.includes(';messageid=') && fields.type === 'message';
    return {
      ...this.#envelope(person, isRoot ? `${conversationId};messageid=${id}` : conversationId, channel),
      ...fields,
      id,
    };
  }

  /** Delivers, and collects what the bot posts there meanwhile. */
  async hear(make: () => Json): Promise<Heard> {
    const activity = make();
    const conversation = this.store.find(String((activity.conversation as Json).id));
    const before = conversation?.messages.length ?? 0;
    const delivery = await this.line.deliver(activity);
    const replies = conversation?.messages.slice(before).filter(({ by, deleted }) => by === 'bot' && !deleted) ?? [];
    return { ...delivery, replies };
  }

  /** The same activity, several times: one after the other, or all at once. */
  async deliver(activity: Json, times = 1, options: { readonly atOnce?: boolean } = {}): Promise<readonly Delivery[]> {
    if (options.atOnce) return Promise.all(Array.from({ length: times }, () => this.line.deliver(activity)));
    const deliveries: Delivery[] = [];
    for (let i = 0; i < times; i += 1) deliveries.push(await this.line.deliver(activity));
    return deliveries;
  }

  /** Adds the desk: both events that Teams sends. `channel` is what was chosen when a team installs it. */
  async installs(person: Person, where: { readonly personal: true } | { readonly team: { readonly channel: string } }) {
    return this.#installEvents(person, where, 'add');
  }

  async uninstalls(
    person: Person,
    where: { readonly personal: true } | { readonly team: { readonly channel: string } },
  ) {
    return this.#installEvents(person, where, 'remove');
  }

  /** The events themselves, for tests of order and repetition. */
  installActivities(
    person: Person,
    where: { readonly personal: true } | { readonly team: { readonly channel: string } },
    action: 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade' = 'add',
  ): readonly Json[] {
    const channel = 'team' in where;
    const base = this.#envelope(person, channel ? this.teamId : this.#chatId(person.teamsId), channel);
    const settings = channel ? { settings: { selectedChannel: { id: this.channelId(where.team.channel) } } } : {};
    const channelData = { ...(base.channelData as Json), ...settings };
    const update = { ...base, type: 'installationUpdate', id: `f:${randomUUID()}`, action, channelData };
    if (action.endsWith('-upgrade')) return [update];
    const bot = { id: this.botId, name: this.botName };
    const members = action === 'add' ? { membersAdded: [{ id: person.teamsId }, bot] } : { membersRemoved: [bot] };
    return [update, { ...base, type: 'conversationUpdate', id: `f:${randomUUID()}`, channelData, ...members }];
  }

  async close(): Promise<void> {
    await this.#connector?.close();
  }

  async #installEvents(
    person: Person,
    where: { readonly personal: true } | { readonly team: { readonly channel: string } },
    action: 'add' | 'remove',
  ): Promise<Heard> {
    const activities = this.installActivities(person, where, action);
    const id = String(((activities[0] as Json).conversation as Json).id);
    const before = this.store.find(id)?.messages.length ?? 0;
    let last: Delivery = { status: 0, body: undefined };
    for (const activity of activities) last = await this.line.deliver(activity);
    const replies =
      this.store
        .find(id)
        ?.messages.slice(before)
        .filter(({ by }) => by === 'bot') ?? [];
    return { ...last, replies };
  }

  #envelope(person: Person, conversationId: string, channel: boolean): Json {
    const { locale = 'en-US', timeZone = 'Europe/London', anonymous } = person.options;
    const channelId = conversationId.split(';messageid=')[0];
    const now = new Date().toISOString();
    return {
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      timestamp: now,
      localTimestamp: now,
      localTimezone: timeZone,
      locale,
      from: { id: person.teamsId, name: person.name, ...(anonymous ? {} : { aadObjectId: person.aadObjectId }) },
      recipient: { id: this.botId, name: this.botName },
      conversation: {
        id: conversationId,
        tenantId: this.tenantId,
        conversationType: channel ? 'channel' : 'personal',
        ...(channel ? { isGroup: true } : {}),
      },
      channelData: {
        tenant: { id: this.tenantId },
        ...(channel
          ? { team: { id: this.teamId, name: this.#options.team?.name ?? 'Deal team' }, channel: { id: channelId } }
          : {}),
      },
      entities: [{ type: 'clientInfo', locale, country: 'US', platform: 'Web', timezone: timeZone }],
    };
  }

  #conversationId(where: Where, person: Person): string {
    if (where === 'chat') return this.#chatId(person.teamsId);
    if ('channel' in where) return this.channelId(where.channel);
    return `${where.thread.conversationId};messageid=${where.thread.threadId}`;
  }

  #chatId(teamsId: string): string {
    return `a:chat-${teamsId.slice(3)}`;
  }

  #roster(conversation: Conversation | undefined): readonly Json[] | undefined {
    return conversation?.members.map((teamsId) => {
      const person = this.#byTeamsId(teamsId);
      const [givenName, ...surname] = (person?.name ?? '').split(' ');
      return {
        id: teamsId,
        name: person?.name,
        givenName,
        surname: surname.join(' '),
        email: person?.email,
        userPrincipalName: person?.email,
        aadObjectId: person?.aadObjectId,
        tenantId: this.tenantId,
        userRole: person?.options.role ?? 'user',
      };
    });
  }

  #team(): Json {
    const channels = [...this.#channels].map(([name, id]) => ({ id, name }));
    return { id: this.teamId, name: this.#options.team?.name ?? 'Deal team', channels, tenantId: this.tenantId };
  }

  #byTeamsId(teamsId: string): Person | undefined {
    return this.people.find((person) => person.teamsId === teamsId);
  }

  #anybody(): Person {
    const [first] = this.people;
    if (!first) throw new Error('Nobody is in this tenant.');
    return first;
  }
}
