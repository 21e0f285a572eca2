import { isLoopback } from '../settings/formats.ts';

/**
 * Whether the bot's token may be sent to this address. Hosts are compared exactly, without port; https only, except for
 * a loopback host listed in the settings. Checked at the door and again before every send, since addresses come back
 * from the database: a tampered row would otherwise send the bot's token to an attacker.
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
