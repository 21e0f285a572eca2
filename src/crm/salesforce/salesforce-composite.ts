import { z } from 'zod';
import { parsedAnswer } from '../answer-parts.ts';
import type { CrmHttpAnswer } from '../http/crm-answer.ts';
import type { CrmHttp } from '../http/crm-http.ts';
import type { CrmMapping } from '../mapping.ts';
import { salesforceAccepted } from './salesforce-failure.ts';

/** Summer '26. */
export const salesforceApiPath = '/services/data/v67.0';

/** One of several requests in one. What an earlier one answered is named as `@{made.id}`. */
export interface CompositePart {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Below the API's path, encoded. */
  readonly path: string;
  readonly body?: unknown;
}

const Composite = z.object({
  compositeResponse: z.array(z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() })),
});

/**
 * Up to 25 requests in one, which the daily limit counts as one (docs/crm.md#salesforce). Each part has an answer of its own, in
 * their order; those that name the answer of one that failed fail as well. Whether a part's failure concerns all requests, its caller
 * asks `CrmHttp.heeded`. No text of people's may hold `@{`: it would be read as a reference.
 */
export async function sendComposite(
  { http, mapping }: { readonly http: CrmHttp; readonly mapping: CrmMapping },
  parts: readonly CompositePart[],
): Promise<ReadonlyMap<string, CrmHttpAnswer>> {
  const compositeRequest = parts.map(({ name, method, path, body }) => ({
    ...{ method, url: `${salesforceApiPath}/${path}`, referenceId: name },
    ...(body === undefined ? {} : { body }),
  }));
  const sent = await http.send({ method: 'POST', path: 'composite', body: { allOrNone: false, compositeRequest } });
  const { headers, body } = salesforceAccepted(sent, mapping);
  const { compositeResponse } = parsedAnswer(Composite, body, true);
  return new Map(
    compositeResponse.map((part) => [part.referenceId, { status: part.httpStatusCode, headers, body: part.body }]),
  );
}
