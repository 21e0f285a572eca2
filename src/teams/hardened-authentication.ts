import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  type BotFrameworkClient,
  type ClaimsIdentity,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { hardenClient } from './connector-client.ts';

/** The SDK's authentication, with one change: every connector client that it hands out is hardened. */
export class HardenedAuthentication extends BotFrameworkAuthentication {
  readonly #inner: BotFrameworkAuthentication;
  readonly #timeoutMilliseconds: number;

  constructor(inner: BotFrameworkAuthentication, timeoutMilliseconds: number) {
    super();
    this.#inner = inner;
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await this.#inner.authenticateRequest(activity, authHeader);
    if (result.connectorFactory) result.connectorFactory = this.#harden(result.connectorFactory);
    return result;
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    return this.#harden(this.#inner.createConnectorFactory(claimsIdentity));
  }

  override authenticateChannelRequest(authHeader: string): Promise<ClaimsIdentity> {
    return this.#inner.authenticateChannelRequest(authHeader);
  }

  override authenticateStreamingRequest(authHeader: string, channelId: string): Promise<AuthenticateRequestResult> {
    return this.#inner.authenticateStreamingRequest(authHeader, channelId);
  }

  override createBotFrameworkClient(): BotFrameworkClient {
    return this.#inner.createBotFrameworkClient();
  }

  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    return this.#inner.createUserTokenClient(claimsIdentity);
  }

  #harden(factory: ConnectorFactory): ConnectorFactory {
    return new HardenedConnectorFactory(factory, this.#timeoutMilliseconds);
  }
}

class HardenedConnectorFactory extends ConnectorFactory {
  readonly #inner: ConnectorFactory;
  readonly #timeoutMilliseconds: number;

  constructor(inner: ConnectorFactory, timeoutMilliseconds: number) {
    super();
    this.#inner = inner;
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  override async create(serviceUrl: string, audience: string) {
    return hardenClient(await this.#inner.create(serviceUrl, audience), this.#timeoutMilliseconds);
  }
}
