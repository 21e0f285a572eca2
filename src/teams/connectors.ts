import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import type { Authentication } from './authentication.ts';

const maxClients = 50;

/** Clients to Teams' connector, outside of any turn: one per service URL. */
export class Connectors {
  readonly #authentication: Authentication;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  constructor(authentication: Authentication) {
    this.#authentication = authentication;
  }

  /** The caller has checked the service URL against the allow-list. */
  clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl);
    if (known) return known;
    const [oldest] = this.#clients.keys();
    if (oldest !== undefined && this.#clients.size >= maxClients) this.#clients.delete(oldest);
    const client = this.#create(serviceUrl);
    this.#clients.set(serviceUrl, client);
    client.catch(() => this.#clients.delete(serviceUrl));
    return client;
  }

  #create(serviceUrl: string): Promise<ConnectorClient> {
    const { appId, sdk, outboundScope } = this.#authentication;
    // The SDK reads the app id, whose credentials it uses, from the audience of the caller.
    const identity = new ClaimsIdentity(appId ? [{ type: 'aud', value: appId }] : []);
    return sdk.createConnectorFactory(identity).create(serviceUrl, outboundScope);
  }
}
