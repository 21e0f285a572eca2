import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from '../metrics.ts';
import { httpProblem, sendProblem } from './http-problem.ts';
import { closeServer } from './server.ts';

const plainHeaders = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** `GET /metrics` on a port of its own, so that the public port never exposes it. */
export async function startMetricsServer(
  metrics: Metrics,
  options: {
    readonly port: number;
    readonly host?: string;
    /** Updates gauges before each scrape. A gauge that it cannot update keeps its last value. */
    readonly update?: () => Promise<void>;
  },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { port, host = '127.0.0.1', update } = options;
  const server = createServer(async (req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') return sendProblem(res, httpProblem(404));
    try {
      await update?.().catch(() => undefined);
      const text = await metrics.registry.metrics();
      res.writeHead(200, { 'Content-Type': metrics.registry.contentType, ...plainHeaders });
      res.end(text);
    } catch {
      sendProblem(res, httpProblem(500));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server, 1_000) };
}
