import { awayForm, awayNoted } from '../../src/features/away/away-said.ts';
import { absenceKey } from '../../src/features/people/index.ts';
import { Access } from '../../src/features/referrals/index.ts';
import { postedListMessage } from '../../src/features/reminders/posted-lists/posted-list-card.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aReferral } from '../builders/referral.ts';

const person = (aadObjectId: string, name: string) =>
  ({ tenantId: 't', aadObjectId, teamsId: `29:${aadObjectId}`, name, guest: false }) as const;
const [alex, megan] = [person('alex', 'Alex Wilber'), person('megan', 'Megan Bowen')];
const now = new Date('2026-11-21T09:00:00Z');
const absence = { from: now, until: new Date('2026-12-03T23:00:00Z'), by: alex, standIn: megan };
const view = (locale: Locale) => ({ locale, timeZone: 'Europe/Berlin', now, whom: alex, isOwn: true });

/** An absence that is noted, and its form. */
export const awayLooks = {
  'away-noted': (locale: Locale) => awayNoted({ ...view(locale), absence, standIn: megan }, absenceKey(absence)),
  'away-noted-by-admin': (locale: Locale) => awayNoted({ ...view(locale), isOwn: false, absence }, absenceKey(absence)),
  'away-form': (locale: Locale) => awayForm(view(locale), [alex, megan]),
  'away-form-now': (locale: Locale) =>
    awayForm({ ...view(locale), absence, standIn: megan }, [alex, megan], [say(locale, 'away.problem.standInAway')]),
};

const list = {
  id: 't/alex/reminders/1',
  kind: 'reminders',
  person: alex,
  address: {} as never,
  rows: [],
  state: 'wanted',
  attempts: 0,
  wishes: 1,
} as const;
const draw = (locale: Locale) =>
  postedListMessage({
    access: new Access({ admins: [{ who: 'alex', locations: [] }], users: [], homeTenant: 't' }),
    now: () => now,
    language: locale,
    timeZone: 'Europe/Berlin',
  });

const storm = Array.from({ length: 100 }, (_, index) =>
  aReferral({ id: `11111111-0000-4000-8000-${String(index).padStart(12, '0')}` }),
);

const own = { owner: { ...alex, email: 'alex@contoso.example' } };
const active = { status: 'Active', substatus: 'Engaged' } as const;
const dayBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);
const idOf = (index: number) => ({ id: `11111111-0000-4000-8000-00000000000${index}` });
const { owner: _nobody, ...unowned } = aReferral({ ...idOf(4), record: { team: [] } });
/** One of each part of a morning's list. */
const morning = [
  aReferral({ ...idOf(1), ...own }),
  aReferral({ ...idOf(5), ...own, record: { ...active, updatedAt: dayBefore(2), closesAt: dayBefore(-20) } }),
  aReferral({ ...idOf(2), ...own, record: { ...active, updatedAt: dayBefore(1), closesAt: dayBefore(5) } }),
  aReferral({ ...idOf(3), ...own, record: { ...active, updatedAt: dayBefore(20), closesAt: dayBefore(-30) } }),
  unowned,
];

/** Several reminders of one time, and new referrals that came at once. */
export const postedListLooks = {
  'reminders-together': (locale: Locale) => {
    const ids = ['11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002'];
    const referrals = ids.map((id) => aReferral({ id }));
    const message = draw(locale)(list, referrals, { ...alex, locale });
    return message.kind === 'card' ? message : ({} as never);
  },
  digest: (locale: Locale) => {
    const asked = new Set([idOf(5).id]);
    const message = draw(locale)({ ...list, kind: 'digest' }, morning, { ...alex, locale }, { asked });
    return message.kind === 'card' ? message : ({} as never);
  },
  'arrivals-in-channel': (locale: Locale) => {
    const { person: _nobody, ...channel } = list;
    const message = draw(locale)({ ...channel, kind: 'arrivals' }, storm, undefined);
    return message.kind === 'card' ? message : ({} as never);
  },
};
