import { planCard, takeBackCard } from '../../src/features/crm/words/plan-card.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const figures = {
  ...{ link: 1_204, create: 3_310, update: 86, nothing: 214, asks: 97, isLooking: false },
  problems: [
    { code: 'no-account', count: 120 },
    { code: 'likely-records', count: 66 },
    { code: 'several-accounts', count: 14 },
  ],
};
const load = { begun: 10, ended: 9, otherwise: 1 };

/** A first load as its admins see it. */
export const crmAdminLooks = {
  'crm-plan': (locale: Locale) => planCard({ system: 'dynamics', figures, load, next: 'rehearsal' }, locale),
  'crm-plan-looking': (locale: Locale) =>
    planCard({ system: 'salesforce', figures: { ...figures, isLooking: true }, load, next: 'full' }, locale),
  'crm-take-back': (locale: Locale) => takeBackCard('dynamics', { ...load, begun: 5_000 }, locale),
};
