import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Binary, type Collection, type Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { RefreshTokenStore, StoredRefreshToken } from './refresh-token-store.ts';

interface TokenDocument {
  readonly _id: string;
  readonly descendsFrom: string;
  readonly salt: Binary;
  readonly nonce: Binary;
  readonly tag: Binary;
  readonly encrypted: Binary;
  readonly savedAt: Date;
}

/**
 * The refresh token gives access to all referrals of the company for months, so a copy of the database alone must not
 * be enough: AES-256-GCM under a key derived from the client secret, which is only in the settings. A new client secret
 * makes the stored token unreadable; the one in the settings is used then, as after a loss of the database.
 */
export class MongoRefreshTokenStore implements RefreshTokenStore {
  readonly #tokens: Collection<TokenDocument>;
  readonly #clientId: string;
  readonly #clientSecret: string;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(options: { database: Db; clientId: string; clientSecret: string; clock: Clock; log: Logger }) {
    this.#tokens = options.database.collection<TokenDocument>('partnerCenterTokens', {
      writeConcern: { w: 'majority' },
    });
    this.#clientId = options.clientId;
    this.#clientSecret = options.clientSecret;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  async load(): Promise<StoredRefreshToken | undefined> {
    const stored = await this.#tokens.findOne({ _id: this.#clientId }, { promoteBuffers: false });
    if (!stored) return undefined;
    const { descendsFrom, salt, nonce, tag, encrypted } = stored;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key(salt.value()), nonce.value());
      decipher.setAAD(this.#boundTo(descendsFrom)).setAuthTag(Buffer.from(tag.value()));
      const refreshToken = Buffer.concat([decipher.update(encrypted.value()), decipher.final()]).toString('utf8');
      return { refreshToken, descendsFrom };
    } catch {
      this.#log.warn('the stored refresh token cannot be decrypted: was the client secret changed?');
      return undefined;
    }
  }

  async save({ refreshToken, descendsFrom }: StoredRefreshToken): Promise<void> {
    const salt = randomBytes(16);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key(salt), nonce).setAAD(this.#boundTo(descendsFrom));
    const encrypted = Buffer.concat([cipher.update(refreshToken, 'utf8'), cipher.final()]);
    await this.#tokens.replaceOne(
      { _id: this.#clientId },
      {
        descendsFrom,
        salt: new Binary(salt),
        nonce: new Binary(nonce),
        tag: new Binary(cipher.getAuthTag()),
        encrypted: new Binary(encrypted),
        savedAt: this.#clock.serverNow(),
      },
      { upsert: true },
    );
  }

  #key(salt: Uint8Array): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#clientSecret, salt, 'co-sell-desk refresh token', 32));
  }

  /**
   * Additional authenticated data: a stored token cannot be moved to another application, or be passed off as
   * descending from another setting.
   */
  #boundTo(descendsFrom: string): Buffer {
    return Buffer.from(`${this.#clientId}|${descendsFrom}`);
  }
}
