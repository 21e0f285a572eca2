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
import { salesforceAccepted, salesforceFailure } from './salesforce-failure.ts';
import { salesforceId, soqlText } from './soql-text.ts';

const Created = z.object({ id: z.string() });
const Found = z.object({ records: z.array(z.object({ Id: z.string() })) });
const ratings = { high: 'Hot', medium: 'Warm', low: 'Cold' } as const;

/**
 * Makes the `Lead` of a Partner Center lead, once: its unique external id is the referral's id, as an opportunity's is (docs/crm.md#salesforce).
 * Assignment rules do not give it away: the client says so with every request.
 */
export async function createSalesforceLead(
  { http, mapping }: { readonly http: CrmHttp; readonly mapping: CrmMapping },
  referralId: string,
  lead: NewCrmLead,
): Promise<CrmLead> {
  const key = mapping.columns.referralId;
  const body = { ...bodyOf(lead), [key]: referralId.toLowerCase() };
  const answer = await http.send({ method: 'POST', path: 'sobjects/Lead', body });
  if (answer.status < 300) return { id: parsedAnswer(Created, answer.body, true).id, created: true };
  const failure = salesforceFailure(answer, mapping);
  // The standard rule for duplicates looks at the e-mail before the key is looked at: what it found may be ours.
  const mayBeOurs = failure.kind === 'merge-again' || (failure.kind === 'person' && failure.code === 'duplicate');
  if (!mayBeOurs) throw new CrmError(failure);
  const query = `SELECT Id FROM Lead WHERE ${key} = ${soqlText(referralId.toLowerCase())}`;
  const found = await http.send({ method: 'GET', path: `query?q=${encodeURIComponent(query)}` });
  const [there] = parsedAnswer(Found, salesforceAccepted(found, mapping).body).records;
  if (there) return { id: there.Id, created: false };
  throw new CrmError(failure.kind === 'person' ? failure : { kind: 'operator', code: 'key-taken-out-of-sight' });
}

function bodyOf(lead: NewCrmLead): Readonly<Record<string, unknown>> {
  const texts = {
    Company: leadText(lead.company, 255) || '(unknown)',
    LastName: leadText(lastNameOf(lead), 80),
    FirstName: leadText(lead.firstName, 40),
    Email: lead.email.length > 80 ? '' : lead.email,
    Phone: leadText(lead.phone, 40),
    Title: leadText(lead.title, 128),
    Country: leadText(lead.country, 80),
    LeadSource: 'Partner',
    Rating: lead.rating ? ratings[lead.rating] : '',
    Description: leadText([lead.topic, lead.words].filter(Boolean).join('\n'), 32_000),
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** One that names no lead, or in a form of its own, is of a lead of which nothing is known: not of one that is gone. */
const Standing = z.object({
  Id: z.string().catch(''),
  Status: z.string().nullish().catch(undefined),
  IsConverted: z.boolean().nullish().catch(undefined),
  ConvertedOpportunityId: z.string().nullish().catch(undefined),
});
const Standings = z.object({ records: z.array(Standing.catch({ Id: '' })) });
const leadsAtOnce = 200;
/** What orgs call a lead that nobody goes on with: the standard value sets' words. Others are an organisation's own, and shown as they are. */
const ended = [
  'unqualified',
  'disqualified',
  'closed - not converted',
  'closed not converted',
  'closed lost',
  'lost',
  'dead',
];

/** Of these leads, the opportunity that one was converted into. Salesforce knows no state *disqualified*: the status's usual words tell. */
export function salesforceLeadFates(
  { http, mapping }: { readonly http: CrmHttp; readonly mapping: CrmMapping },
  ids: readonly string[],
): Promise<readonly CrmLeadFate[]> {
  return leadFatesInBatches(ids, {
    idOf: (id) => salesforceId(id, '00Q'),
    idsAtOnce: leadsAtOnce,
    async list(some) {
      const fields = 'Id, Status, IsConverted, ConvertedOpportunityId';
      const query = `SELECT ${fields} FROM Lead WHERE Id IN (${some.map(soqlText).join(', ')})`;
      const answer = await http.send({ method: 'GET', path: `query?q=${encodeURIComponent(query)}` });
      const { records } = parsedAnswer(Standings, salesforceAccepted(answer, mapping).body);
      return records.map(({ Id, Status, IsConverted, ConvertedOpportunityId }): CrmLeadFate => {
        const isEnded = ended.includes((Status ?? '').trim().toLowerCase());
        return {
          ...{ id: salesforceId(Id, '00Q') ?? Id, kind: IsConverted ? 'qualified' : isEnded ? 'disqualified' : 'open' },
          ...(ConvertedOpportunityId ? { recordId: ConvertedOpportunityId } : {}),
          ...(Status ? { word: leadText(Status, 100) } : {}),
        };
      });
    },
  });
}
