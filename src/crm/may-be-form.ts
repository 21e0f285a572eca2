import type { CrmField, CrmValues } from './crm-values.ts';

/**
 * Whether a value may be what the CRM made of a sent one: a text shortened, added to or in other capitals, an amount rounded. Asked where
 * the last writer tells nothing; a person's value of this kind is taken for the CRM's as well.
 */
export function mayBeFormOf(there: CrmValues[CrmField], sent: CrmValues[CrmField]): boolean {
  if (isAmount(there) && isAmount(sent))
    return there.currency === sent.currency && Math.abs(there.value - sent.value) <= 0.5;
  if (isAmount(there) || isAmount(sent)) return false;
  const [short = '', long = ''] = [plain(there), plain(sent)].sort((one, other) => one.length - other.length);
  // Every text begins with the empty one.
  return short === '' ? long === '' : long.startsWith(short) || long.endsWith(short);
}

function isAmount(value: CrmValues[CrmField]): value is NonNullable<CrmValues['dealValue']> {
  return typeof value === 'object' && value !== null;
}

function plain(text: string | null): string {
  return (text ?? '').trim().replace(/\s+/g, ' ').toLowerCase();
}
