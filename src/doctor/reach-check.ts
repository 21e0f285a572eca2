import { connect } from 'node:tls';
import type { Config } from '../config.ts';
import { isLoopback } from '../settings/formats.ts';
import { errorReason, type Finding, ok, warning, within, wrong } from './finding.ts';

const day = 86_400_000;

/** Is a desk running here, and can it be reached from outside under PUBLIC_URL? */
export async function reachCheck(config: Config, now: Date): Promise<readonly Finding[]> {
  const local = await here(config);
  if (!config.publicUrl) return [local, wrong('not looked at: PUBLIC_URL is missing', 'Set it first.')];
  return [local, await outside(config.publicUrl), ...(await certificate(new URL(config.publicUrl), now))];
}

async function here({ host, port }: Config): Promise<Finding> {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    const answer = await fetch(`http://${name.includes(':') ? `[${name}]` : name}:${port}/readyz`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { missing = [] } = (await answer.json()) as { missing?: readonly string[] };
    if (answer.status === 200) return ok(`a desk runs on this machine, port ${port}, and is ready`);
    return wrong(`a desk runs on this machine, but is not ready: ${missing.join(', ')}`, 'RUNBOOK.md, “Not ready”.');
  } catch (error) {
    return warning(
      `no desk answers on port ${port} of this machine (${errorReason(error)})`,
      'Start it (npm run serve), or run the doctor where it runs.',
    );
  }
}

async function outside(publicUrl: string): Promise<Finding> {
  const proxy = 'Look at DNS, the firewall, and the reverse proxy (README.md, step 6).';
  try {
    const answer = await fetch(`${publicUrl}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(8_000) });
    const alive = answer.status === 200 && ((await answer.json()) as { status?: unknown }).status === 'alive';
    if (alive) return ok(`${publicUrl} leads to the desk`);
    return wrong(`${publicUrl}/healthz answers ${answer.status}, and not as the desk does`, proxy);
  } catch (error) {
    return warning(
      `${publicUrl} is not reached from this machine (${errorReason(error)})`,
      `It may still be from outside: open ${publicUrl}/healthz in a browser elsewhere. ${proxy}`,
    );
  }
}

/** Checks the certificate's expiry: Teams and Partner Center stop calling when it has expired. */
async function certificate(url: URL, now: Date): Promise<readonly Finding[]> {
  if (url.protocol !== 'https:' || isLoopback(url.hostname)) return [];
  const until = await within(8_000, expiryOf(url)).catch(() => undefined);
  if (!until) return [];
  const days = Math.floor((until.getTime() - now.getTime()) / day);
  const todo = 'Renew the certificate of the reverse proxy.';
  if (days < 0) return [wrong('the certificate of PUBLIC_URL has expired', todo)];
  if (days < 14) return [warning(`the certificate of PUBLIC_URL expires in ${days} days`, todo)];
  return [ok(`the certificate of PUBLIC_URL is good for ${days} more days`)];
}

/** Reads the certificate's expiry, whether trusted or not; nothing is sent over this connection. */
function expiryOf(url: URL): Promise<Date> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      { host: url.hostname, port: Number(url.port) || 443, servername: url.hostname, rejectUnauthorized: false },
      () => {
        const { valid_to } = socket.getPeerCertificate();
        socket.destroy();
        resolve(new Date(valid_to));
      },
    );
    socket.once('error', reject);
    socket.setTimeout(8_000, () => socket.destroy(new Error('no answer')));
  });
}
