import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Labels } from './card-labels.ts';
import { newDealFormLimits, newDealLimits } from './form-limits.ts';
import type {
  NewDealFormData,
  NewDealLineData,
  NewDealOfferData,
  NewDealOutcomeData,
  NewDealQuestionData,
  NewDealReviewData,
} from './new-deal-card-data.ts';
import { cardTemplate } from './template.ts';

/** The cards for creating a deal: `cards/new-deal-*.json`. */
export const newDealQuestion = cardTemplate<NewDealQuestionData>('new-deal-question', newDealLabels, newDealLimits);
export const newDealReview = cardTemplate<NewDealReviewData>('new-deal-review', newDealLabels);
export const newDealLine = cardTemplate<NewDealLineData>('new-deal-line', newDealLabels);
export const newDealOutcome = cardTemplate<NewDealOutcomeData>('new-deal-outcome', newDealLabels);
export const newDealOffer = cardTemplate<NewDealOfferData>('new-deal-offer', newDealLabels);
export const newDealForm = cardTemplate<NewDealFormData>('new-deal-form', newDealFormLabels, newDealFormLimits);

function newDealLabels(locale: Locale): Labels {
  return {
    offerTitle: say(locale, 'newDeal.channel.title'),
    goOn: say(locale, 'newDeal.button.goOn'),
    form: say(locale, 'newDeal.button.form'),
    add: say(locale, 'newDeal.button.add'),
    open: say(locale, 'button.open'),
    edit: say(locale, 'newDeal.button.change'),
    create: say(locale, 'newDeal.button.create'),
    viewInPartnerCenter: say(locale, 'newDeal.button.partnerCenter'),
    consentTitle: say(locale, 'newDeal.ask.consent'),
    consent: say(locale, 'newDeal.review.consent'),
    reviewTitle: say(locale, 'newDeal.review.title'),
    byHand: say(locale, 'newDeal.person.byHand'),
    firstName: say(locale, 'newDeal.person.firstName'),
    lastName: say(locale, 'newDeal.person.lastName'),
    phone: say(locale, 'newDeal.person.phoneNumber'),
    email: say(locale, 'newDeal.person.email'),
    personError: say(locale, 'input.contact.error', { max: newDealLimits.person }),
  };
}

function newDealFormLabels(locale: Locale): Labels {
  return {
    title: say(locale, 'newDeal.form.title'),
    intro: say(locale, 'newDeal.form.intro'),
    save: say(locale, 'newDeal.form.save'),
    moreAddress: say(locale, 'newDeal.form.more.address'),
    moreDeal: say(locale, 'newDeal.form.more.deal'),
    moreColleague: say(locale, 'newDeal.form.more.colleague'),
    moreSolutions: say(locale, 'newDeal.form.more.solutions'),
    customerHeading: say(locale, 'newDeal.field.customer'),
    known: say(locale, 'newDeal.form.known'),
    knownHint: say(locale, 'newDeal.form.knownHint'),
    customer: say(locale, 'newDeal.form.customerName'),
    addressLine1: say(locale, 'newDeal.field.address-line-1'),
    addressLine2: say(locale, 'newDeal.field.address-line-2'),
    city: say(locale, 'newDeal.field.city'),
    state: say(locale, 'newDeal.field.state'),
    postalCode: say(locale, 'newDeal.field.postal-code'),
    country: say(locale, 'newDeal.field.country'),
    duns: say(locale, 'newDeal.field.duns'),
    contactHeading: say(locale, 'newDeal.field.contact'),
    contactHint: say(locale, 'newDeal.hint.contact'),
    contactFirstName: say(locale, 'newDeal.form.contact.firstName'),
    contactLastName: say(locale, 'newDeal.form.contact.lastName'),
    contactPhone: say(locale, 'newDeal.form.contact.phone'),
    contactEmail: say(locale, 'newDeal.form.contact.email'),
    dealHeading: say(locale, 'newDeal.form.deal'),
    visibility: say(locale, 'newDeal.field.visibility'),
    visibilityHint: say(locale, 'newDeal.hint.visibility'),
    name: say(locale, 'newDeal.field.name'),
    value: say(locale, 'newDeal.field.value'),
    currency: say(locale, 'input.currency'),
    closeDate: say(locale, 'newDeal.field.close-date'),
    location: say(locale, 'newDeal.field.location'),
    solutionArea: say(locale, 'newDeal.field.solution-area'),
    marketplaceIntent: say(locale, 'newDeal.field.marketplace-intent'),
    crmId: say(locale, 'newDeal.field.crm-id'),
    campaignId: say(locale, 'newDeal.field.campaign-id'),
    notes: say(locale, 'newDeal.field.notes'),
    employeesHeading: say(locale, 'newDeal.field.employees'),
    employees: say(locale, 'newDeal.form.employees'),
    firstName: say(locale, 'newDeal.form.employee.firstName'),
    lastName: say(locale, 'newDeal.form.employee.lastName'),
    phone: say(locale, 'newDeal.form.employee.phone'),
    email: say(locale, 'newDeal.form.employee.email'),
    solutionsHeading: say(locale, 'newDeal.field.solutions'),
    helpHeading: say(locale, 'newDeal.field.help'),
    helpHint: say(locale, 'newDeal.form.helpHint'),
    help: say(locale, 'newDeal.form.help'),
    helpNotes: say(locale, 'newDeal.field.help-notes'),
    consentHeading: say(locale, 'newDeal.field.consent'),
    consentLabel: say(locale, 'newDeal.ask.consent'),
    consent: say(locale, 'newDeal.form.consent'),
  };
}
