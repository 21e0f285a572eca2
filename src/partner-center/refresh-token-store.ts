/** Persists the newest refresh token: each refresh may rotate it, which invalidates the old one. */
export interface RefreshTokenStore {
  load(): Promise<StoredRefreshToken | undefined>;
  save(token: StoredRefreshToken): Promise<void>;
}

export interface StoredRefreshToken {
  readonly refreshToken: string;
  /** Digest of the setting from which this token descends: shows whether the operator has set a new one since. */
  readonly descendsFrom: string;
}

export class MemoryRefreshTokenStore implements RefreshTokenStore {
  #token: StoredRefreshToken | undefined;

  async load(): Promise<StoredRefreshToken | undefined> {
    return this.#token;
  }

  async save(token: StoredRefreshToken): Promise<void> {
    this.#token = token;
  }
}
