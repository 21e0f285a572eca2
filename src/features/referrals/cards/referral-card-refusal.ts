import type { Line } from '../../../cards/card-data.ts';
import { plainName } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Referral } from '../record/referral.ts';
import { isUndecided, stageOf } from '../rules/referral-stage.ts';
import { actorName } from './actor-name.ts';
import { formatMomentFor, type ReferralView } from './referral-view.ts';

/** Answers that Partner Center rejected: shown until somebody decides anew. */
export function refusalsOf(referral: Referral, view: ReferralView): readonly { readonly lines: readonly Line[] }[] {
  const { refusal } = referral;
  if (!refusal) return [];
  const why = { text: say(view.locale, 'refusal.why', { reason: reasonOf(refusal.reason) }) };
  const values = { name: plainName(actorName(view.locale, refusal.by)), when: formatMomentFor(view, refusal.at) };
  if (refusal.kind === 'claim')
    return referral.owner || !isOpenToClaims(referral, view.now)
      ? []
      : [{ lines: [{ text: say(view.locale, 'refusal.claim', values) }, why] }];
  const closing = refusal.kind === 'won' || refusal.kind === 'lost';
  if (closing ? referral.record.status === 'Active' : isUndecided(referral, view.now)) {
    const text = say(view.locale, `refusal.${refusal.kind}`, values);
    return [{ lines: [{ text }, why] }];
  }
  if (!refusal.reason.startsWith('already-')) return [];
  return [{ lines: [{ text: say(view.locale, `refusal.late.${refusal.kind}`, values) }] }];
}

function isOpenToClaims(referral: Referral, now: Date): boolean {
  return isUndecided(referral, now) || stageOf(referral, now) === 'accepted';
}

/** `400-invalidRequest` is for logs; people see the name first. */
export function reasonOf(code: string): string {
  const [, status, name] = /^(\d{3})-(.+)$/.exec(code) ?? [];
  return plainName(status && name && name !== `http-${status}` ? `${name} (${status})` : code, 200);
}
