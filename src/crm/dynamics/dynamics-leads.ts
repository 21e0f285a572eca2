import { z } from 'zod';
import { parsedAnswer } from '../answer-parts.ts';
import {
  type CrmLead,
  type CrmLeadFate,
  lastNameOf,
  leadFatesInBatches,
  leadText,
  type NewCrmLead,
} from '../crm-lead.ts';
import type { CrmHttp } from '../http/crm-http.ts';
import type { CrmMapping } from '../mapping.ts';
import { CrmError } from '../port.ts';
import { dynamicsAccepted, dynamicsFailure } from './dynamics-failure.ts';
import { dynamicsId, odataPath, odataText } from './odata-text.ts';

const Row = z.object({ leadid: z.string() });
const ratings = { high: 1, medium: 2, low: 3 } as const;
/** *Partner*, of `leadsourcecode`. */
const fromPartner = 4;

/**
 * Makes the `lead` of a Partner Center lead, once: its alternate key is the referral's id, as an opportunity's is (docs/crm.md#dynamics-365).
 * The lead table needs that column and key as well; without them Dataverse refuses, and nothing is made.
 */
export async function createDynamicsLead(
  { http, mapping }: { readonly http: CrmHttp; readonly mapping: CrmMapping },
  referralId: string,
  lead: NewCrmLead,
): Promise<CrmLead> {
  const key = dynamicsId(referralId);
  if (key === undefined) throw new CrmError({ kind: 'operator', code: 'bad-id' });
  const path = odataPath(`leads(${mapping.columns.referralId}=${odataText(key)})`, { select: 'leadid' });
  const headers = { 'If-None-Match': '*', Prefer: 'return=representation' };
  const answer = await http.send({ method: 'PATCH', path, headers, body: bodyOf(lead) });
  if (answer.status < 300) return { id: parsedAnswer(Row, answer.body, true).leadid, created: true };
  const failure = dynamicsFailure(answer, mapping);
  if (failure.kind !== 'merge-again') throw new CrmError(failure);
  const there = await http.send({ method: 'GET', path });
  if (there.status === 404) throw new CrmError({ kind: 'operator', code: 'key-taken-out-of-sight' });
  return { id: parsedAnswer(Row, dynamicsAccepted(there, mapping).body).leadid, created: false };
}

function bodyOf(lead: NewCrmLead): Readonly<Record<string, unknown>> {
  const texts = {
    subject: leadText(lead.topic, 300),
    companyname: leadText(lead.company, 100),
    firstname: leadText(lead.firstName, 50),
    lastname: leadText(lastNameOf(lead), 50),
    emailaddress1: lead.email.length > 100 ? '' : lead.email,
    telephone1: leadText(lead.phone, 50),
    jobtitle: leadText(lead.title, 100),
    address1_country: leadText(lead.country, 80),
    description: leadText(lead.words, 2_000),
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    leadsourcecode: fromPartner,
    ...(lead.rating ? { leadqualitycode: ratings[lead.rating] } : {}),
  };
}

/** One that names no lead, or in a form of its own, is of a lead of which nothing is known: not of one that is gone. */
const Standing = z.object({
  leadid: z.string().catch(''),
  // A column that our user may not read is left out: then nothing is known.
  statecode: z.number().nullish().catch(undefined),
  _qualifyingopportunityid_value: z.string().nullish().catch(undefined),
  'statuscode@OData.Community.Display.V1.FormattedValue': z.string().nullish().catch(undefined),
});
const Standings = z.object({ value: z.array(Standing.catch({ leadid: '' })) });
const states = ['open', 'qualified', 'disqualified'] as const;
/** The ids of so many fit into one address. */
const leadsAtOnce = 50;

/** Of these leads, the opportunity that one was qualified into and the organisation's word for where it stands. */
export function dynamicsLeadFates(
  { http, mapping }: { readonly http: CrmHttp; readonly mapping: CrmMapping },
  ids: readonly string[],
): Promise<readonly CrmLeadFate[]> {
  return leadFatesInBatches(ids, {
    idOf: dynamicsId,
    idsAtOnce: leadsAtOnce,
    async list(some) {
      const values = some.map(odataText).join(',');
      const filter = `Microsoft.Dynamics.CRM.In(PropertyName='leadid',PropertyValues=[${values}])`;
      const select = 'leadid,statecode,statuscode,_qualifyingopportunityid_value';
      const Prefer = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
      const answer = await http.send({
        method: 'GET',
        path: odataPath('leads', { select, filter }),
        headers: { Prefer },
      });
      const { value } = parsedAnswer(Standings, dynamicsAccepted(answer, mapping).body);
      return value.map((row): CrmLeadFate => {
        const { leadid: id, statecode, _qualifyingopportunityid_value: recordId } = row;
        const word = row['statuscode@OData.Community.Display.V1.FormattedValue'];
        return {
          ...{ id: dynamicsId(id) ?? id, kind: states[statecode ?? 0] ?? 'open' },
          ...(recordId ? { recordId } : {}),
          ...(word ? { word: leadText(word, 100) } : {}),
        };
      });
    },
  });
}
