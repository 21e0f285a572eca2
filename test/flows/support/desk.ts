import { Duration } from 'luxon';
import type { App } from '../../../src/app.ts';
import type { AuditLine } from '../../../src/features/audit/index.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import type { ReferralSpec } from '../../../src/sandbox/control-referral.ts';
import type { RequestLogEntry } from '../../../src/sandbox/exchange.ts';
import type { ReferralRecord } from '../../../src/sandbox/referral-record.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { Person } from '../../harness/person.ts';
import type { Teams } from '../../harness/teams.ts';
import { historyOf } from '../../support/history.ts';
import type { DeskParts } from './a-desk.ts';
import { mentions } from './cards.ts';
import { gatheringMilliseconds, whatIsDue } from './what-is-due.ts';

/** More rounds than any conversation needs: whoever reaches it goes in circles. */
const mostRounds = 100;

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly correlationId?: string;
  readonly [field: string]: unknown;
}

/** A desk that runs, the people around it, and Partner Center behind it. */
export class Desk {
  readonly teams: Teams;
  readonly sandbox: Sandbox;
  readonly parts: DeskParts;
  readonly adele: Person;
  readonly alex: Person;
  readonly megan: Person;
  readonly lee: Person;
  readonly diego: Person;
  readonly gail: Person;
  readonly #log: LogLine[] = [];
  #app: App | undefined;
  #url = '';

  constructor(parts: DeskParts) {
    this.parts = parts;
    this.teams = parts.teams;
    this.sandbox = parts.sandbox;
    this.adele = this.teams.person('Adele');
    this.alex = this.teams.person('Alex');
    this.megan = this.teams.person('Megan');
    this.lee = this.teams.person('Lee');
    this.diego = this.teams.person('Diego');
    this.gail = this.teams.person('Gail');
  }

  get url(): string {
    return this.#url;
  }

