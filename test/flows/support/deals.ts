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
  const { replies } = await person.says(`referral ${spec.customer ?? ours.customer}`);
  // A referral that waits for an answer has its own card there already.
  const card = desk.cardsOf(person, id).at(-1);
  if (!card) throw new Error(`${person.name} got no card, but: ${JSON.stringify(replies).slice(0, 2_000)}`);
  return { id, card };
}

/** What was written to it in Partner Center, in order. */
export function patchesOf(desk: Desk, id: string): readonly unknown[] {
  return desk.patches(id).map(({ body }) => body);
}

/** A colleague rewrites the notes in Partner Center, and nobody tells the desk: for desks without webhooks. */
export async function changedUnseen(desk: Desk, id: string): Promise<void> {
  await desk.sandbox.microsoft({ referralId: id, action: 'editInPartnerCenter', reason: 'Their notes.' });
}

/** A press that no card offers this person: buttons that are hidden protect nobody. */
export async function forges(
  desk: Desk,
  person: Person,
  on: { readonly id: string; readonly card: Message },
  verb: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { revision } = await desk.referral(on.id);
  return forgedWithout(desk, person, on, verb, { revision, ...inputs });
}

/** The same without the deal's revision. */
export async function forgedWithout(
  desk: Desk,
  person: Person,
  on: { readonly id: string; readonly card: Message },
  verb: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const action = { type: 'Action.Execute', verb, data: { referralId: on.id, ...inputs } };
  const activity = desk.teams.activity(person, 'chat', {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action, trigger: 'manual' },
  });
  const { body } = await desk.teams.hear({ ...activity, replyToId: on.card.id });
  return JSON.stringify(body);
}
