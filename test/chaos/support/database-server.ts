import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../../src/mongo/embedded.ts';
import { descendantsOf } from '../../support/processes.ts';
import { TcpProxy } from './tcp-proxy.ts';

/** A database server of our own that dies as by a power cut, and comes back with its data on the same address. */
export class DatabaseServer {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'co-sell-desk-database-'));
  readonly #name = `test-${randomUUID()}`;
  readonly network: TcpProxy;
  #server: EmbeddedMongo | undefined;
  #pid: number | undefined;

  static async start(): Promise<DatabaseServer> {
    const database = new DatabaseServer(await TcpProxy.start());
    await database.startAgain();
    return database;
  }

  private constructor(network: TcpProxy) {
    this.network = network;
  }

  /** The network's, and none of the options that the server's own address carries: clients retry writes, as in production. */
  get uri(): string {
    return `mongodb://127.0.0.1:${this.network.port}/${this.#name}?directConnection=true`;
  }

  /** The server's own, which the network leads to. */
  get port(): number {
    return Number(new URL(this.#server?.uri ?? '').port);
  }

  async startAgain(): Promise<void> {
    const before = new Set(descendantsOf(process.pid));
    this.#server = await startEmbeddedMongo({
      dataDir: this.#folder,
      fallbackCacheDir: path.resolve('.data'),
      log: () => {},
    });
    // The guard, and below it the server itself.
    const started = descendantsOf(process.pid).filter((pid) => !before.has(pid));
    this.#pid = started.flatMap(descendantsOf).find((pid) => started.includes(pid));
    await this.network.leadTo(this.port);
  }

  /** kill -9 of the server itself: it writes nothing more. */
  async kill(): Promise<void> {
    if (this.#pid === undefined) throw new Error('the database server was not found among the processes');
    process.kill(this.#pid, 'SIGKILL');
    await this.#server?.ended;
    await this.network.refuse();
  }

  async close(): Promise<void> {
    await this.network.close();
    await this.#server?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
