import { randomUUID } from 'node:crypto';
import { envelope, type InstallAction, installEvents } from './activities.ts';
import { BotLine, type Delivery } from './bot-line.ts';
import type { Json } from './cards.ts';
import { ChatStore, type Message } from './chat-store.ts';
import { type ConnectorServer, startConnectorServer } from './connector-server.ts';
import type { Fault } from './faults.ts';
import { type Heard, Person, type PersonOptions, type Where } from './person.ts';
import { type TeamOptions, Tenant } from './tenant.ts';

export interface TeamsOptions {
  readonly tenantId?: string;
  readonly appId?: string;
  readonly botName?: string;
  readonly people?: readonly (string | PersonOptions)[];
  readonly team?: TeamOptions;
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly host?: string;
  /** `Authorization` for what Teams says to the bot. */
  readonly authorize?: (serviceUrl: string) => string | Promise<string>;
  /** Whether the bot's own `Authorization` is good. */
  readonly accepts?: (authorization: string | undefined) => boolean;
}

/** Where the desk is installed: somebody's chat, or the team, with the channel that is chosen at install. */
export type InstallPlace = { readonly personal: true } | { readonly team: { readonly channel: string } };

/**
 * One tenant of Microsoft Teams, as docs/teams.md describes it: what is said, what is pressed, what stands in which
 * chat.
 */
export async function startTeams(options: TeamsOptions = {}): Promise<Teams> {
  const teams = new Teams(options);
  await teams.start();
  return teams;
}

export class Teams {
  readonly appId: string;
  readonly botId: string;
  readonly botName: string;
  readonly store = new ChatStore();
  readonly tenant: Tenant;
  readonly line: BotLine;
  readonly #options: TeamsOptions;
  #connector: ConnectorServer | undefined;

  constructor(options: TeamsOptions) {
    this.#options = options;
    this.appId = options.appId ?? '22222222-2222-4222-8222-222222222222';
    this.botId = `28:${this.appId}`;
    this.botName = options.botName ?? 'Co-sell Desk';
    this.line = new BotLine(options.authorize);
    const people = (options.people ?? ['Kim Example', 'Lee Example']).map(
      (one, index) => new Person(this, typeof one === 'string' ? { name: one } : one, index + 1),
    );
    const id = options.tenantId ?? '11111111-1111-4111-8111-111111111111';
    this.tenant = new Tenant({ id, people, team: options.team ?? {}, store: this.store });
  }

  async start(): Promise<void> {
    const { tls, host, accepts } = this.#options;
    this.#connector = await startConnectorServer({
      store: this.store,
      memberships: this.tenant,
      ...(tls ? { tls } : {}),
      ...(host ? { host } : {}),
      ...(accepts ? { accepts } : {}),
    });
  }

  /** Tells the harness where the bot listens: `http://127.0.0.1:3978` or the whole endpoint. */
  connect(url: string): void {
    this.line.url = url.endsWith('/api/messages') ? url : `${url.replace(/\/$/, '')}/api/messages`;
  }

  async close(): Promise<void> {
    await this.#connector?.close();
  }

  get connector(): ConnectorServer {
    if (!this.#connector) throw new Error('The harness has not started.');
    return this.#connector;
  }

  get serviceUrl(): string {
    return this.connector.serviceUrl;
  }

  get tenantId(): string {
    return this.tenant.id;
  }

  get teamId(): string {
    return this.tenant.teamId;
  }

  get people(): readonly Person[] {
    return this.tenant.people;
  }

  /** By whole or first name. */
  person(name: string): Person {
    return this.tenant.person(name);
  }

  channelId(name: string): string {
    return this.tenant.channelId(name);
  }

  /** Messages in a chat (of the first person, unless one is named), channel or thread; oldest first, without deleted ones. */
  messagesIn(where: Where, person: Person | undefined = this.people[0]): readonly Message[] {
    if (!person) throw new Error('Nobody is in this tenant.');
    const conversation = this.store.find(this.tenant.conversationId(where, person));
    const messages = conversation?.messages.filter((one) => !one.deleted) ?? [];
    return typeof where === 'object' && 'thread' in where
      ? messages.filter((one) => one.threadId === where.thread.threadId)
      : messages;
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
    const conversationId = this.tenant.conversationId(where, person);
    const channel = where !== 'chat';
    const id = fields.type === 'message' ? this.store.add(conversationId, fields, 'person')?.id : `f:${randomUUID()}`;
    // A new root post in a channel begins a thread, and the thread is the conversation that the bot sees.
    const isRoot = channel && !conversationId.includes(';messageid=') && fields.type === 'message';
    const seen = isRoot ? `${conversationId};messageid=${id}` : conversationId;
    return { ...this.#envelope(person, seen, channel), ...fields, id };
  }

  /** Delivers one activity, or several after each other, and collects what the bot posts there meanwhile. */
  async hear(...activities: readonly Json[]): Promise<Heard> {
    const conversation = this.store.find(String((activities[0]?.conversation as Json | undefined)?.id));
    const before = conversation?.messages.length ?? 0;
    let delivery: Delivery = { status: 0, body: undefined };
    for (const activity of activities) delivery = await this.line.deliver(activity);
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

  /** Adds the desk: both events that Teams sends. */
  installs(person: Person, where: InstallPlace): Promise<Heard> {
    return this.hear(...this.installActivities(person, where));
  }

  uninstalls(person: Person, where: InstallPlace): Promise<Heard> {
    return this.hear(...this.installActivities(person, where, 'remove'));
  }

  /** The events themselves, for tests of order and repetition. */
  installActivities(person: Person, where: InstallPlace, action: InstallAction = 'add'): readonly Json[] {
    const team = 'team' in where;
    const conversationId = team ? this.teamId : this.tenant.conversationId('chat', person);
    return installEvents(this.#envelope(person, conversationId, team), {
      action,
      botId: this.botId,
      personId: person.teamsId,
      ...(team ? { channelId: this.channelId(where.team.channel) } : {}),
    });
  }

  #envelope(person: Person, conversationId: string, channel: boolean): Json {
    const bot = { id: this.botId, name: this.botName };
    const team = { id: this.teamId, name: this.tenant.teamName };
    const { tenantId, serviceUrl } = this;
    return envelope({ tenantId, serviceUrl, bot, team }, person, conversationId, channel);
  }
}
