import { say } from '../../../../i18n/catalogue.ts';
import { joinedIn } from '../../../../i18n/format.ts';
import { fieldName } from '../../../deals/index.ts';
import { pressNotice, type RecordChange, type Referral } from '../../../referrals/index.ts';
import type { ChangePlan, RowStep } from './next-step.ts';
import { partnerCenterSaid, type RowSpeaker } from './row-speech.ts';

/** Refusals by Partner Center of this row's changes. */
export function refusedSince(
  { refusal, refusedWork, conflicts = [] }: Referral,
  { begunAt }: { readonly begunAt: Date },
  speaker: RowSpeaker,
): string | undefined {
  const isOurs = ({ by, at }: { readonly by: { readonly aadObjectId: string }; readonly at: Date }) =>
    by.aadObjectId === speaker.person.aadObjectId && at >= begunAt;
  // A row claims nothing.
  const answer = refusal?.kind === 'claim' ? undefined : refusal;
  const no = [answer, refusedWork].find((one) => one && isOurs(one));
  if (no) return partnerCenterSaid(speaker, no.reason);
  const fields = conflicts.filter(isOurs).map(({ change }) => change.field);
  return fields.length > 0 ? overtaken(fields, speaker) : undefined;
}

export function whyStopped(step: RowStep, referral: Referral, speaker: RowSpeaker): string | undefined {
  const { locale } = speaker;
  switch (step.kind) {
    case 'overtaken':
      return overtaken(step.fields, speaker);
    case 'answered':
      return pressNotice(speaker, { kind: 'stale', referral }, 'accepted');
    case 'cannot-share':
      return say(locale, 'deal.notice.alreadyShared');
    case 'cannot-invite':
      return say(locale, referral.kind === 'outbound' ? 'deal.notice.alreadyInvited' : 'deal.notice.p2p');
    case 'contact-sent':
      return say(locale, 'deal.notice.contactSent');
    default:
      return undefined;
  }
}

function overtaken(fields: readonly RecordChange['field'][], { locale }: RowSpeaker): string {
  const names = [...new Set(fields)].map((field) => fieldName(locale, field));
  return say(locale, 'bulk.run.overtaken', { fields: joinedIn(locale, names) });
}

/** Whether the row's accept has taken effect, independent of its other changes. */
export function showsItsAccept({ answer }: ChangePlan, { record, decision }: Referral): boolean {
  return answer?.kind === 'accept' && (record.status === 'Active' || decision?.kind === 'accept');
}

/** An accept is irreversible, so its success is told before the reason why the rest was refused. */
export function acceptedThough(reason: string, { locale }: RowSpeaker): string {
  return say(locale, 'bulk.run.acceptedThough', { reason });
}
