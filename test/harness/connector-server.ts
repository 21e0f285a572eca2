import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Json } from './cards.ts';
import type { ChatStore } from './chat-store.ts';
import { type CallKind, Faults } from './faults.ts';

/** One call of the bot, as Teams saw it arrive. */
export interface ConnectorCall {
  readonly kind: CallKind;
  readonly method: string;
  readonly path: string;
  readonly conversationId: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Json | undefined;
  /** Milliseconds on this process's steady clock. */
  readonly at: number;
  /** 0: it got no answer. */
  status: number;
}

export interface ConnectorServer {
  readonly serviceUrl: string;
  readonly port: number;
  readonly calls: ConnectorCall[];
  readonly faults: Faults;
  close(): Promise<void>;
}

/** Who belongs where, for the roster. */
export interface Memberships {
  /** All members of a conversation or team, as the roster shows them. */
  membersOf(id: string): readonly Json[] | undefined;
  teamOf(id: string): Json | undefined;
  personalChatWith(teamsId: string): string | undefined;
}

/** Teams' bytes count in UTF-16; about 100 KB is the limit (docs/teams.md#sizes). */
const maxUtf16Bytes = 100 * 1024;

interface Route {
  readonly kind: CallKind;
  readonly method: string;
  readonly pattern: RegExp;
  /** Takes the write, or reads; `undefined` is a 404. */
  run(ids: readonly string[], body: Json): Json | undefined | Promise<Json | undefined>;
}

/** Teams' connector: keeps what the bot posts, counts every call, and fails when told to. */
export async function startConnectorServer(options: {
  readonly store: ChatStore;
  readonly memberships: Memberships;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Whether this `Authorization` header is one that the bot may call with. */
  readonly accepts?: (authorization: string | undefined) => boolean;
  /** The service URL's host; https on the harness's own names, say `smba.trafficmanager.net`. */
  readonly host?: string;
}): Promise<ConnectorServer> {
  const { store, memberships, tls, accepts = () => true } = options;
  const calls: ConnectorCall[] = [];
  const faults = new Faults();
  const routes = routesOf(store, memberships);

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = (req.url ?? '').replace(/^\/emea/, '').split('?')[0] ?? '';
    const { body, text } = await readBody(req);
    const route = routes.find(({ method, pattern }) => method === req.method && pattern.test(path));
    if (!route) return send(res, 405, error('MethodNotAllowed'));
    const ids = (route.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
    const call: ConnectorCall = {
      kind: route.kind,
      method: req.method ?? '',
      path,
      conversationId: ids[0],
      authorization: req.headers.authorization,
      body,
      at: performance.now(),
      status: 0,
    };
    calls.push(call);
    const fault = faults.take(route.kind, ids[0], path);
    if (fault && fault.when !== 'after') {
      call.status = faults.apply(fault, res);
      return;
    }
    const refusal = refusalOf(accepts(req.headers.authorization), text);
    const result = refusal ? undefined : await route.run(ids, body ?? {});
    if (fault) {
      call.status = faults.apply(fault, res);
      return;
    }
    call.status = refusal?.status ?? statusOf(route, result);
    send(res, call.status, result ?? error(refusal?.code ?? 'ConversationNotFound'));
  };

  const listener = (req: IncomingMessage, res: ServerResponse): void => {
    answer(req, res).catch((cause) => send(res, 500, error(String(cause))));
  };
  const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  // Closed after five idle seconds, as Node would, a connection may go while the bot writes on it: a cut that nobody drew.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = options.host ?? (tls ? `localhost:${port}` : `127.0.0.1:${port}`);
  return {
    serviceUrl: `${tls ? 'https' : 'http'}://${host}/emea/`,
    port,
    calls,
    faults,
    close: () =>
      new Promise((resolve) => {
        faults.release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refusalOf(accepted: boolean, text: string): { status: number; code: string } | undefined {
  if (!accepted) return { status: 401, code: 'BotNotRegistered' };
  if (Buffer.byteLength(text, 'utf16le') > maxUtf16Bytes) return { status: 413, code: 'MessageSizeTooBig' };
  return undefined;
}

function statusOf({ method }: Route, result: Json | undefined): number {
  if (!result) return 404;
  return method === 'POST' ? 201 : 200;
}

function routesOf(store: ChatStore, memberships: Memberships): readonly Route[] {
  const conversation = '/v3/conversations/([^/]+)';
  const post = ([id = '']: readonly string[], body: Json): Json | undefined => {
    const message = store.add(id, body, 'bot');
    return message && { id: message.id };
  };
  return [
    {
      kind: 'create',
      method: 'POST',
      pattern: /^\/v3\/conversations$/,
      run: (_ids, body) => {
        const member = (body.members as Json[] | undefined)?.[0]?.id as string | undefined;
        const channel = ((body.channelData as Json | undefined)?.channel as Json | undefined)?.id as string | undefined;
        const id = channel ?? (member ? memberships.personalChatWith(member) : undefined);
        if (!id) return undefined;
        const activityId = body.activity ? store.add(id, body.activity as Json, 'bot')?.id : undefined;
        return {
          id: channel && activityId ? `${id};messageid=${activityId}` : id,
          ...(activityId ? { activityId } : {}),
        };
      },
    },
    { kind: 'post', method: 'POST', pattern: new RegExp(`^${conversation}/activities$`), run: post },
    { kind: 'post', method: 'POST', pattern: new RegExp(`^${conversation}/activities/([^/]+)$`), run: post },
    {
      kind: 'edit',
      method: 'PUT',
      pattern: new RegExp(`^${conversation}/activities/([^/]+)$`),
      run: ([id = '', activityId = ''], body) => {
        const message = store.edit(id, activityId, body);
        return message && { id: message.id };
      },
    },
    {
      kind: 'delete',
      method: 'DELETE',
      pattern: new RegExp(`^${conversation}/activities/([^/]+)$`),
      run: ([id = '', activityId = '']) => {
        const message = store.message(id, activityId);
        if (!message) return undefined;
        message.deleted = true;
        return {};
      },
    },
    {
      kind: 'members',
      method: 'GET',
      pattern: new RegExp(`^${conversation}/pagedmembers$`),
      run: ([id = '']) => {
        const members = memberships.membersOf(id);
        return members && { members };
      },
    },
    {
      kind: 'member',
      method: 'GET',
      pattern: new RegExp(`^${conversation}/members/([^/]+)$`),
      run: ([id = '', member]) =>
        memberships.membersOf(id)?.find((one) => one.id === member || one.aadObjectId === member),
    },
    { kind: 'team', method: 'GET', pattern: /^\/v3\/teams\/([^/]+)$/, run: ([id = '']) => memberships.teamOf(id) },
    {
      kind: 'team',
      method: 'GET',
      pattern: /^\/v3\/teams\/([^/]+)\/conversations$/,
      run: ([id = '']) => {
        const team = memberships.teamOf(id);
        return team && { conversations: team.channels };
      },
    },
  ];
}

async function readBody(req: IncomingMessage): Promise<{ body: Json | undefined; text: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { text, body: text ? (JSON.parse(text) as Json) : undefined };
}

function error(code: string): Json {
  return { error: { code, message: `harness: ${code}` } };
}

function send(res: ServerResponse, status: number, body: Json): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}
