import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  type BotFrameworkClient,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { BoundedMap } from '../bounded-map.ts';
import { hardenClient } from './connector-client.ts';

const maxClients = 50;

/**
 * The SDK's authentication for outgoing calls, with two changes: every connector client is hardened, and clients are
 * cached. The SDK builds two new ones, each with its own pipeline, for every single activity.
 */
export class HardenedAuthentication extends BotFrameworkAuthentication {
  readonly #inner: BotFrameworkAuthentication;
  readonly #timeoutMilliseconds: number;
  /** Keyed by service URL and audience. All are for our one app id. */
  readonly #clients = new BoundedMap<string, Promise<ConnectorClient>>(maxClients);
  #userTokenClient: Promise<UserTokenClient> | undefined;

  constructor(inner: BotFrameworkAuthentication, timeoutMilliseconds: number) {
    super();
    this.#inner = inner;
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  /** Incoming requests are checked by our own door (`channel-token.ts`): the SDK's check must never decide. */
  override authenticateRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('tokens are checked at our own door'));
  }

  override authenticateChannelRequest(): Promise<ClaimsIdentity> {
    return Promise.reject(new Error('tokens are checked at our own door'));
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('nobody streams to the desk'));
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    return this.#harden(this.#inner.createConnectorFactory(claimsIdentity));
  }

  override createBotFrameworkClient(): BotFrameworkClient {
    return this.#inner.createBotFrameworkClient();
  }

  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokenClient ??= this.#inner.createUserTokenClient(claimsIdentity).catch((error: unknown) => {
      this.#userTokenClient = undefined;
      throw error;
    });
    return this.#userTokenClient;
  }

  #harden(factory: ConnectorFactory): ConnectorFactory {
    return new KeepingConnectorFactory((serviceUrl, audience) => {
      const key = `${audience} ${serviceUrl}`;
      const known = this.#clients.get(key);
      if (known) return known;
      const client = factory.create(serviceUrl, audience).then((one) => hardenClient(one, this.#timeoutMilliseconds));
      this.#clients.set(key, client);
      client.catch(() => this.#clients.delete(key));
      return client;
    });
  }
}

class KeepingConnectorFactory extends ConnectorFactory {
  override readonly create: (serviceUrl: string, audience: string) => Promise<ConnectorClient>;

  constructor(create: KeepingConnectorFactory['create']) {
    super();
    this.create = create;
  }
}
