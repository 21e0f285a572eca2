import type { DealOverviewData } from '../../../cards/deal-card-data.ts';
import { plainName } from '../../../cards/plain.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  actorName,
  formatMomentFor,
  type Referral,
  type ReferralView,
  reasonOf,
  refusalsOf,
  type Work,
} from '../../referrals/index.ts';
import { standingOfDeal } from '../deal/deal.ts';
import { fieldName } from '../deal/deal-words-of.ts';

/** Answers and changes that Partner Center refused. Shown until a person resolves them. */
export function refusalsOnCard(referral: Referral, view: ReferralView): DealOverviewData['refusals'] {
  const answers = refusalsOf(referral, view).map(({ lines }) => ({ lines, again: false }));
  const { refusedWork } = referral;
  if (!refusedWork) return answers;
  const { locale } = view;
  const values = { name: plainName(actorName(locale, refusedWork.by)), when: formatMomentFor(view, refusedWork.at) };
  const lines = [
    say(locale, sentences[refusedWork.work.kind], values),
    ...whatOf(refusedWork.work, locale),
    say(locale, 'refusal.why', { reason: reasonOf(refusedWork.reason) }),
  ];
  const registers = refusedWork.work.kind.startsWith('register');
  const possible = standingOfDeal(referral) === (registers ? 'won' : 'open');
  const again = possible && (view.rights.deal ?? []).includes(registers ? 'register' : 'edit');
  return [...answers, { lines: lines.map((text) => ({ text })), again }];
}

const sentences = {
  change: 'deal.refused',
  invite: 'deal.refused.invite',
  register: 'deal.refused.register',
  'register-again': 'deal.refused.register',
} as const satisfies Record<Work['kind'], MessageKey>;

function whatOf(work: Work, locale: Locale): readonly string[] {
  if (work.kind !== 'change') return [];
  const fields = [...new Set(work.changes.map(({ field }) => fieldName(locale, field)))];
  return [say(locale, 'deal.refused.what', { fields: joinedIn(locale, fields) })];
}
