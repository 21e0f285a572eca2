import { connect, createServer, type Server, type Socket } from 'node:net';
import { aTestPort } from '../support/test-port.ts';

/** A port where nothing listens until `open`, which then leads to another one: a neighbour that comes late. */
export async function aLatePort(to: { readonly host: string; readonly port: number }): Promise<{
  readonly port: number;
  open(): Promise<void>;
  close(): void;
}> {
  const port = await aTestPort('a late neighbour');
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  return {
    port,
    open: () =>
      new Promise((resolve) => {
        server = createServer((client) => {
          const upstream = connect(to.port, to.host);
          for (const socket of [client, upstream]) {
            sockets.add(socket);
            socket.on('error', () => socket.destroy());
          }
          client.on('close', () => upstream.destroy());
          upstream.on('close', () => client.destroy());
          client.pipe(upstream).pipe(client);
        }).listen(port, '127.0.0.1', resolve);
      }),
    close: () => {
      server?.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