  get app(): App {
    if (!this.#app) throw new Error('The desk is not running.');
    return this.#app;
  }

  /** Starts the program; after a stop, on the same database and address. */
  async starts(): Promise<void> {
    this.#app = this.parts.makeApp(Number(new URL(this.#url || 'http://x:0').port || 0));
    this.#url = await this.#app.start();
    this.teams.connect(this.#url);
  }

  async stops(): Promise<void> {
    await this.app.stop();
    this.#app = undefined;
  }

  /** Stops and starts; what a worker left leased is free again. */
  async restarts(): Promise<void> {
    if (this.#app) await this.stops();
    this.parts.timers.moveServer(61_000);
    await this.starts();
    await this.settles();
  }

  async close(): Promise<void> {
    await this.#app?.stop();
    await this.teams.close();
    await this.sandbox.close();
    await this.parts.db.dropDatabase();
  }

  /** A referral appears in Partner Center, and the desk has done with it what it does. */
  async receives(spec: ReferralSpec = {}): Promise<string> {
    const { id } = await this.sandbox.createReferral(spec);
    await this.settles();
    return id;
  }

  /** Time passes for everybody: in Partner Center, on the desk. */
  async timePasses(duration: string): Promise<void> {
    // What an answer left to the background belongs to the time before.
    await this.#app?.idle();
    this.parts.timers.move(Duration.fromISO(duration).toMillis());
    await this.sandbox.advanceClock('PT0S');
    await this.settles();
  }

  /** A minute for machines alone: pauses that Partner Center asked for are over, leases of failed work have ended. */
  async backOffsEnd(): Promise<void> {
    this.parts.timers.moveServer(61_000);
    await this.settles();
  }

  async polls(): Promise<void> {
    await this.app.pollNow();
    await this.settles();
  }

  /** Until nothing is on its way: no webhook, no sweep, no card, nothing due. */
  async settles(): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      await this.sandbox.deliveriesSettled();
      if (!this.#app) return;
      await this.#app.idle();
      const { sweeps, gathering } = await whatIsDue(this.parts);
      if (sweeps.size > 0) await this.#app.sweep(sweeps);
      else if (this.sandbox.deliveries().some(({ state }) => state === 'pending')) continue;
      else if (!gathering) return;
      // A list waits some seconds for what is to stand on it: they pass.
      else this.parts.timers.move(gatheringMilliseconds);
    }
    throw new Error(`The desk does not come to rest.\n${this.parts.logLines.slice(-20).join('')}`);
  }

  /** What Partner Center holds. */
  record(id: string): ReferralRecord {
    return this.sandbox.record(id);
  }

  /** The writes on a referral that reached Partner Center, in order. */
  patches(id: string): readonly RequestLogEntry[] {
    return this.sandbox
      .requests()
      .filter(({ method, path }) => method !== 'GET' && path.toLowerCase().includes(`/referrals/${id}`));
  }

  /** What the desk's own document says; only for what no card shows. */
  async referral(id: string): Promise<Referral> {
    const document = await this.parts.db.collection<{ _id: string }>('referrals').findOne({ _id: id });
    if (!document) throw new Error(`The desk does not know ${id}.`);
    return document as never;
  }

  /** What happened to it, from all places where that may stand: four reads, so only for who asks. */
  async audited(id: string): Promise<readonly AuditLine[]> {
    const lines = await historyOf(this.parts.db, id);
    if (lines.length === 0) throw new Error(`Nothing ever happened to ${id}.`);
    return lines;
  }

  async history(id: string): Promise<readonly string[]> {
    return (await this.audited(id)).map(({ what }) => what);
  }

  /** Each line is read once: whoever looks after every word would else read all of them each time. */
  get log(): readonly LogLine[] {
    const { logLines } = this.parts;
    for (const line of logLines.slice(this.#log.length)) this.#log.push(JSON.parse(line) as LogLine);
    return this.#log;
  }

  /** Every message that ever showed this referral's card or a reminder of it, in any chat. */
  copiesOf(id: string): readonly Message[] {
    return [...this.teams.store.conversations.values()]
      .flatMap(({ messages }) => messages)
      .filter((message) => message.by === 'bot' && !message.deleted && mentions(message, id));
  }

  /** The same, for who says something about each of them: about none, anything is true. */
  everyCopy(id: string): readonly Message[] {
    const copies = this.copiesOf(id);
    if (copies.length === 0) throw new Error(`No message shows ${id}.`);
    return copies;
  }

  cardsIn(channel: string, id: string): readonly Message[] {
    const conversationId = this.teams.channelId(channel);
    return this.copiesOf(id).filter(
      (message) => message.conversationId === conversationId && message.threadId === message.id,
    );
  }

  /** The card in the deal team's channel. */
  channelCard(id: string): Message {
    return only(this.cardsIn('Deals', id), 'card in the channel');
  }

  /** Cards in somebody's chat, without reminders. */
  cardsOf(person: Person, id: string): readonly Message[] {
    return this.#inChatOf(person, id).filter((message) => !isReminder(message));
  }

  cardOf(person: Person, id: string): Message {
    return only(this.cardsOf(person, id), `card in ${person.name}'s chat`);
  }

  remindersOf(person: Person, id: string): readonly Message[] {
    return this.#inChatOf(person, id).filter(isReminder);
  }

  /** Replies under the channel's card. */
  remindersUnder(card: Message, id: string): readonly Message[] {
    return this.copiesOf(id).filter((message) => message.threadId === card.threadId && message.id !== card.id);
  }

  #inChatOf(person: Person, id: string): readonly Message[] {
    const chat = this.teams.messagesIn('chat', person)[0]?.conversationId;
    return this.copiesOf(id).filter((message) => message.conversationId === chat);
  }
}

/** Reminders don't refresh themselves; cards do. */
function isReminder({ history, activity }: Message): boolean {
  return cardOf(history[0] ?? activity)?.refresh === undefined;
}

function only(messages: readonly Message[], what: string): Message {
  const [first, ...others] = messages;
  if (!first || others.length > 0) throw new Error(`There are ${messages.length} of this: ${what}.`);
  return first;
}
