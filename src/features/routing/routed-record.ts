import type { ReferralRecord } from '../referrals/index.ts';

/** The fields of a record that rules use; also the projection for the rehearsal. */
export type RoutedRecord = Pick<
  ReferralRecord,
  'customer' | 'solutions' | 'dealValue' | 'invite' | 'organizationId' | 'mpnId' | 'notes'
>;
