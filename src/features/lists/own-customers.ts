import type { Turn } from '../../feature.ts';
import type { Lists } from './lists.ts';

export interface OwnCustomers {
  /** Customer of the referral with the nearest deadline. */
  readonly customer?: string;
  /** Customer of the deal that needs attention most. */
  readonly deal?: string;
  readonly waiting: number;
}

/** Values for examples in texts: from the reader's own referrals rather than invented. */
export function ownCustomers(lists: Lists): (turn: Turn) => Promise<OwnCustomers> {
  return async (turn) => {
    const [inbox, deals] = await Promise.all([
      lists.show(turn, { list: 'inbox', filters: {}, page: 1 }),
      lists.show(turn, { list: 'outbound', filters: {}, page: 1 }),
    ]);
    const [customer, deal] = [inbox, deals].map(({ referrals: [first] }) => first?.record.customer.name);
    return { ...(customer ? { customer } : {}), ...(deal ? { deal } : {}), waiting: inbox.total };
  };
}
