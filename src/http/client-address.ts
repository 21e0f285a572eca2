import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const longestWalk = 20;

/**
 * The client's address. Behind a reverse proxy every connection is the proxy's, and `X-Forwarded-For` holds the client;
 * but anybody can write that header, so only the entries that trusted proxies added count: from the right, up to the
 * first address that is not trusted.
 */
export class ClientAddresses {
  readonly #trusted = new BlockList();

  /** @param trustedProxies addresses and networks (`10.0.0.0/8`), checked by the settings. */
  constructor(trustedProxies: readonly string[] = []) {
    for (const entry of trustedProxies) {
      const [address = '', bits] = entry.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) this.#trusted.addAddress(address, family);
      else this.#trusted.addSubnet(address, Number(bits), family);
    }
  }

  of(req: Pick<IncomingMessage, 'socket' | 'headers'>): string {
    const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').slice(-longestWalk);
    let address = plainAddress(req.socket.remoteAddress ?? '');
    while (this.#isTrusted(address)) {
      const next = plainAddress(forwarded.pop()?.trim() ?? '');
      if (isIP(next) === 0) break;
      address = next;
    }
    return address;
  }

  #isTrusted(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
  }
}

/** Converts an IPv4-mapped IPv6 address (`::ffff:192.0.2.1`) to IPv4. */
function plainAddress(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

/** The key for rate limits: an IPv6 address is reduced to its /64, which a single customer of a provider owns. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
