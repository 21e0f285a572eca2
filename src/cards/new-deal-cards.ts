import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Labels } from './card-labels.ts';
import { newDealLimits } from './form-limits.ts';
import type {
  NewDealOfferData,
  NewDealOutcomeData,
  NewDealQuestionData,
  NewDealReviewData,
} from './new-deal-card-data.ts';
import { cardTemplate } from './template.ts';

/** The cards of a deal that is being created: `cards/new-deal-*.json`. */
export const newDealQuestion = cardTemplate<NewDealQuestionData>('new-deal-question', newDealLabels, newDealLimits);
export const newDealReview = cardTemplate<NewDealReviewData>('new-deal-review', newDealLabels);
export const newDealOutcome = cardTemplate<NewDealOutcomeData>('new-deal-outcome', newDealLabels);
export const newDealOffer = cardTemplate<NewDealOfferData>('new-deal-offer', newDealLabels);

function newDealLabels(locale: Locale): Labels {
  return {
    offerTitle: say(locale, 'newDeal.channel.title'),
    goOn: say(locale, 'newDeal.button.goOn'),
    form: say(locale, 'newDeal.button.form'),
    add: say(locale, 'newDeal.button.add'),
    edit: say(locale, 'newDeal.button.change'),
    create: say(locale, 'newDeal.button.create'),
    viewInPartnerCenter: say(locale, 'newDeal.button.partnerCenter'),
    reviewTitle: say(locale, 'newDeal.review.title'),
    firstName: say(locale, 'newDeal.person.firstName'),
    lastName: say(locale, 'newDeal.person.lastName'),
    phone: say(locale, 'newDeal.person.phoneNumber'),
    email: say(locale, 'newDeal.person.email'),
    personError: say(locale, 'input.contact.error', { max: newDealLimits.person }),
  };
}
