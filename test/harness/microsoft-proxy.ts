import { createServer, setGlobalProxyFromEnv } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * A CONNECT proxy that leads Microsoft's host names to the harness and refuses all others: MSAL asks the fixed address
 * `login.microsoftonline.com` about any authority it does not know, and nothing may leave this machine.
 */
export async function startMicrosoftProxy(ports: Readonly<Record<string, number>>): Promise<{
  readonly url: string;
  /** For a child process (`NODE_USE_ENV_PROXY`, Node 24.5 or later). */
  readonly env: Readonly<Record<string, string>>;
  /** Hosts that were asked for and are not played. */
  readonly refused: string[];
  close(): Promise<void>;
}> {
  const refused: string[] = [];
  const tunnels = new Set<Duplex>();
  const server = createServer((_req, res) => {
    res.statusCode = 405;
    res.end();
  });
  server.on('connect', (req, client) => {
    const host = (req.url ?? '').split(':')[0] ?? '';
    const port = ports[host];
    if (port === undefined) {
      refused.push(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    tunnels.add(client);
    client.on('close', () => tunnels.delete(client));
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: url, NO_PROXY: 'localhost,127.0.0.1,::1' },
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        // A tunnel is no connection of the server any more.
        for (const tunnel of tunnels) tunnel.destroy();
      }),
  };
}

/** Makes this process trust the harness and use the proxy. Returns how to undo it. */
export function useInThisProcess(ca: string, proxyUrl?: string): () => void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, ca]);
  const restoreProxy = proxyUrl
    ? setGlobalProxyFromEnv({ HTTPS_PROXY: proxyUrl, NO_PROXY: 'localhost,127.0.0.1,::1' })
    : () => {};
  return () => {
    restoreProxy();
    setDefaultCACertificates(before);
  };
}
