import { z } from 'zod';
import { toGuid } from '../../partner-center/tolerant.ts';
import { LooksByKeys, type WantedRecord } from '../looks-by-keys.ts';
import { LooksTogether, mostRowsTogether } from '../looks-together.ts';
import type { CrmMapping } from '../mapping.ts';
import type { CrmRecord, CrmRow } from '../port.ts';
import { sortedOut } from '../read-records.ts';
import type { DynamicsFacts } from './dynamics-facts.ts';
import { dynamicsRow } from './dynamics-record.ts';
import { dynamicsId, odataOneOf } from './odata-text.ts';

export interface DynamicsLooksOptions {
  readonly mapping: CrmMapping;
  readonly facts: () => Promise<DynamicsFacts>;
  /** Opportunities under a filter, as they are answered. */
  readonly rows: (filter: string, more?: Readonly<Record<string, string>>) => Promise<readonly unknown[]>;
}

/** Ids in one address, which stays below 8 KB. */
const idsAtOnce = 50;
/** Each stands in it twice. */
const accountsAtOnce = 25;
/** Open opportunities of one account that are looked at. */
const mostOpen = 100;

interface RowOfAccount {
  readonly row: CrmRow;
  /** An opportunity names its account in up to two places. */
  readonly accounts: readonly (string | undefined)[];
}

const AccountsOfRow = z.object({ _parentaccountid_value: z.unknown(), _customerid_value: z.unknown() }).partial();

/** Looks at opportunities: by a referral's keys, by id, by account. */
export class DynamicsLooks {
  readonly #options: DynamicsLooksOptions;
  readonly #byAccount: LooksTogether<string, RowOfAccount>;
  readonly find: LooksByKeys['find'];
  readonly read: LooksByKeys['read'];

  constructor(options: DynamicsLooksOptions) {
    this.#options = options;
    const byKeys = new LooksByKeys({
      idOf: dynamicsId,
      idsAtOnce,
      listByKeys: (wanted) => this.#listByKeys(wanted),
      listByIds: (ids) => this.#list(odataOneOf('opportunityid', ids)),
    });
    this.find = (keys) => byKeys.find(keys);
    this.read = (ids) => byKeys.read(ids);
    this.#byAccount = new LooksTogether({
      most: accountsAtOnce,
      query: (ids) => this.#listByAccount(ids),
      isOf: ({ accounts }, id) => accounts.includes(id),
    });
  }

  async openOf(accountId: string): Promise<readonly CrmRecord[]> {
    const id = dynamicsId(accountId);
    if (id === undefined) return [];
    return sortedOut((await this.#byAccount.of(id)).slice(0, mostOpen).map(({ row }) => row)).records;
  }

  async #listByAccount(ids: readonly string[]): Promise<readonly RowOfAccount[]> {
    const { facts, mapping, rows } = this.#options;
    const ofAny = ids.map((id) => `_parentaccountid_value eq ${id} or _customerid_value eq ${id}`).join(' or ');
    const top = String(ids.length === 1 ? mostOpen : mostRowsTogether);
    const found = await rows(`(${ofAny}) and statecode eq 0`, { orderby: 'modifiedon desc', top });
    const known = await facts();
    return found.map((raw) => {
      const { _parentaccountid_value: parent, _customerid_value: customer } = AccountsOfRow.catch({}).parse(raw);
      return { row: dynamicsRow(raw, mapping, known), accounts: [toGuid(parent), toGuid(customer)] };
    });
  }

  async #listByKeys(wanted: readonly WantedRecord[]): Promise<readonly CrmRow[]> {
    const { referralId: key, connectorId } = this.#options.mapping.columns;
    const { columns } = await this.#options.facts();
    const referralIds = wanted.map(({ referralId }) => referralId);
    const ids = wanted.flatMap(({ id }) => id ?? []);
    const terms = [
      ...(columns.has(key) ? [odataOneOf(key, referralIds)] : []),
      ...(ids.length === 0 ? [] : [odataOneOf('opportunityid', ids)]),
      ...(connectorId !== undefined && columns.has(connectorId) ? [odataOneOf(connectorId, referralIds)] : []),
    ];
    return terms.length === 0 ? [] : this.#list(terms.join(' or '));
  }

  async #list(filter: string): Promise<readonly CrmRow[]> {
    const { facts, mapping, rows } = this.#options;
    const found = await rows(filter);
    const known = await facts();
    return found.map((row) => dynamicsRow(row, mapping, known));
  }
}
