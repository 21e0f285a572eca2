import type { Exchange } from '../../partner-center/exchange.ts';
import { visible } from '../../visible-text.ts';
import { cutText } from '../cut-text.ts';

/** A CRM's answer, read whole. */
export interface CrmHttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined where the body is empty, or no JSON: a maintenance page, a gateway's words. */
  readonly body: unknown;
}

export function readCrmAnswer({ status, headers, body }: Exchange): CrmHttpAnswer {
  try {
    return { status, headers, body: body.length === 0 ? undefined : JSON.parse(body.toString('utf8')) };
  } catch {
    return { status, headers, body: undefined };
  }
}

/** By the CRM's own clock; undefined where it named no time. */
export function answeredAt({ headers }: CrmHttpAnswer): Date | undefined {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}

const mostWords = 300;

/** What a CRM, or its customer's own plug-in, wrote: one line of plain text for a card, which escapes it; never for the log. */
export function crmWords(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const { text: words } = cutText(visible(text).replace(/\s+/g, ' ').trim(), mostWords);
  return words === '' ? undefined : words;
}
