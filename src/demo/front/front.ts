import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type CrmChoice, CrmSwitch } from '../../sandbox/demo-around.ts';
import {
  type DemoViewer,
  firstViewer,
  personOf,
  type ViewerKey,
  viewerKeys,
  viewerLanguages,
} from '../../sandbox/people.ts';
import { playgroundIds, playgroundNames } from '../playground-config.ts';
import { ChatWindow } from './chat-window.ts';
import { answer, forward } from './forwarding.ts';
import { asFrom, memberOf, ownerOfChat } from './rewriting.ts';
import { SmallTeams } from './small-teams.ts';

interface PlaygroundToTell {
  readonly url: string;
  /** Lets the Playground tell the desk that it was added there. */
  install(conversationId: string): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;

const Viewer = z.strictObject({
  person: z.enum(viewerKeys),
  language: z.enum(Object.keys(viewerLanguages) as [keyof typeof viewerLanguages]),
});

/** Who has the desk beside the first person; a guest has it not. */
const colleagues = ['lee', 'megan', 'adele'] as const satisfies readonly ViewerKey[];

/** Nothing was posted for so long: the first cards have come. */
const quietMilliseconds = 2_000;
const longestWait = 20_000;

const conversations = '/_connector/v3/conversations';
const activitiesOf = /^\/_connector\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?$/;
const memberIn = /^\/_connector\/v3\/conversations\/[^/]+\/members\/([^/?]+)$/;

/**
 * Stands between the Playground and the desk, in the demo alone, on loopback: the Playground knows one user and one language,
 * and here its activities become those of whoever was chosen on the control page. The desk knows nothing of it: to the
 * desk these are different people in chats of their own, and what they may do is what its settings say of them.
 */
export class Front {
  readonly #url: string;
  readonly #deskUrl: string;
  readonly #server: Server;
  readonly #teams: SmallTeams;
  readonly #chat = new ChatWindow((activity) => this.#post(activity));
  #viewer: DemoViewer = firstViewer;
  #playground: PlaygroundToTell | undefined;
  #onCrm: ((choice: CrmChoice) => Promise<void>) | undefined;
  /** What the Playground tells of its person and chat, for what is said on their behalf. */
  #envelope: Json | undefined;
  #lastPost = performance.now();

