import { awayForm, awayNoted } from '../../src/features/away/away-said.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const person = (aadObjectId: string, name: string) =>
  ({ tenantId: 't', aadObjectId, teamsId: `29:${aadObjectId}`, name, guest: false }) as const;
const [alex, megan] = [person('alex', 'Alex Wilber'), person('megan', 'Megan Bowen')];
const now = new Date('2026-11-21T09:00:00Z');
const absence = { from: now, until: new Date('2026-12-03T23:00:00Z'), by: alex, standIn: megan };
const view = (locale: Locale) => ({ locale, timeZone: 'Europe/Berlin', now, whom: alex, isOwn: true });

/** An absence that is noted, and its form. */
export const awayLooks = {
  'away-noted': (locale: Locale) => awayNoted({ ...view(locale), absence, standIn: megan }),
  'away-noted-by-admin': (locale: Locale) => awayNoted({ ...view(locale), isOwn: false, absence }),
  'away-form': (locale: Locale) => awayForm(view(locale), [alex, megan]),
  'away-form-now': (locale: Locale) =>
    awayForm({ ...view(locale), absence, standIn: megan }, [alex, megan], [say(locale, 'away.problem.standInAway')]),
};
