import { plainName, unformatted } from '../../cards/plain.ts';
import type { SentenceRow } from '../../cards/sentence-card.ts';
import type { Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { type Person, personId } from '../people/index.ts';
import { openVerb, type Referral } from '../referrals/index.ts';

export const assignVerb = 'referral.assign';

/** A row with a button: the hand-over happens only when it is pressed. */
export function handOverRow(
  { locale }: Turn,
  { id: referralId, revision, record }: Referral,
  to?: Person,
): SentenceRow {
  const tooltip = unformatted(record.customer.name, 60);
  const assigns = { title: say(locale, 'button.assign'), tooltip, verb: assignVerb };
  return {
    title: plainName(record.customer.name, 60),
    detail: plainName(record.name, 80),
    buttons: [
      ...(to ? [{ ...assigns, data: { referralId, revision, to: personId(to) }, says: 'yes' as const }] : []),
      { title: say(locale, to ? 'sentence.lookFirst' : 'button.open'), tooltip, verb: openVerb, data: { referralId } },
    ],
  };
}
