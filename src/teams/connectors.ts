import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import type { Authentication } from './authentication.ts';

/** Clients for Teams' connector outside of any turn. */
export class Connectors {
  readonly #authentication: Authentication;

  constructor(authentication: Authentication) {
    this.#authentication = authentication;
  }

  /** The caller has checked the service URL against the allow-list. Clients are cached by `HardenedAuthentication`. */
  clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const { appId, sdk, outboundScope } = this.#authentication;
    // The SDK takes the app id, and thus the credentials, from the caller's audience claim.
    const identity = new ClaimsIdentity(appId ? [{ type: 'aud', value: appId }] : []);
    return sdk.createConnectorFactory(identity).create(serviceUrl, outboundScope);
  }
}
