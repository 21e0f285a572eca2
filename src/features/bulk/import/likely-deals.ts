import { bareName } from '../../../answers/names/search-key.ts';
import type { Referral } from '../../referrals/index.ts';
import type { NewDealRow } from './row-plan.ts';

type Customer = NewDealRow['customer'];

/**
 * Ids of the open referrals that are likely of the same customer: same D-U-N-S number, or same name, country and postal code. The
 * rule of the duplicate warning in conversations.
 */
export function likeThese(open: readonly Referral[]): (customer: Customer) => readonly string[] {
  const known = open.map(({ id, record }) => ({
    id,
    duns: record.customer.dunsNumber,
    place: placeKey(record.customer),
  }));
  return (customer) => {
    const place = placeKey(customer);
    const same = known.filter(
      (one) =>
        (customer.dunsNumber !== undefined && one.duns === customer.dunsNumber) ||
        (place !== undefined && one.place === place),
    );
    return same.map(({ id }) => id);
  };
}

function placeKey({ name, address }: Pick<Referral['record']['customer'], 'name' | 'address'>): string | undefined {
  const { country, postalCode } = address;
  if (!country || !postalCode) return undefined;
  return `${bareName(name)}|${country.toUpperCase()}|${postalCode.toLowerCase().replaceAll(/[\s-]+/g, '')}`;
}
