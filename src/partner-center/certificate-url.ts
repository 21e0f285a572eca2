/**
 * The address of the signing certificate comes with the request, before anything about the request has been verified.
 * Without this guard anybody could make the desk fetch any address, or sign with a key of their own
 * (docs/reliability.md#webhook-door).
 */
export class CertificateUrlGuard {
  readonly #hosts: ReadonlySet<string>;

  /**
   * @param hosts exact host names; a port in them is ignored. No patterns: anybody can have a host in
   * `*.blob.core.windows.net`.
   */
  constructor(hosts: readonly string[]) {
    this.#hosts = new Set(hosts.map(withoutPort));
  }

  /** The address to fetch, or the reason of the refusal. */
  check(text: string): URL | 'certificate-url-not-allowed' {
    // Refuses what the URL parser would normalise (blanks, tabs, backslashes), so that all parsers see the same
    // address.
    if (text.length > 2048 || !/^https?:\/\/[\x21-\x7e]+$/i.test(text) || /[\\@?#]/.test(text)) {
      return 'certificate-url-not-allowed';
    }
    const url = URL.parse(text);
    const allowed =
      url !== null &&
      this.#hosts.has(url.hostname) &&
      ((url.protocol === 'https:' && url.port === '') || isLoopback(url.hostname)) &&
      /\.(cer|pem|crt)$/i.test(url.pathname);
    return allowed ? url : 'certificate-url-not-allowed';
  }
}

/** `host:port` and `[::1]:port` as the URL parser writes the host. */
function withoutPort(host: string): string {
  return URL.parse(`https://${host.trim()}`)?.hostname ?? host.trim().toLowerCase();
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
