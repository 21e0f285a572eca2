import type { SandboxClock } from '../../sandbox-clock.ts';
import type { CrmFaults } from '../crm-fault.ts';
import { type Cell, type Cells, type CrmRow, CrmRows } from '../crm-rows.ts';
import { fullId, numberedId } from './ids.ts';
import { type SfField, type SfObject, salesforceObjects } from './objects.ts';
import { sfDeleted, sfNoColumn, sfNotFound, sfRefusal, sfTaken } from './refusals.ts';

export const sfIntegrationUser = numberedId('User', 1);
/** In whose name the customer's own flows run. */
export const sfFlowUser = numberedId('User', 2);

/** One simulated organisation: rows, picklists, rules, and what its automation does to what is written. */
export class SalesforceOrg {
  readonly rows: CrmRows;
  readonly objects: readonly SfObject[] = salesforceObjects();
  readonly faults: CrmFaults;
  /** API calls of all integrations within a day, and how many there may be. */
  readonly usage = { used: 18, limit: 100_000 };
  #count = 100;

  constructor(options: { readonly clock: SandboxClock; readonly faults: CrmFaults }) {
    this.faults = options.faults;
    this.rows = new CrmRows(options.clock, options.faults);
  }

  get organizationId(): string {
    return numberedId('Organization', this.faults.state('orgSwapped') ? 99 : 1);
  }

  get isMultiCurrency(): boolean {
    return this.faults.state('singleCurrency') === undefined;
  }

  /** Throws where the organisation has no such object. */
  object(name: string): SfObject {
    const found = this.objects.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!found || (found.name === 'CurrencyType' && !this.isMultiCurrency))
      throw sfRefusal(400, 'INVALID_TYPE', `sObject type '${name}' is not supported.`);
    return found;
  }

  /** Of an object what the desk's user may see. */
  fields(object: SfObject): Readonly<Record<string, SfField>> {
    const hidden = this.faults.state('columnSecured')?.column;
    return Object.fromEntries(
      Object.entries(object.fields).filter(
        ([name]) => name !== hidden && (name !== 'CurrencyIsoCode' || this.isMultiCurrency),
      ),
    );
  }

  field(object: SfObject, name: string): [string, SfField] {
    const found = Object.entries(this.fields(object)).find(([one]) => one.toLowerCase() === name.toLowerCase());
    if (!found) throw sfNoColumn(name, object.name);
    return found;
  }

  row(object: string, id: string): CrmRow {
    const full = fullId(id);
    if (full === undefined) throw sfRefusal(400, 'MALFORMED_ID', `malformed id ${id.slice(0, 40)}`);
    const row = this.rows.ever(object, full);
    if (!row || row.hidden) throw sfNotFound();
    if (row.deletedAt !== undefined) throw sfDeleted();
    return row;
  }

  shown(object: string): CrmRow[] {
    return this.rows.all(object).filter(({ hidden }) => !hidden);
  }

  byExternal(object: SfObject, field: string, value: string): CrmRow[] {
    const wanted = value.toLowerCase();
    return this.rows.all(object.name).filter(({ cells }) => String(cells[field] ?? '').toLowerCase() === wanted);
  }

  create(object: SfObject, cells: Cells, by: string, id?: string): CrmRow {
    this.#keepApart(object, cells, undefined);
    // Rows of an earlier run have their numbers.
    do this.#count += 1;
    while (this.rows.ever(object.name, numberedId(object.name, this.#count)));
    const row = this.rows.add(
      object.name,
      id ?? numberedId(object.name, this.#count),
      {
        ...Object.fromEntries(Object.keys(object.fields).map((name) => [name, null])),
        ...('OwnerId' in object.fields ? { OwnerId: by } : {}),
        ...(object.name === 'Opportunity' ? { CurrencyIsoCode: 'USD', HasOpportunityLineItem: false } : {}),
        CreatedById: by,
        ...this.#asTheOrgHasIt(object, cells),
      },
      by,
    );
    this.#follow(object, row, by);
    return row;
  }

  change(object: SfObject, row: CrmRow, cells: Cells, by: string): CrmRow {
    this.#keepApart(object, cells, row);
    this.rows.change(row, this.#asTheOrgHasIt(object, cells), by);
    this.#follow(object, row, by);
    return row;
  }

  decimalsOf(currency: Cell): number {
    const type = this.rows.all('CurrencyType').find(({ cells }) => cells.IsoCode === currency);
    return Number(type?.cells.DecimalPlaces ?? 2);
  }

  #keepApart(object: SfObject, cells: Cells, row: CrmRow | undefined): void {
    for (const [name, field] of Object.entries(object.fields)) {
      const value = cells[name];
      if (!field.unique || !value || this.faults.state('keyPending')) continue;
      const there = this.byExternal(object, name, String(value)).find((one) => one !== row);
      if (there) throw sfTaken(name, there.id);
    }
  }

  #asTheOrgHasIt(object: SfObject, cells: Cells): Cells {
    const rewrites = this.faults.state('rewrites') !== undefined;
    return Object.fromEntries(
      Object.entries(cells).map(([name, value]) => {
        const { type } = object.fields[name] ?? {};
        if (type === 'currency' && typeof value === 'number')
          return [name, Math.round(value * 100 * (1 + Number.EPSILON)) / 100];
        if (typeof value !== 'string') return [name, value];
        if (rewrites && name === 'Name') return [name, value.trim().toUpperCase()];
        if (rewrites && type === 'textarea') return [name, `${value.trim()}\n(kept by policy)`];
        return [name, value.trim() === '' ? null : value];
      }),
    );
  }

  #follow(object: SfObject, row: CrmRow, by: string): void {
    if (object.name !== 'Opportunity') return;
    const stage = this.rows.all('OpportunityStage').find(({ cells }) => cells.ApiName === row.cells.StageName)?.cells;
    Object.assign(row.cells, {
      IsClosed: stage?.IsClosed ?? false,
      IsWon: stage?.IsWon ?? false,
      Probability: stage?.DefaultProbability ?? null,
    });
    const again = this.faults.state('secondAutomation');
    const column = again?.column ?? 'CloseDate';
    if (again && by === sfIntegrationUser)
      this.rows.later(
        object.name,
        row.id,
        { [column]: column === 'CloseDate' ? '2030-12-31' : 'always so' },
        sfFlowUser,
      );
    if (this.faults.state('connectorBeside') && !/^[✓✖]/u.test(String(row.cells.Name)))
      row.cells.Name = `✓ ${row.cells.Name}`;
  }
}
