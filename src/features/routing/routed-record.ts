import type { ReferralRecord } from '../referrals/index.ts';

/** What rules ask of a record: the rehearsal reads no more of the past than this. */
export type RoutedRecord = Pick<
  ReferralRecord,
  'customer' | 'solutions' | 'dealValue' | 'invite' | 'organizationId' | 'mpnId' | 'notes'
>;
