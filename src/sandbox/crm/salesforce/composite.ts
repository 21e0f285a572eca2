import type { CrmAnswer, CrmExchange } from '../crm-exchange.ts';
import { sfRefusal } from './refusals.ts';

interface SfPart {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
}

const reference = /@\{(\w+)\.(\w+)\}/g;
const mostParts = 25;

/**
 * `POST /composite`: up to 25 requests in one, in their order. A later one may name what an earlier one answered; where that failed,
 * it is halted, and the others stand.
 */
export function sfComposite(
  exchange: CrmExchange,
  { compositeRequest = [] }: { readonly compositeRequest?: readonly SfPart[] },
  answer: (part: CrmExchange) => CrmAnswer,
): CrmAnswer {
  if (compositeRequest.length > mostParts) throw sfRefusal(400, 'EXCEEDED_ID_LIMIT', 'Too many subrequests.');
  const bodies = new Map<string, unknown>();
  const compositeResponse = compositeRequest.map((part) => {
    const { status, body } = answeredPart(exchange, part, bodies, answer);
    if (status < 300) bodies.set(part.referenceId, body);
    return { body: body ?? null, httpHeaders: {}, httpStatusCode: status, referenceId: part.referenceId };
  });
  return { status: 200, body: { compositeResponse } };
}

function answeredPart(
  exchange: CrmExchange,
  part: SfPart,
  bodies: ReadonlyMap<string, unknown>,
  answer: (part: CrmExchange) => CrmAnswer,
): CrmAnswer {
  let isHalted = false;
  const filled = (text: string) =>
    text.replace(reference, (_all, name: string, field: string) => {
      const value = (bodies.get(name) as Record<string, unknown> | undefined)?.[field];
      isHalted ||= value === undefined;
      return String(value);
    });
  const [path = '', search = ''] = filled(part.url).split(/\?(.*)/s);
  const text = part.body === undefined ? '' : filled(JSON.stringify(part.body));
  if (isHalted)
    return { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message: 'Invalid reference specified.' }] };
  return answer({ ...exchange, method: part.method, path, search, query: new URLSearchParams(search), text });
}
