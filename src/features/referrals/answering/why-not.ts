import { plainName } from '../../../cards/plain.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Deed } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import { type Stage, stageOf } from '../rules/referral-stage.ts';

/** Why a deed that a sentence asks for can't be done with a referral as it stands. */
export function whyNot(
  locale: Locale,
  referral: Referral,
  deed: Deed,
  { mayDo, now }: { readonly mayDo: boolean; readonly now: Date },
): string {
  const customer = plainName(referral.record.customer.name, 60);
  const stage = stageOf(referral, now);
  const end = ends[stage];
  if (end) return say(locale, 'sentence.cannot.over', { customer, state: say(locale, end) });
  // Rights go by where it stands, so that is named first.
  const reason = ofState(referral, stage, deed) ?? (mayDo ? 'sentence.cannot' : 'sentence.cannot.rights');
  return say(locale, reason, { customer });
}

function ofState({ kind, owner }: Referral, stage: Stage, deed: Deed): MessageKey | undefined {
  const waits = stage === 'received' || stage === 'overdue';
  if (deed === 'close' && waits) return kind === 'inbound' ? 'sentence.cannot.waiting' : 'sentence.cannot.theirs';
  if (stage === 'accepting' || stage === 'declining' || stage === 'sending') return 'sentence.cannot.answered';
  if (deed === 'answer' && kind !== 'inbound') return 'sentence.cannot.ours';
  if (deed === 'answer' && !waits) return 'sentence.cannot.accepted';
  if (deed === 'claim' && owner) return 'sentence.cannot.owned';
  return deed === 'release' && !owner ? 'sentence.owner.nobody' : undefined;
}

const ends: Readonly<Partial<Record<Stage, MessageKey>>> = {
  declined: 'status.declined',
  expired: 'status.expired',
  won: 'status.won',
  lost: 'status.lost',
  error: 'status.error',
  closed: 'status.closed',
  vanished: 'status.vanished',
};
