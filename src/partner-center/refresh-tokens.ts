import { createHash } from 'node:crypto';
import type { Logger } from '../logger.ts';
import type { RefreshTokenStore, StoredRefreshToken } from './refresh-token-store.ts';
import { type Grant, TokenEndpointError } from './token-endpoint.ts';

/**
 * Chooses the refresh token and stores its successor. The stored token comes first, as it is newer, unless the operator
 * has changed the setting since; if the first is refused, the other is tried. The store is read at each refresh (about
 * hourly), because another process of the desk may have rotated the token.
 */
export class RefreshTokens {
  readonly #fromSettings: StoredRefreshToken;
  readonly #store: RefreshTokenStore;
  readonly #log: Logger;
  /** The last one that worked in this process, used while the store cannot be reached. */
  #latest: StoredRefreshToken | undefined;
  #unsaved = false;

  constructor(options: { refreshToken: string; store: RefreshTokenStore; log: Logger }) {
    const digest = createHash('sha256').update(options.refreshToken).digest('base64url');
    this.#fromSettings = { refreshToken: options.refreshToken, descendsFrom: digest };
    this.#store = options.store;
    this.#log = options.log;
  }

  async use(refresh: (refreshToken: string) => Promise<Grant>): Promise<Grant> {
    let refused: unknown;
    for (const candidate of await this.#candidates()) {
      try {
        const grant = await refresh(candidate.refreshToken);
        await this.#keep(candidate, grant.refreshToken);
        return grant;
      } catch (error) {
        if (!(error instanceof TokenEndpointError) || !error.signInNeeded) throw error;
        refused ??= error;
      }
    }
    throw refused;
  }

  async #candidates(): Promise<StoredRefreshToken[]> {
    const stored = await this.#load();
    const ofThisSetting = [this.#unsaved ? this.#latest : undefined, stored, this.#latest].filter(
      (token) => token?.descendsFrom === this.#fromSettings.descendsFrom,
    );
    const candidates = [...ofThisSetting, this.#fromSettings, stored, this.#latest].filter(
      (token) => token !== undefined,
    );
    return candidates.filter(
      (token, index) => candidates.findIndex((other) => other.refreshToken === token.refreshToken) === index,
    );
  }

  async #load(): Promise<StoredRefreshToken | undefined> {
    try {
      return await this.#store.load();
    } catch (err) {
      this.#log.warn({ err }, 'the stored refresh token could not be read, using the last known one');
      return undefined;
    }
  }

  async #keep(used: StoredRefreshToken, next: string | undefined): Promise<void> {
    const token = { refreshToken: next ?? used.refreshToken, descendsFrom: used.descendsFrom };
    const known = this.#latest?.refreshToken === token.refreshToken && !this.#unsaved;
    this.#latest = token;
    if (known || token.refreshToken === this.#fromSettings.refreshToken) return;
    try {
      await this.#store.save(token);
      this.#unsaved = false;
    } catch (err) {
      this.#unsaved = true;
      this.#log.warn({ err }, 'the new refresh token could not be stored, will retry with the next one');
    }
  }
}
