import type { ReferralSpec } from '../../../src/sandbox/control-referral.ts';
import { openDeal, ours } from './deals.ts';
import type { Desk } from './desk.ts';

/** Before it is won: a deal that Microsoft would register. */
export const won: ReferralSpec = {
  ...ours,
  createdDateTime: '2026-10-01T09:00:00Z',
  value: 80_000,
  currency: 'USD',
  solutions: [{ id: 'SOL-34104-EBB', name: 'Contoso Retail Insights' }],
};

/** Days from the desk's own today, so that the rules about days hold whenever the tests run. */
export function day(desk: Desk, days: number): string {
  return new Date(desk.parts.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

export const answers = (desk: Desk) => ({
  contractValue: 90_000,
  solutionValue: 80_000,
  term: 'Finite',
  signedOn: day(desk, -2),
  startsOn: day(desk, -1),
  endsOn: day(desk, 364),
  pricing: 'Other',
  azure: 'yes',
  deployment: 'Customer',
});

let customers = 0;
/** By a customer of its own, where a desk has several deals: they are found by their names. */
export function anotherCustomer(): { readonly customer: string } {
  const letters = [...String(++customers).padStart(3, '0')].map((digit) => 'bdfgklmnpr'[Number(digit)]);
  return { customer: `${letters.join('a')}o Works` };
}

export async function wonDeal(desk: Desk, spec: ReferralSpec = {}) {
  const opened = await openDeal(desk, { ...won, ...anotherCustomer(), ...spec });
  await desk.alex.presses('Won', { on: opened.card });
  await desk.alex.presses('Mark as won', { on: opened.card });
  await desk.timePasses('PT61S');
  return opened;
}

export async function registered(desk: Desk, inputs: Readonly<Record<string, unknown>> = {}) {
  const opened = await wonDeal(desk);
  await desk.alex.presses('Register with Microsoft', { on: opened.card });
  const pressed = await desk.alex.presses('Send to Microsoft', {
    on: opened.card,
    inputs: { ...answers(desk), ...inputs },
  });
  await desk.settles();
  return { ...opened, pressed };
}
