import type { Doings } from '../../referrals/index.ts';
import { isOpenDeal } from '../deal/deal.ts';

/** `mark Fabrikam as won`: the card's buttons, with the sentence's other values, after a confirmation. */
export const closingSentences: Doings = {
  won: {
    deed: 'close',
    press: 'deal.won',
    label: 'deal.button.won',
    title: 'sentence.won',
    carriesSaid: true,
    isPossible: isOpenDeal,
  },
  lost: {
    deed: 'close',
    press: 'deal.lost-form',
    label: 'deal.button.lost',
    title: 'sentence.lost',
    carriesSaid: true,
    isPossible: isOpenDeal,
  },
};
