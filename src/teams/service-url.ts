import { isLoopback } from '../settings.ts';

/**
 * Whether the bot's token may be sent to this address. Exact hosts, compared without port; https, except for a loopback
 * host that somebody named. Checked at the door and again before every send, since addresses come back from the
 * database: a poisoned row would otherwise carry the bot's token to whoever wrote it.
 */
export function isAllowedServiceUrl(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username || url.password || url.search || url.hash) return false;
  const host = url.hostname.toLowerCase();
  if (!hosts.some((allowed) => hostOf(allowed) === host)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(host));
}

/** `host`, `host:port` and `[::1]:port` all name the host. */
function hostOf(allowed: string): string {
  return URL.canParse(`https://${allowed}`) ? new URL(`https://${allowed}`).hostname.toLowerCase() : '';
}
