import { demoPeople } from '../../people.ts';
import type { CrmDeed, SimulatedCrm } from '../crm-deeds.ts';
import type { Cells, CrmRow } from '../crm-rows.ts';
import { closeOpportunity } from './closing.ts';
import { type DataverseOrg, seededGuid } from './org.ts';
import { cellsOfBody } from './write.ts';

const person = seededGuid(demoPeople[0].email);

/** What people do in Dynamics 365 themselves, under its own rules. */
export function dataversePeople(org: DataverseOrg): SimulatedCrm {
  const opportunity = org.table('opportunity');
  const rowOf = (id: string): CrmRow => {
    const row = org.rows.ever('opportunity', id);
    if (!row) throw new Error(`There is no opportunity ${id}.`);
    return row;
  };
  const deeds: Readonly<Record<CrmDeed['deed'], (deed: CrmDeed) => void>> = {
    create: ({ values }) => void org.create(opportunity, cellsOfBody(org, opportunity, values, true), person),
    edit: ({ id, values }) =>
      void org.change(opportunity, rowOf(id), cellsOfBody(org, opportunity, values, false), person),
    win: ({ id }) => void closeOpportunity(org, 'won', closing(id, 3), person),
    lose: ({ id }) => void closeOpportunity(org, 'lost', closing(id, 4), person),
    reopen: ({ id }) => void org.change(opportunity, rowOf(id), { statecode: 0, statuscode: 1 }, person),
    delete: ({ id }) => void Object.assign(rowOf(id), { deletedAt: org.rows.now() }),
    restore: ({ id }) => void Reflect.deleteProperty(rowOf(id), 'deletedAt'),
    hide: ({ id }) => void Object.assign(rowOf(id), { hidden: true }),
    show: ({ id }) => void Object.assign(rowOf(id), { hidden: false }),
    /** A stage or status disappears from the list, as an administrator may decide. */
    removeStage: ({ values }) => {
      const options = opportunity.columns.salesstage?.options ?? [];
      options.splice(0, options.length, ...options.filter(({ value }) => value !== Number(values.stage)));
    },
    /** The loser stays, inactive; what hung on it hangs on its master. */
    mergeAccount: ({ id, values }) => {
      const loser = org.rows.get('account', id);
      const master = org.rows.get('account', String(values.into));
      if (!loser || !master) throw new Error('There is no such account.');
      org.rows.change(loser, { merged: true, masterid: master.id, statecode: 1, statuscode: 2 }, person);
      for (const row of org.rows.all('opportunity'))
        if (row.cells.parentaccountid === id) org.rows.change(row, { parentaccountid: master.id }, person);
    },
  };
  return {
    do: (deed) => deeds[deed.deed](deed),
    stages: () =>
      (opportunity.columns.salesstage?.options ?? []).map(({ value, label }) => ({ value: String(value), label })),
    shown: () =>
      org.rows.all('opportunity').map((row) => ({
        id: row.id,
        ...pageCells(row.cells),
        account: org.rows.get('account', String(row.cells.parentaccountid))?.cells.name ?? '',
        currency:
          org.rows.get('transactioncurrency', String(row.cells.transactioncurrencyid))?.cells.isocurrencycode ?? '',
        modified: new Date(row.modifiedAt).toISOString(),
        by: org.rows.get('systemuser', row.modifiedBy)?.cells.fullname ?? row.modifiedBy,
      })),
  };
}

function pageCells(cells: Cells) {
  return {
    referralId: cells.csd_referralid ?? '',
    name: cells.name ?? '',
    value: cells.estimatedvalue ?? null,
    closes: cells.estimatedclosedate ?? '',
    stage: String(cells.salesstage ?? ''),
    state: ['open', 'won', 'lost'][Number(cells.statecode)] ?? 'open',
    notes: cells.csd_microsoftnotes ?? '',
  };
}

const closing = (id: string, status: number): object => ({
  Status: status,
  OpportunityClose: { subject: 'Closed', 'opportunityid@odata.bind': `/opportunities(${id})` },
});
