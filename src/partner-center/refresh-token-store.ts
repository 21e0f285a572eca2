/** Keeps the newest refresh token over restarts; each refresh may hand out a new one and end the old one. */
export interface RefreshTokenStore {
  load(): Promise<StoredRefreshToken | undefined>;
  save(token: StoredRefreshToken): Promise<void>;
}

export interface StoredRefreshToken {
  readonly refreshToken: string;
  /** Digest of the setting from which this token descends: tells when the operator has put in a new one. */
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
