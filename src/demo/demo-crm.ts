import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataverseCredentials, salesforceCredentials } from '../sandbox/crm/crm-credentials.ts';
import { type CrmChoice, crmChoices } from '../sandbox/demo-around.ts';

/** Which simulated CRM the demo's desk works with: none at the first start, then what was chosen last. */
export class DemoCrm {
  readonly #file: string;
  readonly url: string;
  #chosen: CrmChoice;

  constructor({ dataDir, url }: { readonly dataDir: string; readonly url: string }) {
    this.#file = path.join(dataDir, 'sandbox', 'crm-choice');
    this.url = url;
    this.#chosen = this.#kept();
  }

  get chosen(): CrmChoice {
    return this.#chosen;
  }

  choose(choice: CrmChoice): void {
    this.#chosen = choice;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, choice);
  }

  /** The desk's settings for it; the secrets are the simulator's, which guards nothing. */
  settings(): Record<string, string> {
    const { tenantId, clientId, clientSecret } = dataverseCredentials;
    return {
      CRM: this.#chosen,
      CRM_WRITE: 'on',
      CRM_POLL_SECONDS: '5',
      DYNAMICS_URL: this.url,
      DYNAMICS_TOKEN_URL: `${this.url}/${tenantId}/oauth2/v2.0/token`,
      DYNAMICS_CLIENT_ID: clientId,
      DYNAMICS_CLIENT_SECRET: clientSecret,
      SALESFORCE_URL: this.url,
      SALESFORCE_CLIENT_ID: salesforceCredentials.clientId,
      SALESFORCE_CLIENT_SECRET: salesforceCredentials.clientSecret,
    };
  }

  #kept(): CrmChoice {
    try {
      const kept = readFileSync(this.#file, 'utf8').trim();
      return crmChoices.find((choice) => choice === kept) ?? 'none';
    } catch {
      return 'none';
    }
  }
}
