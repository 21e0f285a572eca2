import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  /** Text and bytes go out as they are, all else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of an answer. */
  readonly raw?: (response: ServerResponse) => void;
}

export interface OddServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** Given in this order, the last one again and again. */
  answer(...replies: (Reply | ((request: SeenRequest) => Reply | Promise<Reply>))[]): void;
}

/** A server that answers what the test tells it to, for answers that the sandbox is too well-behaved to give. */
export async function startOddServer(): Promise<OddServer> {
  const requests: SeenRequest[] = [];
  let replies: (Reply | ((request: SeenRequest) => Reply | Promise<Reply>))[] = [{ status: 404 }];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const seen = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
    requests.push(seen);
    const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
    send(response, typeof reply === 'function' ? await reply(seen) : reply);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(...next) {
      requests.length = 0;
      replies = next;
    },
  };
}

function send(response: ServerResponse, { status = 200, body, headers = {}, raw }: Reply): void {
  if (raw) {
    raw(response);
    return;
  }
  const isRaw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, headers).end(isRaw ? body : JSON.stringify(body));
}
