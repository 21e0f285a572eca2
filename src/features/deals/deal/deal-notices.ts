import type { Turn } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { stageOf } from '../../referrals/index.ts';
import type { DealOutcome } from './deal-service.ts';

/** The notice above the card: the result of a press or word, or why it had none. */
export function dealNotice(
  turn: Pick<Turn, 'locale' | 'person'>,
  { kind, referral }: Exclude<DealOutcome, { kind: 'not-found' }>,
  done: MessageKey,
  now: Date,
): string {
  const { locale } = turn;
  switch (kind) {
    case 'done':
      return say(locale, done);
    case 'nothing':
      return say(locale, 'deal.notice.nothing');
    case 'stale':
      return say(locale, 'action.stale');
    case 'not-allowed':
      return say(locale, turn.person.guest ? 'action.notAllowed.guest' : 'deal.notice.notAllowed');
    case 'not-active':
      return say(locale, 'deal.notice.notActive');
    case 'closing':
    case 'sending':
      return say(locale, 'deal.notice.closing');
    case 'vanished':
      return say(locale, 'deal.notice.vanished');
    case 'won':
    case 'ended':
      return say(locale, 'deal.notice.ended', { stage: say(locale, `stage.${stageOf(referral, now)}`) });
  }
}
