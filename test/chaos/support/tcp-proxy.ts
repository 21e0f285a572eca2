import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands before a server, on one address for good: the server behind it may die and come back on another port, and the
 * network between may go silent, which is worse than a refused connection because nobody says so.
 */
export class TcpProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #target: number | undefined;
  #port = 0;
  #silent = false;

  static async start(): Promise<TcpProxy> {
    const proxy = new TcpProxy();
    await proxy.#listen();
    return proxy;
  }

  private constructor() {
    this.#server = createServer((client) => this.#join(client));
  }

  get port(): number {
    return this.#port;
  }

  /** The server listens there now. */
  async leadTo(port: number): Promise<void> {
    this.#target = port;
    if (!this.#server.listening) await this.#listen();
  }

  /** The server is gone: whoever is connected is cut off, whoever comes is refused. */
  async refuse(): Promise<void> {
    this.#target = undefined;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
    await closed;
  }

  /** Nothing gets through, and nobody is told. */
  fallSilent(): void {
    this.#silent = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** What waited goes on its way. */
  speakAgain(): void {
    this.#silent = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.refuse();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #join(client: Socket): void {
    if (this.#target === undefined) return void client.resetAndDestroy();
    const server = connect(this.#target, '127.0.0.1');
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    const part = (): void => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const [from, to] of [pair, [server, client] as const]) {
      from.on('error', part);
      from.once('close', part);
      from.on('data', (chunk) => void to.write(chunk));
      if (this.#silent) from.pause();
    }
  }
}
