import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a server can be reached from this machine, once it listens. Port 0, the default, is any free one. */
export async function listen(
  server: Server,
  options: { readonly port?: number | undefined; readonly host?: string | undefined },
): Promise<string> {
  const host = options.host ?? '127.0.0.1';
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return `http://${nameOf(host)}:${port}`;
}

/** Whoever listens at all addresses has none of them for a name. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Hanging answers are a fault of ours and must not keep the process. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await closed;
}
