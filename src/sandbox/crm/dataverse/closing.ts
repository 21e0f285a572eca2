import type { CrmRow } from '../crm-rows.ts';
import type { DataverseOrg } from './org.ts';
import { dvBadRequest, dvNotFound, dvRefusal } from './refusals.ts';

/** `WinOpportunity` and `LoseOpportunity`: the only ways to an end, once each. */
export function closeOpportunity(org: DataverseOrg, kind: 'won' | 'lost', body: unknown, by: string): CrmRow {
  const { Status, OpportunityClose } = body as { Status?: unknown; OpportunityClose?: Record<string, unknown> };
  const bind = String(OpportunityClose?.['opportunityid@odata.bind'] ?? '');
  const [, id = ''] = /^\/?opportunities\(([0-9a-f-]{36})\)$/.exec(bind) ?? [];
  if (typeof Status !== 'number' || !OpportunityClose || id === '') throw dvBadRequest('Both parameters are required.');
  const table = org.table('opportunity');
  const row = org.row('opportunity', id);
  if (!row) throw dvNotFound('opportunity', id);
  if (row.cells.statecode !== 0) throw dvRefusal(400, '0x80043b0c', 'The opportunity has already been closed.');
  const state = kind === 'won' ? 1 : 2;
  const usual = kind === 'won' ? 3 : 4;
  const status = Status === -1 ? usual : Status;
  const fits = table.columns.statuscode?.options?.some((option) => option.value === status && option.state === state);
  if (!fits)
    throw dvRefusal(400, '0x80048408', `${status} is not a valid status code for state code of that opportunity.`);
  return org.rows.change(
    row,
    {
      statecode: state,
      statuscode: status,
      actualvalue: Number(OpportunityClose.actualrevenue ?? row.cells.estimatedvalue ?? 0),
      actualclosedate: String(OpportunityClose.actualend ?? new Date(org.rows.now()).toISOString()).slice(0, 10),
    },
    by,
  );
}

/** The lead's account, contact and opportunity, as asked for. */
export function qualifyLead(org: DataverseOrg, id: string, body: unknown, by: string): object {
  const lead = org.row('lead', id);
  if (!lead) throw dvNotFound('lead', id);
  if (lead.cells.statecode !== 0) throw dvRefusal(400, '0x80043b0d', 'The lead is already closed.');
  const { CreateAccount, CreateContact, CreateOpportunity } = body as Readonly<Record<string, unknown>>;
  const { companyname = null, firstname = null, lastname = null, emailaddress1 = null, subject = null } = lead.cells;
  const account = CreateAccount ? org.create(org.table('account'), { name: companyname }, by) : undefined;
  const contact = CreateContact
    ? org.create(
        org.table('contact'),
        { firstname, lastname, emailaddress1, parentcustomerid: account?.id ?? null },
        by,
      )
    : undefined;
  const opportunity = CreateOpportunity
    ? org.create(
        org.table('opportunity'),
        {
          name: subject,
          parentaccountid: account?.id ?? null,
          parentcontactid: contact?.id ?? null,
          originatingleadid: id,
          estimatedvalue: lead.cells.estimatedamount ?? null,
        },
        by,
      )
    : undefined;
  org.rows.change(lead, { statecode: 1, statuscode: 3, qualifyingopportunityid: opportunity?.id ?? null }, by);
  return {
    value: [
      ...(account ? [{ '@odata.type': '#Microsoft.Dynamics.CRM.account', accountid: account.id }] : []),
      ...(contact ? [{ '@odata.type': '#Microsoft.Dynamics.CRM.contact', contactid: contact.id }] : []),
      ...(opportunity ? [{ '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', opportunityid: opportunity.id }] : []),
    ],
  };
}
