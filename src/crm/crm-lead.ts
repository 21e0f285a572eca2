import { cutText } from './cut-text.ts';
import { type AskedInBatches, inBatches } from './in-batches.ts';

/** A lead for the CRM, in our words: who asked for what, and where it came from. Texts are '' where nothing is told. */
export interface NewCrmLead {
  readonly company: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly title: string;
  /** What it is about, in a line. */
  readonly topic: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly rating?: 'high' | 'medium' | 'low';
  /** The customer's words, and the lead's story. */
  readonly words: string;
}

export interface CrmLead {
  readonly id: string;
  /** False: it was there already, and nothing was written. */
  readonly created: boolean;
}

/**
 * What became of a lead in the CRM. `open`: somebody works on it, or its state may not be read. `gone`: deleted, or out of our user's sight.
 */
export interface CrmLeadFate {
  readonly id: string;
  readonly kind: 'open' | 'qualified' | 'disqualified' | 'gone';
  /** What it became. */
  readonly recordId?: string;
  /** The CRM's own word for where it stands. Somebody else's text. */
  readonly word?: string;
}

/** Fates in the order of what was asked; of which nothing is found, it is gone. */
export async function leadFatesInBatches(
  ids: readonly string[],
  asked: AskedInBatches<CrmLeadFate>,
): Promise<readonly CrmLeadFate[]> {
  const found = await inBatches(ids, asked);
  return ids.map((id, at) => ({ ...(found[at] ?? { kind: 'gone' }), id }));
}

/** Both CRMs refuse a lead without a last name, which marketplaces often do not have: the e-mail's local part stands in. */
export function lastNameOf({ lastName, firstName, email, company }: NewCrmLead): string {
  return lastName || firstName || email.split('@')[0] || company || '(unknown)';
}

/** As much of a lead's text as its column holds. @param longest UTF-16 units. */
export function leadText(text: string, longest: number): string {
  return cutText(text.trim(), longest).text;
}
