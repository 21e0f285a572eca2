import type { CrmMapping } from '../mapping.ts';
import type { CrmFound, CrmLinkKeys, CrmReading, CrmRecord, CrmRow } from '../port.ts';
import { foundRecords, readInBatches, sortedOut } from '../read-records.ts';
import type { SalesforceFacts } from './salesforce-facts.ts';
import { opportunityPrefix, salesforceId } from './soql-text.ts';
import { mostRowsTogether, SoqlTogether, soqlOneOf } from './soql-together.ts';

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

interface Wanted {
  readonly referralId: string;
  readonly id: string | undefined;
}

/** Looks at opportunities: by a referral's keys, by id, by account. */
export class SalesforceLooks {
  readonly #options: SalesforceLooksOptions;
  readonly #byKeys: SoqlTogether<Wanted, CrmRow>;
  readonly #byId: SoqlTogether<string, CrmRow>;
  readonly #byAccount: SoqlTogether<string, CrmRow>;

  constructor(options: SalesforceLooksOptions) {
    this.#options = options;
    const { list } = options;
    this.#byKeys = new SoqlTogether({ query: (asked) => this.#listByKeys(asked), isOf: isByKeys });
    this.#byId = new SoqlTogether({
      query: (ids) => list(soqlOneOf('Id', ids)),
      isOf: (row, id) => idOf(row) === id,
    });
    this.#byAccount = new SoqlTogether({
      query: (ids) =>
        list(
          `${soqlOneOf('AccountId', ids)} AND IsClosed = false`,
          ` ORDER BY SystemModstamp DESC LIMIT ${ids.length === 1 ? mostOpen : mostRowsTogether}`,
        ),
      isOf: (row, id) => row.kind === 'record' && row.record.accountId === id,
    });
  }

  async find({ referralId, recordId }: CrmLinkKeys): Promise<readonly CrmFound[]> {
    const id = recordId === undefined ? undefined : salesforceId(recordId, opportunityPrefix);
    return foundRecords(await this.#byKeys.of({ referralId: referralId.toLowerCase(), id }), { id, referralId });
  }

  async read(ids: readonly string[]): Promise<readonly CrmReading[]> {
    const { list } = this.#options;
    return readInBatches(ids, {
      idOf: (id) => salesforceId(id, opportunityPrefix),
      idsAtOnce,
      list: ([only, ...others]) =>
        only !== undefined && others.length === 0
          ? this.#byId.of(only)
          : list(soqlOneOf('Id', [only ?? '', ...others])),
    });
  }

  async openOf(accountId: string): Promise<readonly CrmRecord[]> {
    const id = salesforceId(accountId, '001');
    if (id === undefined) return [];
    return sortedOut((await this.#byAccount.of(id)).slice(0, mostOpen)).records;
  }

  async #listByKeys(asked: readonly Wanted[]): Promise<readonly CrmRow[]> {
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

function idOf(row: CrmRow): string {
  return row.kind === 'record' ? row.record.id : row.id;
}

function isByKeys(row: CrmRow, { referralId, id }: Wanted): boolean {
  const { referralId: key, connectorId } = row.kind === 'record' ? row.record : { ...row, connectorId: undefined };
  return key === referralId || connectorId === referralId || (id !== undefined && idOf(row) === id);
}
