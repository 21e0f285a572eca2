import { LooksByKeys, type WantedRecord } from '../looks-by-keys.ts';
import { LooksTogether, mostRowsTogether } from '../looks-together.ts';
import type { CrmMapping } from '../mapping.ts';
import type { CrmRecord, CrmRow } from '../port.ts';
import { sortedOut } from '../read-records.ts';
import type { SalesforceFacts } from './salesforce-facts.ts';
import { opportunityPrefix, salesforceId, soqlOneOf } from './soql-text.ts';

export interface SalesforceLooksOptions {
  readonly mapping: CrmMapping;
  readonly facts: () => Promise<SalesforceFacts>;
  /** Opportunities under a condition. */
  readonly list: (condition: string, more?: string) => Promise<readonly CrmRow[]>;
}

/** Ids in one query, whose address stays below 8 KB. */
const idsAtOnce = 200;
/** Open opportunities of one account that are looked at. */
const mostOpen = 100;

/** Looks at opportunities: by a referral's keys, by id, by account. */
export class SalesforceLooks {
  readonly #options: SalesforceLooksOptions;
  readonly #byAccount: LooksTogether<string, CrmRow>;
  readonly find: LooksByKeys['find'];
  readonly read: LooksByKeys['read'];

  constructor(options: SalesforceLooksOptions) {
    this.#options = options;
    const { list } = options;
    const byKeys = new LooksByKeys({
      idOf: (id) => salesforceId(id, opportunityPrefix),
      idsAtOnce,
      listByKeys: (wanted) => this.#listByKeys(wanted),
      listByIds: (ids) => list(soqlOneOf('Id', ids)),
    });
    this.find = (keys) => byKeys.find(keys);
    this.read = (ids) => byKeys.read(ids);
    this.#byAccount = new LooksTogether({
      query: (ids) =>
        list(
          `${soqlOneOf('AccountId', ids)} AND IsClosed = false`,
          ` ORDER BY SystemModstamp DESC LIMIT ${ids.length === 1 ? mostOpen : mostRowsTogether}`,
        ),
      isOf: (row, id) => row.kind === 'record' && row.record.accountId === id,
    });
  }

  async openOf(accountId: string): Promise<readonly CrmRecord[]> {
    const id = salesforceId(accountId, '001');
    if (id === undefined) return [];
    return sortedOut((await this.#byAccount.of(id)).slice(0, mostOpen)).records;
  }

  async #listByKeys(asked: readonly WantedRecord[]): Promise<readonly CrmRow[]> {
    const { referralId: key, connectorId } = this.#options.mapping.columns;
    const { columns } = await this.#options.facts();
    const referralIds = asked.map(({ referralId }) => referralId);
    const ids = asked.flatMap(({ id }) => id ?? []);
    const terms = [
      ...(columns.has(key) ? [soqlOneOf(key, referralIds)] : []),
      ...(ids.length === 0 ? [] : [soqlOneOf('Id', ids)]),
      ...(connectorId !== undefined && columns.has(connectorId) ? [soqlOneOf(connectorId, referralIds)] : []),
    ];
    return terms.length === 0 ? [] : this.#options.list(terms.join(' OR '));
  }
}
