import type { AnswerButtons } from '../../../cards/card-data.ts';
import type { Referral } from '../record/referral.ts';
import { isHeldForUndo, isUndecided, stageOf } from '../rules/referral-stage.ts';
import type { ReferralView } from './referral-view.ts';

/**
 * The buttons offered to the reader. Rights come from the service; the stage removes what no longer applies. Hiding a
 * button is no protection: every click is checked again.
 */
export function buttonsOf(referral: Referral, view: ReferralView): AnswerButtons {
  const { rights } = view;
  const open = referral.kind === 'inbound' && isUndecided(referral, view.now);
  const stage = stageOf(referral, view.now);
  // Ownership matters while a deal is worked on, not after it ended.
  const owned = open || (referral.kind === 'inbound' && stage === 'accepted');
  const buttons = {
    answer: open && rights.answer,
    claim: owned && rights.claim,
    release: owned && rights.release,
    assign: owned && rights.assign === true,
    undo: isHeldForUndo(referral, view.now) && rights.undo,
  };
  return { ...buttons, any: Object.values(buttons).some(Boolean) };
}
