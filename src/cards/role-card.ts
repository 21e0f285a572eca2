import { say } from '../i18n/catalogue.ts';
import type { EveryCard, Line } from './card-data.ts';
import type { FormField } from './deal-card-data.ts';
import { cardTemplate } from './template.ts';

export interface RoleFormData extends EveryCard {
  readonly title: string;
  readonly intro: readonly Line[];
  readonly fields: readonly FormField[];
}

/** The form of a person's role: `cards/role-form.json`. */
export const roleFormCard = cardTemplate<RoleFormData>('role-form', (locale) => ({
  next: say(locale, 'roles.button.next'),
  cancel: say(locale, 'routing.button.cancel'),
}));
