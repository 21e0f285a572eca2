import { z } from 'zod';
import type { Timers } from '../../partner-center/timers.ts';
import { parsedAnswer } from '../answer-parts.ts';
import type { CrmHttpAnswer } from '../http/crm-answer.ts';
import { type CrmHttp, waiting } from '../http/crm-http.ts';
import type { CrmMapping } from '../mapping.ts';
import { CrmError } from '../port.ts';
import { type CompositePart, sendComposite } from './salesforce-composite.ts';
import { salesforceCode, salesforceFailure } from './salesforce-failure.ts';
import { salesforceId } from './soql-text.ts';

interface CreationDeps {
  readonly http: CrmHttp;
  readonly mapping: CrmMapping;
  readonly timers: Timers;
}

export interface NewOpportunity {
  readonly body: object;
  readonly contactId: string | undefined;
  /** The path of a query for the opportunities of a condition, encoded. */
  readonly queryOf: (condition: string) => string;
}

export interface MadeOpportunity {
  /** What the CRM answered to the creation. */
  readonly made: CrmHttpAnswer;
  readonly id?: string | undefined;
  /** What stands there then; undefined: it could not be read. */
  readonly row?: unknown;
  /** The code of the refusal. */
  readonly contactRefused?: string | undefined;
}

const Created = z.object({ id: z.string() });
const Records = z.object({ records: z.array(z.unknown()) });
const roles = 'sobjects/OpportunityContactRole';
const madeId = '@{made.id}';

/** In one request: the opportunity, its contact, and what stands there then. A refusal of the contact does not keep the deal out. */
export async function makeOpportunity(deps: CreationDeps, wanted: NewOpportunity): Promise<MadeOpportunity> {
  const { http } = deps;
  const create = { method: 'POST', path: 'sobjects/Opportunity', body: wanted.body } as const;
  // What people wrote would be read as a reference to another part: no composite takes it.
  const alone = JSON.stringify(wanted.body).includes('@{') ? await http.send(create) : undefined;
  if (alone && alone.status >= 300) return { made: alone };
  const opportunity = alone ? idIn(alone) : madeId;
  const answers = await sendComposite(deps, [
    ...(alone ? [] : [{ name: 'made', ...create }]),
    ...partsAfter(opportunity, wanted),
  ]);
  const made = alone ?? answers.get('made');
  if (!made) throw waiting('odd-answer', { mayHaveArrived: true });
  // Only the creation's own answer says whether all of this has to wait: what fails beside it is done by itself.
  http.heeded(create, made);
  if (made.status >= 300) return { made };
  const [id, there] = [idIn(made), answers.get('there')];
  const [row] = there && there.status < 300 ? parsedAnswer(Records, there.body).records : [];
  const role = wanted.contactId === undefined ? undefined : answers.get('role');
  return { made, id, row, contactRefused: role && (await refusalOfRole(deps, role, roleOf(id, wanted.contactId))) };
}

function partsAfter(opportunity: string, { contactId, queryOf }: NewOpportunity): readonly CompositePart[] {
  const query = queryOf(`Id = '${opportunity}'`).replace(encodeURIComponent(madeId), madeId);
  const there = { name: 'there', method: 'GET', path: query } as const;
  if (contactId === undefined) return [there];
  return [{ name: 'role', method: 'POST', path: roles, body: roleOf(opportunity, contactId) }, there];
}

const roleOf = (OpportunityId: string, ContactId: string | undefined) => ({
  OpportunityId,
  ContactId,
  IsPrimary: true,
});

/** Two deals of one customer that are made at the same moment lock its contact: that passes, and is tried once more. */
async function refusalOfRole({ http, mapping, timers }: CreationDeps, answer: CrmHttpAnswer, body: object) {
  if (answer.status < 300) return undefined;
  if (salesforceFailure(answer, mapping).kind !== 'wait') return codeOf(answer);
  await timers.sleep(1_000);
  try {
    const again = await http.send({ method: 'POST', path: roles, body });
    return again.status < 300 ? undefined : codeOf(again);
  } catch (error) {
    if (error instanceof CrmError) return error.failure.code;
    throw error;
  }
}

const codeOf = (answer: CrmHttpAnswer) => salesforceCode(answer) || `http-${answer.status}`;

function idIn({ body }: CrmHttpAnswer): string {
  const { id } = parsedAnswer(Created, body, true);
  return salesforceId(id) ?? id;
}
