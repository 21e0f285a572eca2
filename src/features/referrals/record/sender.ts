import type { ReferralRecord } from './referral.ts';

export type Sender =
  | { readonly kind: 'microsoft' }
  | { readonly kind: 'partner'; readonly name: string }
  | { readonly kind: 'unknown' };

/**
 * Who invited us. Partner Center names Microsoft `msft`; some inbound records name our own company, which tells
 * nothing.
 */
export function senderIn({ invite, organizationId }: Pick<ReferralRecord, 'invite' | 'organizationId'>): Sender {
  const id = invite.invitedByOrganizationId?.toLowerCase();
  const name = invite.invitedByOrganizationName?.trim() ?? '';
  if (id === 'msft' || name.toLowerCase() === 'microsoft') return { kind: 'microsoft' };
  if (!name || id === organizationId.toLowerCase()) return { kind: 'unknown' };
  return { kind: 'partner', name };
}
