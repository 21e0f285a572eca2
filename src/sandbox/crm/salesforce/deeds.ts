import type { CrmDeed, SimulatedCrm } from '../crm-deeds.ts';
import type { CrmRow } from '../crm-rows.ts';
import { numberedId } from './ids.ts';
import type { SalesforceOrg } from './org.ts';
import { sfCells } from './write.ts';

/** What people do in Salesforce themselves, under its own rules. */
export function salesforcePeople(org: SalesforceOrg): SimulatedCrm {
  const seller = numberedId('User', 10);
  const opportunity = org.object('Opportunity');
  const rowOf = (id: string): CrmRow => {
    const row = org.rows.ever('Opportunity', id);
    if (!row) throw new Error(`There is no opportunity ${id}.`);
    return row;
  };
  const edit = (id: string, values: Record<string, unknown>) => {
    const row = rowOf(id);
    org.change(opportunity, row, sfCells(org, opportunity, values, row), seller);
  };
  const deeds: Readonly<Record<CrmDeed['deed'], (deed: CrmDeed) => void>> = {
    create: ({ values }) => void org.create(opportunity, sfCells(org, opportunity, values), seller),
    edit: ({ id, values }) => edit(id, values),
    win: ({ id }) => edit(id, { StageName: 'Closed Won' }),
    lose: ({ id }) => edit(id, { StageName: 'Closed Lost' }),
    reopen: ({ id }) => edit(id, { StageName: 'Qualification' }),
    delete: ({ id }) => void Object.assign(rowOf(id), { deletedAt: org.rows.now() }),
    restore: ({ id }) => void Reflect.deleteProperty(rowOf(id), 'deletedAt'),
    hide: ({ id }) => void Object.assign(rowOf(id), { hidden: true }),
    show: ({ id }) => void Object.assign(rowOf(id), { hidden: false }),
    removeStage: ({ values }) => {
      const stage = org.rows.all('OpportunityStage').find(({ cells }) => cells.ApiName === values.stage);
      if (stage) stage.cells.IsActive = false;
      const names = opportunity.fields.StageName?.values ?? [];
      names.splice(0, names.length, ...names.filter((name) => name !== values.stage));
    },
    /** The loser goes into the recycle bin; what hung on it hangs on its master. */
    mergeAccount: ({ id, values }) => {
      const loser = org.rows.get('Account', id);
      const master = org.rows.get('Account', String(values.into));
      if (!loser || !master) throw new Error('There is no such account.');
      org.rows.change(loser, { MasterRecordId: master.id }, seller);
      loser.deletedAt = org.rows.now();
      for (const row of org.rows.all('Opportunity'))
        if (row.cells.AccountId === id) org.rows.change(row, { AccountId: master.id }, seller);
    },
  };
  return {
    do: (deed) => deeds[deed.deed](deed),
    stages: () => (opportunity.fields.StageName?.values ?? []).map((value) => ({ value, label: value })),
    shown: () =>
      org.rows.all('Opportunity').map(({ id, cells, modifiedAt, modifiedBy }) => ({
        id,
        referralId: cells.CoSell_Referral_Id__c ?? '',
        name: cells.Name ?? '',
        account: org.rows.get('Account', String(cells.AccountId))?.cells.Name ?? '',
        value: cells.Amount ?? null,
        currency: cells.CurrencyIsoCode ?? '',
        closes: cells.CloseDate ?? '',
        stage: cells.StageName ?? '',
        state: stateOf(cells.IsClosed === true, cells.IsWon === true),
        notes: cells.CoSell_Notes_For_Microsoft__c ?? '',
        modified: new Date(modifiedAt).toISOString(),
        by: org.rows.get('User', modifiedBy)?.cells.Name ?? modifiedBy,
      })),
  };
}

function stateOf(isClosed: boolean, isWon: boolean): string {
  if (!isClosed) return 'open';
  return isWon ? 'won' : 'lost';
}
