import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Choice, EveryCard, Line, ReferralCardData } from './card-data.ts';
import { buttonLabels, type Labels } from './card-labels.ts';
import type { FormField } from './deal-card-data.ts';
import { cardTemplate } from './template.ts';

export interface RoutingFormData extends EveryCard {
  readonly title: string;
  readonly intro: readonly Line[];
  readonly fields: readonly FormField[];
}

/** The form of a routing rule: `cards/routing-rule.json`. */
export const routingForm = cardTemplate<RoutingFormData>('routing-rule', routingLabels);

function routingLabels(locale: Locale): Labels {
  return { rehearse: say(locale, 'routing.button.rehearse'), cancel: say(locale, 'routing.button.cancel') };
}

export interface AssignFormData extends ReferralCardData {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly people: readonly Choice[];
  readonly problems: readonly Line[];
}

/** The form to hand a referral over: `cards/referral-assign.json`. */
export const referralAssign = cardTemplate<AssignFormData>('referral-assign', (locale) => ({
  ...buttonLabels(locale),
  assignTo: say(locale, 'form.assign.to'),
  assignHint: say(locale, 'form.assign.hint'),
  assignError: say(locale, 'form.assign.error'),
  cancel: say(locale, 'routing.button.cancel'),
}));
