import type { Person } from '../../src/features/people/person.ts';
import type { Referral } from '../../src/features/referrals/record/referral.ts';
import { workingDaysOf } from '../../src/working-time/weekend.ts';
import { type WorkingCalendar, workingCalendar } from '../../src/working-time/working-calendar.ts';
import { aReferral } from '../builders/referral.ts';
import { type Chance, chanceOf } from './chance.ts';

/** The invented team and what comes to it in a quarter: the same for every way of reminding, for one seed. */

export const day = 86_400_000;
const hour = 3_600_000;
export const begin = Date.UTC(2026, 9, 5);
export const weeks = 13;

/** How somebody deals with messages: what they do within working hours, as hours until they look, and how they act on what they see. */
interface Habit {
  /** Hours from when they are at work and it is there, until they look: at least, and at most. */
  readonly looks: readonly [number, number];
  /** How likely they answer upon one look, where there is no hurry. */
  readonly answers: number;
}

const habits: Readonly<Record<string, Habit>> = {
  prompt: { looks: [0.1, 2], answers: 0.6 },
  steady: { looks: [0.5, 5], answers: 0.45 },
  slow: { looks: [2, 20], answers: 0.3 },
  /** Opens no message of the desk at all. */
  never: { looks: [0, 0], answers: 0 },
};

export interface Colleague {
  readonly person: Person;
  readonly habit: Habit;
  /** When they look at messages: working hours, public holidays, leave. */
  readonly present: WorkingCalendar;
}

export interface Team {
  readonly colleagues: readonly Colleague[];
  /** Manager and catcher: Referrals admins, of Berlin and of New York. */
  readonly admins: readonly Colleague[];
}

const cities = [
  ['Europe/Berlin', 'DE'],
  ['Europe/London', 'GB'],
  ['America/New_York', 'US'],
  ['Asia/Seoul', 'KR'],
] as const;
const names = 'Alex Megan Lee Diego Grady Isaiah Joni Lidia Lynne Miriam Nestor Pradeep'.split(' ');
const kinds = 'prompt steady slow steady prompt slow steady steady prompt slow steady never'.split(' ');

export function aTeam(seed: number): Team {
  const chance = chanceOf(seed, 'team');
  const colleagues = names.map((name, index) => aColleague(name, index, kinds[index] ?? 'steady', chance));
  // Six of twelve say who takes over while they are away.
  const away = colleagues.map((one, index) => (index % 2 === 0 ? withStandIn(one, colleagues, index) : one));
  const admins = ['Adele', 'Patti'].map((name, index) => aColleague(name, index * 2, 'prompt', chance, false));
  return { colleagues: away, admins };
}

function aColleague(name: string, index: number, kind: string, chance: Chance, hasLeave = true): Colleague {
  const [timeZone, country] = cities[index % cities.length] ?? cities[0];
  const person: Person = {
    tenantId: 'tenant',
    aadObjectId: name.toLowerCase(),
    teamsId: `29:${name}`,
    name,
    email: `${name.toLowerCase()}@contoso.example`,
    guest: false,
    timeZone,
    country,
    personalChat: {} as NonNullable<Person['personalChat']>,
  };
  const from = new Date(begin + Math.floor(chance() * weeks * 7) * day);
  const until = new Date(from.getTime() + (5 + Math.floor(chance() * 15)) * day);
  const absence = hasLeave ? { from, until, by: person } : undefined;
  const week = { zone: timeZone, days: workingDaysOf(country), from: 540, to: 1_020, country };
  return {
    person: absence ? { ...person, absence } : person,
    habit: habits[kind] as Habit,
    present: workingCalendar(week, absence ? [absence] : []),
  };
}

/** The next one of the list who is not away for most of it. */
function withStandIn(one: Colleague, colleagues: readonly Colleague[], index: number): Colleague {
  const { person } = one;
  const standIn = colleagues[(index + 1) % colleagues.length]?.person;
  if (!person.absence || !standIn) return one;
  const { tenantId, aadObjectId } = standIn;
  return { ...one, person: { ...person, absence: { ...person.absence, standIn: { tenantId, aadObjectId } } } };
}

/** Most come on working days of their senders, at any hour of ours; nearly all leave two weeks, some a few days. */
export function theReferrals(seed: number, count: number, { colleagues }: Team): readonly Referral[] {
  const chance = chanceOf(seed, 'referrals');
  return Array.from({ length: count }, (_, index) => {
    const arrivedAt = new Date(arrival(chance));
    const days = chance() < 0.85 ? 14 : chance() < 0.6 ? 5 : 2;
    const owner = chance() < 0.88 ? colleagues[Math.floor(chance() * colleagues.length)]?.person : undefined;
    const second = chance() < 0.5 ? colleagues[Math.floor(chance() * colleagues.length)]?.person : undefined;
    const deadline = new Date(arrivedAt.getTime() + days * day);
    const team = [owner, second].flatMap((one) => one?.email ?? []).map((email) => memberOf(email));
    const { owner: _alex, ...referral } = aReferral({ id: `referral-${index}`, arrivedAt, deadline, record: { team } });
    if (!owner) return referral;
    const { tenantId, aadObjectId, name, email = '' } = owner;
    return { ...referral, owner: { tenantId, aadObjectId, name, email } };
  });
}

function arrival(chance: Chance): number {
  const at = begin + Math.floor(chance() * weeks * 7) * day + chance() * 24 * hour;
  const weekday = new Date(at).getUTCDay();
  return (weekday === 0 || weekday === 6) && chance() < 0.8 ? arrival(chance) : at;
}

function memberOf(email: string) {
  return {
    firstName: email,
    lastName: '',
    email,
    phoneNumber: '',
    contactPreference: '',
  } as unknown as Referral['record']['team'][number];
}
