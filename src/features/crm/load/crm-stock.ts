import { readDuns } from '../../../answers/duns.ts';
import { bareName } from '../../../answers/search-key.ts';
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

/** What a plan asks of a CRM. */
export type CrmLooks = Pick<Crm, 'find' | 'read' | 'openOf' | 'searchAccounts'>;

/** Rows that are kept in memory for one plan; a larger organisation is asked deal by deal. */
const mostRows = 200_000;

/**
 * All of a CRM that a plan looks at, read in a few requests: five thousand deals asked one by one would take a quarter of an
 * hour at the pace that the CRM allows. As old as the plan is: whoever writes reads again first.
 */
export class CrmStock implements CrmLooks {
  readonly #crm: CrmLooks;
  readonly #byId = new Map<string, CrmRecord>();
  readonly #byKey = new Map<string, CrmRecord[]>();
  readonly #unreadableByKey = new Map<string, CrmUnreadableRow[]>();
  readonly #openByAccount = new Map<string, CrmRecord[]>();
  readonly #accountIds = new Set<string>();
  readonly #accountsByName = new Map<string, CrmAccount[]>();
  readonly #accountsByDuns = new Map<string, CrmAccount[]>();

  private constructor(crm: CrmLooks) {
    this.#crm = crm;
  }

  /** Undefined: there is more than memory should hold. */
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

  /** What is closed and nobody's is not in stock: that is asked for. */
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

  /** What the CRM's own search finds, as far as it can be this customer: a number is surer than a name. */
  async searchAccounts({ name, dunsNumber }: CrmCustomer) {
    const number = dunsNumber === undefined ? undefined : readDuns(dunsNumber);
    const byDuns = number?.kind === 'duns' ? this.#accountsByDuns.get(number.duns) : undefined;
    return byDuns ?? this.#accountsByName.get(bareName(name)) ?? [];
  }

  /** Pages overlap where records change while they are read. */
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
