import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { EveryCard, Line } from './card-data.ts';
import type { Labels } from './card-labels.ts';
import type { FormField } from './deal-card-data.ts';
import { cardTemplate } from './template.ts';

export interface RoutingFormData extends EveryCard {
  readonly title: string;
  readonly intro: readonly Line[];
  readonly fields: readonly FormField[];
}

/** A rule of routing as a form: `cards/routing-rule.json`. */
export const routingForm = cardTemplate<RoutingFormData>('routing-rule', routingLabels);

function routingLabels(locale: Locale): Labels {
  return { rehearse: say(locale, 'routing.button.rehearse'), cancel: say(locale, 'routing.button.cancel') };
}
