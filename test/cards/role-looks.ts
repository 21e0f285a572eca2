import type { Person } from '../../src/features/people/index.ts';
import { type RoleHolder, roleForm, roleProposal, rolesCard } from '../../src/features/roles/role-cards.ts';
import { say } from '../../src/i18n/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const person = (name: string): Person => ({
  tenantId: 'contoso',
  aadObjectId: name.toLowerCase().replaceAll(' ', '-'),
  teamsId: `29:${name}`,
  name,
  guest: false,
});
const [adele, alex, lee, megan] = ['Adele Vance', 'Alex Wilber', 'Lee Gu', 'Megan Bowen'].map(person) as [
  Person,
  Person,
  Person,
  Person,
];
const everywhere: readonly string[] = [];
const holders: readonly RoleHolder[] = [
  { person: adele, standing: { role: 'admin', locations: everywhere }, isGiven: false },
  { person: lee, standing: { role: 'admin', locations: ['4567002'] }, isGiven: true },
  { person: megan, standing: { role: 'user', locations: ['4567001', '4567002'] }, isGiven: true },
  { person: alex, standing: { role: 'other', locations: everywhere }, isGiven: true },
];

/** Roles by an admin in chat. */
export const roleLooks = {
  'roles-list': (locale: Locale) => rolesCard(locale, holders, say(locale, 'roles.done', { name: lee.name })),
  'roles-nobody': (locale: Locale) => rolesCard(locale, []),
  'roles-give': (locale: Locale) =>
    roleProposal(locale, {
      whom: megan,
      before: { role: 'other', locations: everywhere },
      wanted: { role: 'user', locations: ['4567001'] },
      version: 3,
    }),
  'roles-take': (locale: Locale) =>
    roleProposal(
      locale,
      {
        whom: lee,
        before: { role: 'admin', locations: ['4567002'] },
        wanted: { role: 'other', locations: everywhere },
        version: 3,
      },
      say(locale, 'roles.changed'),
    ),
  'roles-form': (locale: Locale) =>
    roleForm(
      locale,
      [adele, alex, lee, megan],
      { who: 'contoso/megan-bowen', locations: 'Berlin' },
      { locations: say(locale, 'roles.problem.locations', { words: 'Berlin' }) },
    ),
};