  private constructor(port: number, deskUrl: string) {
    this.#url = `http://127.0.0.1:${port}`;
    this.#deskUrl = deskUrl;
    this.#teams = new SmallTeams({ url: this.#url, deskUrl });
    this.#server = createServer((request, response) => {
      this.#route(request, response).catch((error: Error) =>
        answer(response, 502, { error: { code: 'demo-front', message: error.message } }),
      );
    });
  }

  static async start(options: {
    readonly port: number;
    readonly deskUrl: string;
    readonly onCrm?: (choice: CrmChoice) => Promise<void>;
  }): Promise<Front> {
    const front = new Front(options.port, options.deskUrl);
    front.#onCrm = options.onCrm;
    front.#server.listen(options.port, '127.0.0.1');
    await once(front.#server, 'listening');
    return front;
  }

  get url(): string {
    return this.#url;
  }

  /** The tab, in a small Teams of the demo's own. */
  get tabUrl(): string {
    return `${this.#url}/teams`;
  }

  /** What the Playground sends its activities to. */
  get endpoint(): string {
    return `${this.#url}/api/messages`;
  }

  /** What the control page's switch is told to. */
  get viewerUrl(): string {
    return `${this.#url}/_demo/viewer`;
  }

  /** Likewise, for which CRM the desk works with. */
  get crmUrl(): string {
    return `${this.#url}/_demo/crm`;
  }

  /** The Playground has started. */
  connect(playground: PlaygroundToTell): void {
    this.#playground = playground;
  }

  /**
   * Once the first cards have come: the answer to these words as the last thing in the chat, where it is seen. The cards themselves
   * come in any order, and after a restart the Playground has forgotten them.
   */
  async showLast(words: string): Promise<void> {
    const since = performance.now();
    while (performance.now() - this.#lastPost < quietMilliseconds && performance.now() - since < longestWait)
      await pause(250, undefined, { ref: false });
    if (!this.#envelope) return;
    const { action: _action, membersAdded: _members, ...envelope } = this.#envelope;
    const said = { ...envelope, type: 'message', id: randomUUID(), text: words, textFormat: 'plain' };
    await this.#post(byTheBot('Demo: this is the most urgent of what is yours. Write “inbox” for all that waits.'));
    await this.#say(asFrom(this.#viewer, said, this.#connector));
  }

  /** Colleagues have added the desk as well, so that they can be given something: what comes to them waits until somebody sits there. */
  async addForColleagues(): Promise<void> {
    if (!this.#envelope) return;
    for (const person of colleagues)
      await this.#say(asFrom({ ...this.#viewer, person }, { ...this.#envelope, id: randomUUID() }, this.#connector));
  }

  get #connector(): string {
    return `${this.#url}/_connector`;
  }

  /** Something that the Playground did not say itself. */
  async #say(activity: Json): Promise<void> {
    await fetch(`${this.#deskUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? '';
    const body = await buffer(request);
    if (address === '/api/messages') return this.#toDesk(request, response, body);
    if (address === '/_demo/viewer') {
      await this.#become(Viewer.parse(JSON.parse(String(body))));
      return answer(response, 200, this.#viewer);
    }
    if (address === '/_demo/crm') {
      await this.#onCrm?.(CrmSwitch.parse(JSON.parse(String(body))).chosen);
      return answer(response, 200, {});
    }
    if (await this.#teams.answers(request, response, body, this.#viewer)) return;
    const [, member] = memberIn.exec(address) ?? [];
    const found = member && memberOf(decodeURIComponent(member));
    if (found) return answer(response, 200, found);
    const [, conversation, message] = activitiesOf.exec(address) ?? [];
    const owner = conversation && ownerOfChat(decodeURIComponent(conversation));
    if (owner) return this.#toChat(owner, message && decodeURIComponent(message), { request, response, body });
    return forward(`${this.#playground?.url}${address}`, request, response, body);
  }

  async #toDesk(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const activity = JSON.parse(String(body)) as Json;
    const { replyToId, type, conversation } = activity;
    if (type === 'installationUpdate' && (conversation as Json | undefined)?.id === playgroundIds.personalChat)
      this.#envelope = activity;
    const known = typeof replyToId === 'string' ? { ...activity, replyToId: this.#chat.inDesk(replyToId) } : activity;
    const rewritten = asFrom(this.#viewer, known, this.#connector);
    await forward(`${this.#deskUrl}/api/messages`, request, response, JSON.stringify(rewritten));
  }

  /** A message to a personal chat, or a change of one. */
  #toChat(
    owner: ViewerKey,
    id: string | undefined,
    { request, response, body }: { request: IncomingMessage; response: ServerResponse; body: Buffer },
  ): Promise<void> | void {
    const activity = body.length > 0 ? (JSON.parse(String(body)) as Json) : {};
    const { method } = request;
    if (method === 'POST') this.#lastPost = performance.now();
    if (method === 'POST' && owner !== this.#viewer.person)
      return answer(response, 201, { id: this.#chat.hold(owner, activity) });
    if (id && method === 'PUT' && this.#chat.edit(id, activity)) return answer(response, 200, { id });
    if (id && method === 'DELETE' && this.#chat.drop(id)) return answer(response, 200, {});
    const shown = id ? `/${encodeURIComponent(this.#chat.inPlayground(id))}` : '';
    const target = `${this.#playground?.url}${conversations}/${playgroundIds.personalChat}/activities${shown}`;
    return forward(target, request, response, body.length > 0 ? JSON.stringify(inOnlyChat(activity)) : body);
  }

  /** The chat says who sits there now and shows what came meanwhile; the desk hears of their client. */
  async #become(next: DemoViewer): Promise<void> {
    this.#viewer = next;
    const { person, role } = personOf(next.person) ?? {};
    const count = this.#chat.countOf(next.person);
    const came = count > 0 ? ` ${count} ${count === 1 ? 'message' : 'messages'} came meanwhile:` : '';
    const isSet = viewerLanguages[next.language];
    const name = `${person?.firstName} ${person?.lastName}`;
    await this.#post(byTheBot(`Demo: you are ${name} now (${role}). Teams is set to ${isSet}.${came}`));
    await this.#chat.show(next.person);
    await this.#playground?.install(playgroundIds.personalChat);
  }

  /** Gives the id that the message has in the Playground. */
  async #post(activity: Json): Promise<string> {
    const target = `${this.#playground?.url}${conversations}/${playgroundIds.personalChat}/activities`;
    const posted = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(inOnlyChat(activity)),
    });
    if (!posted.ok) throw new Error(`the Playground answered ${posted.status} to a message`);
    return ((await posted.json()) as { readonly id: string }).id;
  }
}

function byTheBot(text: string): Json {
  return { type: 'message', text, from: { id: playgroundIds.bot, name: playgroundNames.bot } };
}

function inOnlyChat(activity: Json): Json {
  return { ...activity, conversation: { id: playgroundIds.personalChat } };
}
