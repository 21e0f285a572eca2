import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What stands in front of the desk in production: takes TLS off, and gives each request to an instance that is ready. */
export interface Balancer {
  /** `https://localhost:…`, the desk's `PUBLIC_URL`. */
  readonly url: string;
  /** Instances, by address. Whoever is in here is asked whether it is ready. */
  readonly instances: Set<string>;
  /** Requests whose instance went away before it answered. */
  readonly cut: Cut[];
  close(): Promise<void>;
}

export interface Cut {
  readonly instance: string;
  /** Method, path and how it ended. */
  readonly what: string;
}

const lookEveryMilliseconds = 250;

export async function startBalancer(tls: { readonly cert: string; readonly key: string }): Promise<Balancer> {
  const instances = new Set<string>();
  const ready = new Set<string>();
  const cut: Cut[] = [];
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Duplex>();
  let turn = 0;

  const look = async (): Promise<void> => {
    for (const known of ready) if (!instances.has(known)) ready.delete(known);
    await Promise.all(
      [...instances].map(async (instance) => {
        const answer = await fetch(`${instance}/readyz`).catch(() => undefined);
        if (answer?.status === 200) ready.add(instance);
        else ready.delete(instance);
      }),
    );
  };
  const looking = setInterval(() => void look(), lookEveryMilliseconds);

  const server = createServer({ cert: tls.cert, key: tls.key }, async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    if (ready.size === 0) await look();
    const others = [...ready];
    turn += 1;
    const inTurn = others.map((_one, index) => others[(turn + index) % others.length] ?? '');
    await pass({ req, res, body: Buffer.concat(chunks), agent, cut }, inTurn);
  });
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    instances,
    cut,
    close: () =>
      new Promise((resolve) => {
        clearInterval(looking);
        agent.destroy();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

interface Passing {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly body: Buffer;
  readonly agent: Agent;
  readonly cut: Cut[];
}

/** To the first instance that takes the connection. What was sent is not sent again: it may have been taken. */
async function pass(passing: Passing, [instance, ...others]: readonly string[]): Promise<void> {
  const { req, res, cut } = passing;
  if (!instance) {
    res.writeHead(503).end();
    return;
  }
  const outcome = await send(passing, instance);
  if (outcome === 'refused') return pass(passing, others);
  if (outcome === 'answered') return;
  cut.push({ instance, what: `${req.method} ${req.url}: ${outcome}` });
  if (res.headersSent) res.destroy();
  else res.writeHead(502).end();
}

function send({ req, res, body, agent }: Passing, instance: string): Promise<string> {
  const headers = {
    ...req.headers,
    'x-forwarded-for': [req.headers['x-forwarded-for'], req.socket.remoteAddress].filter(Boolean).join(', '),
    'x-forwarded-proto': 'https',
  };
  return new Promise((resolve) => {
    const onward = request(`${instance}${req.url}`, { method: req.method ?? 'GET', headers, agent }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
      answer.on('end', () => resolve('answered')).on('error', (error) => resolve(error.message));
    });
    onward.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : (error.code ?? 'broken')),
    );
    onward.end(body);
  });
}
