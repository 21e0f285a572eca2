import { readDuns } from '../../../answers/customer/duns.ts';
import { bareName } from '../../../answers/names/search-key.ts';
import type {
  Crm,
  CrmAccount,
  CrmCustomer,
  CrmLinkKeys,
  CrmRecord,
  CrmRow,
  CrmUnreadableRow,
} from '../../../crm/port.ts';
import { foundRecords } from '../../../crm/read-records.ts';

/** The queries that a plan needs. */
export type CrmLooks = Pick<Crm, 'find' | 'read' | 'openOf' | 'searchAccounts' | 'livingAccount'>;

/** Upper bound of rows in memory per plan; a larger organisation is queried per deal. */
const mostRows = 200_000;

/**
 * Snapshot of a CRM for a plan, read in a few requests: querying five thousand deals one by one would take a quarter of an hour
 * within the CRM's rate limit. It ages with the plan, so that writers read again first.
 */
export class CrmStock implements CrmLooks {
  readonly #crm: CrmLooks;
  readonly #byId = new Map<string, CrmRecord>();
  readonly #byKey = new Map<string, CrmRecord[]>();
  readonly #unreadableByKey = new Map<string, CrmUnreadableRow[]>();
  readonly #openByAccount = new Map<string, CrmRecord[]>();
  readonly #accountIds = new Set<string>();
  readonly #missingAccounts = new Map<string, Promise<string | undefined>>();
  readonly #accountsByName = new Map<string, CrmAccount[]>();
  readonly #accountsByDuns = new Map<string, CrmAccount[]>();

  private constructor(crm: CrmLooks) {
    this.#crm = crm;
  }

  /** Undefined: above the upper bound. */
  static async read(crm: CrmLooks & Pick<Crm, 'allRecords' | 'allAccounts'>, most = mostRows) {
    const stock = new CrmStock(crm);
    let rows = 0;
    for await (const { records, unreadable } of crm.allRecords()) {
      rows += records.length;
      if (rows > most) return undefined;
      for (const record of records) stock.#keep(record);
      for (const row of unreadable) if (row.referralId) put(stock.#unreadableByKey, row.referralId, row);
    }
    for await (const page of crm.allAccounts()) {
      rows += page.length;
      if (rows > most) return undefined;
      for (const account of page) stock.#keepAccount(account);
    }
    return stock;
  }

  async find({ referralId, recordId }: CrmLinkKeys) {
    const there = recordId === undefined ? [] : await this.read([recordId]);
    const byId = there.flatMap((reading) => (reading.kind === 'record' ? [reading.record] : []));
    const key = referralId.toLowerCase();
    const all = new Set([...byId, ...(this.#byKey.get(key) ?? [])]);
    const unreadable = [...there, ...(this.#unreadableByKey.get(key) ?? [])].filter((row) => row.kind === 'unreadable');
    const rows: CrmRow[] = [...[...all].map((record) => ({ kind: 'record' as const, record })), ...unreadable];
    return foundRecords(rows, { id: byId[0]?.id, referralId });
  }

  /** Falls back to the CRM for closed records without a key, which are not in the snapshot. */
  async read(ids: readonly string[]) {
    const missing = ids.filter((id) => !this.#byId.has(id));
    const asked = missing.length > 0 ? await this.#crm.read(missing) : [];
    for (const reading of asked) if (reading.kind === 'record') this.#keep(reading.record);
    const gone = new Map(missing.map((id, index) => [id, asked[index]] as const));
    return ids.map((id) => {
      const record = this.#byId.get(id);
      return record ? ({ kind: 'record', record } as const) : (gone.get(id) ?? ({ kind: 'gone', id } as const));
    });
  }

  async openOf(accountId: string) {
    return this.#openByAccount.get(accountId) ?? [];
  }

  /** Active accounts are in the snapshot. Another one is asked for once, however many deals its customer has. */
  async livingAccount(id: string) {
    if (this.#accountIds.has(id)) return id;
    const living = this.#missingAccounts.get(id) ?? this.#crm.livingAccount(id);
    this.#missingAccounts.set(id, living);
    return living;
  }

  /** As the CRM's own search, restricted to possible matches: a D-U-N-S number takes precedence over a name. */
  async searchAccounts({ name, dunsNumber }: CrmCustomer) {
    const number = dunsNumber === undefined ? undefined : readDuns(dunsNumber);
    const byDuns = number?.kind === 'duns' ? this.#accountsByDuns.get(number.duns) : undefined;
    return byDuns ?? this.#accountsByName.get(bareName(name)) ?? [];
  }

  /** Deduplicates: pages overlap if records change while they are read. */
  #keep(record: CrmRecord): void {
    if (this.#byId.has(record.id)) return;
    this.#byId.set(record.id, record);
    for (const key of new Set([record.referralId, record.connectorId])) if (key) put(this.#byKey, key, record);
    if (record.accountId && record.outcome.kind === 'open') put(this.#openByAccount, record.accountId, record);
  }

  #keepAccount(account: CrmAccount): void {
    if (this.#accountIds.has(account.id)) return;
    this.#accountIds.add(account.id);
    put(this.#accountsByName, bareName(account.name), account);
    if (account.dunsNumber) put(this.#accountsByDuns, account.dunsNumber, account);
  }
}

function put<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const there = map.get(key);
  if (there) there.push(item);
  else map.set(key, [item]);
}
