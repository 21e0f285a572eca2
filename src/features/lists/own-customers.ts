import type { Turn } from '../../feature.ts';
import type { Lists } from './lists.ts';

export interface OwnCustomers {
  /** Of the referral whose deadline is nearest. */
  readonly customer?: string;
  /** Of the deal that needs attention most. */
  readonly deal?: string;
  readonly waiting: number;
}

/** What examples are made of: the reader's own referrals rather than invented ones. */
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
