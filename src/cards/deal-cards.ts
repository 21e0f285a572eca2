import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import { buttonLabels, type Labels } from './card-labels.ts';
import type { DealChoiceData, DealFormData, DealOverviewData } from './deal-card-data.ts';
import { cardTemplate } from './template.ts';

/** The cards of a deal: `cards/deal-*.json`. */
export const dealOverview = cardTemplate<DealOverviewData>('deal-overview', dealLabels);
export const dealChoice = cardTemplate<DealChoiceData>('deal-choice', dealLabels);
export const dealForm = cardTemplate<DealFormData>('deal-form', dealLabels);

function dealLabels(locale: Locale): Labels {
  return {
    ...buttonLabels(locale),
    edit: say(locale, 'deal.button.edit'),
    stage: say(locale, 'deal.button.stage'),
    note: say(locale, 'deal.button.note'),
    save: say(locale, 'deal.button.save'),
    more: say(locale, 'deal.button.more'),
    back: say(locale, 'deal.button.back'),
    won: say(locale, 'deal.button.won'),
    lost: say(locale, 'deal.button.lost'),
    wonLater: say(locale, 'deal.button.wonLater'),
    wonNow: say(locale, 'deal.button.wonNow'),
    markWon: say(locale, 'deal.button.markWon'),
    markLost: say(locale, 'deal.button.markLost'),
    planCancel: say(locale, 'deal.button.planCancel'),
    employees: say(locale, 'deal.button.employees'),
    contactForm: say(locale, 'deal.button.contact'),
    solutions: say(locale, 'deal.button.solutions'),
    share: say(locale, 'deal.button.share'),
    shareYes: say(locale, 'deal.button.shareYes'),
    invite: say(locale, 'deal.button.invite'),
    inviteSend: say(locale, 'deal.button.inviteSend'),
    register: say(locale, 'deal.button.register'),
    registerAgain: say(locale, 'deal.button.registerAgain'),
    registerSend: say(locale, 'deal.button.registerSend'),
    tryAgain: say(locale, 'deal.button.tryAgain'),
    letGo: say(locale, 'deal.button.letGo'),
  };
}
