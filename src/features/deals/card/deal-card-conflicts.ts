import type { ConflictData } from '../../../cards/deal-card-data.ts';
import { plainName, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { actorName, type Referral, type ReferralView, valueIn } from '../../referrals/index.ts';
import { standingOfDeal } from '../deal/deal.ts';
import { fieldName, valueText } from '../deal/deal-words-of.ts';

/** Upper bound that fits on a card; the next conflict is shown once one is resolved. */
const atOnce = 3;

/** Fields changed on both sides: both versions, with a button for each. */
export function conflictsOnCard(referral: Referral, { locale }: ReferralView): readonly ConflictData[] {
  if (standingOfDeal(referral) !== 'open') return [];
  return (referral.conflicts ?? []).slice(0, atOnce).map(({ change, by }) => {
    const { field } = change;
    const mine = valueText(locale, field, change.to);
    const theirs = valueText(locale, field, valueIn(referral.record, field));
    return {
      field,
      text: say(locale, 'deal.conflict', {
        field: fieldName(locale, field),
        name: plainName(actorName(locale, by)),
        mine,
        theirs,
      }),
      mine: say(locale, 'deal.button.keepMine', { value: unformatted(mine, 40) }),
      theirs: say(locale, 'deal.button.takeTheirs', { value: unformatted(theirs, 40) }),
    };
  });
}
