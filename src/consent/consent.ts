import { createHash, randomBytes } from 'node:crypto';
import { resources } from '../partner-center/token.ts';
import { TokenEndpoint, TokenEndpointError, type TokenEndpointOptions } from '../partner-center/token-endpoint.ts';

export interface Consented {
  readonly refreshToken: string;
  /** Whether webhooks can be registered with it too; without, the poll is enough. */
  readonly webhooks: boolean;
}

/**
 * The consent that Microsoft's Secure Application Model asks for once: a person signs in, in a browser, with a second
 * factor; the desk goes on with the refresh token that comes of it. With PKCE, so that whoever sees the address in the
 * browser's history cannot use it.
 */
export class Consent {
  readonly #endpoint: TokenEndpoint;
  readonly #redirectUri: string;
  readonly #state = randomBytes(16).toString('base64url');
  readonly #verifier = randomBytes(32).toString('base64url');

  constructor(options: TokenEndpointOptions & { readonly redirectUri: string }) {
    this.#endpoint = new TokenEndpoint(options);
    this.#redirectUri = options.redirectUri;
  }

  /** To be opened by a Referrals admin. */
  get address(): string {
    const challenge = createHash('sha256').update(this.#verifier).digest('base64url');
    return this.#endpoint.signInAddress(
      {
        redirect_uri: this.#redirectUri,
        state: this.#state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        prompt: 'select_account',
      },
      resources.referrals,
    );
  }

  /** Takes the address that the browser was led to. Throws an Error whose message is for the operator. */
  async finish(returned: string): Promise<Consented> {
    const answer = URL.parse(returned.trim())?.searchParams;
    if (!answer) throw new Error('That is no address. Copy the whole line from the browser’s address bar.');
    const refused = answer.get('error');
    if (refused) throw new Error(`Microsoft refused: ${/^[\w-]{1,60}$/.test(refused) ? refused : 'unknown'}`);
    if (answer.get('state') !== this.#state) throw new Error('That address is of another attempt. Begin again.');
    const code = answer.get('code');
    if (!code) throw new Error('There is no code in that address. Begin again.');
    const grant = await this.#redeem(code);
    if (!grant.refreshToken)
      throw new Error('Microsoft gave no refresh token: does the application have the permission offline_access?');
    const { refreshToken } = grant;
    const webhooks = await this.#endpoint.refresh(refreshToken, resources.webhooks).then(
      () => true,
      () => false,
    );
    return { refreshToken, webhooks };
  }

  #redeem(code: string) {
    const asked = { code, redirect_uri: this.#redirectUri, code_verifier: this.#verifier };
    return this.#endpoint.redeem(asked, resources.referrals).catch((error: unknown) => {
      if (error instanceof TokenEndpointError) throw new Error(`Microsoft refused the code: ${error.code}`);
      throw error;
    });
  }
}
