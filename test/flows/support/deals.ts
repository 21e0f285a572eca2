import type { ReferralSpec } from '../../../src/sandbox/control-referral.ts';
import type { Message } from '../../harness/chat-store.ts';
import type { Person } from '../../harness/person.ts';
import type { Desk } from './desk.ts';

/** A partner-led deal of ours, worked on by Alex. */
export const ours: ReferralSpec = {
  kind: 'outbound',
  customer: 'Fabrikam',
  dealName: 'Data platform',
  value: 120_000,
  currency: 'EUR',
  closingDateTime: '2026-12-18T15:30:00Z',
  notes: 'They decide in January.',
  team: ['alex.wilber@contoso.example'],
};

/** A deal in Partner Center, and its card as somebody opened it. */
export async function openDeal(
  desk: Desk,
  spec: ReferralSpec = {},
  person: Person = desk.alex,
): Promise<{ readonly id: string; readonly card: Message }> {
  const id = await desk.receives({ ...ours, ...spec });
  await desk.polls();
  await person.says(`referral ${spec.customer ?? ours.customer}`);
  return { id, card: desk.cardOf(person, id) };
}

/** What was written to it in Partner Center, in order. */
export function patchesOf(desk: Desk, id: string): readonly unknown[] {
  return desk.patches(id).map(({ body }) => body);
}

/** A colleague rewrites the notes in Partner Center, and nobody tells the desk: for desks without webhooks. */
export async function changedUnseen(desk: Desk, id: string): Promise<void> {
  await desk.sandbox.microsoft({ referralId: id, action: 'editInPartnerCenter', reason: 'Their notes.' });
}
