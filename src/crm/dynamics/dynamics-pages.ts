import { z } from 'zod';
import { parsedAnswer } from '../answer-parts.ts';
import type { CrmHttpAnswer } from '../http/crm-answer.ts';
import type { CrmRequest } from '../http/crm-http.ts';

/** Dataverse gives no more in one page (docs/crm.md#dynamics-365). */
const mostRows = 5_000;
const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** All rows of a query, page by page, beneath what people wait for. */
export async function* dynamicsPages(
  send: (request: CrmRequest) => Promise<CrmHttpAnswer>,
  first: string,
): AsyncGenerator<readonly unknown[]> {
  const Prefer = `odata.maxpagesize=${mostRows},odata.include-annotations="OData.Community.Display.V1.FormattedValue"`;
  for (let path: string | undefined = first; path !== undefined; ) {
    const answer = await send({ method: 'GET', path, headers: { Prefer }, urgency: 'poll' });
    const page: z.infer<typeof Page> = parsedAnswer(Page, answer.body);
    yield page.value;
    path = page['@odata.nextLink'];
  }
}
