import { mappingOf } from '../../../../src/crm/mapping.ts';
import type { Crm, CrmDescription, CrmRecord, CrmSystem, CrmValues } from '../../../../src/crm/port.ts';
import type { LinkSyncDeps } from '../../../../src/features/crm/sync/link-sync-deps.ts';
import { seededGuid } from '../../../../src/sandbox/crm/dataverse/org.ts';
import { MemoryDesk } from './memory-desk.ts';
import type { SimulatedStage } from './simulated-desk.ts';

const columns = {
  dynamics: {
    ...{ table: 'opportunity', key: 'csd_referralid', name: 'name', value: 'estimatedvalue' },
    ...{ currency: 'transactioncurrencyid', closeDate: 'estimatedclosedate', notes: 'csd_microsoftnotes' },
  },
  salesforce: {
    ...{ table: 'Opportunity', key: 'CoSell_Referral_Id__c', name: 'Name', value: 'Amount' },
    ...{ currency: 'CurrencyIsoCode', closeDate: 'CloseDate', notes: 'CoSell_Notes_For_Microsoft__c' },
  },
} as const;
const currencies = ['USD', 'EUR', 'JPY'];
const hooked = ['create', 'update', 'adopt', 'close'] as const;

/** A desk in memory whose CRM is a simulated one, spoken to by the real client; what comes before and after a write can be played. */
export class PlayedDesk extends MemoryDesk {
  readonly #stage: SimulatedStage;
  readonly #system: CrmSystem;
  readonly #crm: Crm;
  #described: Promise<CrmDescription> | undefined;

  constructor(stage: SimulatedStage, system: CrmSystem) {
    super({ id: crypto.randomUUID() });
    this.#stage = stage;
    this.#system = system;
    const { crm } = this;
    const client = stage.crm;
    this.#crm = new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const call = (value as (...args: unknown[]) => unknown).bind(target);
        const method = hooked.find((each) => each === name);
        if (!method) return call;
        return async (...args: unknown[]) => {
          crm.before(method);
          const answer = await call(...args);
          crm.after(method);
          return answer;
        };
      },
    });
  }

  override deps(): LinkSyncDeps {
    const { mapping } = mappingOf(this.#system, { fields: { name: { rule: 'both' } }, createAccounts: 'no' });
    this.#described ??= this.#crm.describe();
    const described = this.#described;
    const org = async () => ({ description: await described, switchedOff: this.switchedOff });
    return { ...super.deps(), crm: this.#crm, mapping, org };
  }

  override async begin(): Promise<void> {
    await super.begin((await this.#stage.crm.describe()).orgId);
  }

  override records(): readonly CrmRecord[] {
    const { table, key, name, value, currency, closeDate, notes } = columns[this.#system];
    const rows = this.#stage.sandbox[this.#system].rows.all(table);
    return rows.flatMap(({ id, cells, modifiedAt }) => {
      if (cells[key] !== this.referral.id) return [];
      const unit = currencies.find((code) => [code, seededGuid(code)].includes(String(cells[currency]))) ?? '';
      const text = (column: string) => String(cells[column] ?? '');
      const dealValue = typeof cells[value] === 'number' ? { value: cells[value], currency: unit } : null;
      const values = { name: text(name), dealValue, closeDate: text(closeDate).slice(0, 10), notes: text(notes) };
      return [
        {
          ...{ id, modifiedAt: new Date(modifiedAt), byTheDesk: false, unreadable: [], calculated: [] },
          ...{ values, outcome: { kind: 'open' as const } },
        },
      ];
    });
  }

  override editInCrm(id: string, values: Partial<CrmValues>): void {
    // The stage's own way is done when it returns: nothing in it waits.
    void this.#stage.edit(id, values);
  }

  override advance(milliseconds: number): void {
    super.advance(milliseconds);
    this.#stage.clock.advance(milliseconds);
  }
}
