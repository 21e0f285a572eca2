import type { PartnerCenter, ReferralPatch } from '../../../src/partner-center/port.ts';
import { signedInAsAdmin } from './admin-sign-in.ts';
import type { Desk } from './desk.ts';

const colleagues = new WeakMap<Desk, PartnerCenter>();

/** A colleague, or a CRM, changes the record in Partner Center itself, and the desk hears of it as usual. */
export async function changesInPartnerCenter(desk: Desk, id: string, patch: ReferralPatch): Promise<void> {
  const colleague = colleagues.get(desk) ?? signedIn(desk);
  colleagues.set(desk, colleague);
  const { kind } = await colleague.change(id, undefined, patch);
  if (kind !== 'changed') throw new Error(`Partner Center did not take the colleague's change: ${kind}`);
  await desk.settles();
}

function signedIn({ sandbox, parts: { clock, timers } }: Desk): PartnerCenter {
  return signedInAsAdmin(sandbox, { clock, timers }).partnerCenter;
}
