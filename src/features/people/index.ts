export {
  type AbsencesNoted,
  absenceAhead,
  absenceAt,
  absenceKey,
  absencesOf,
  type StandInReleased,
  standInsReleased,
  standsInFor,
  withAbsence,
  withAbsenceByReply,
  withAbsencesInZone,
  withoutAbsence,
  withoutOver,
} from './absence.ts';
export type { CalendarLink } from './calendar-link.ts';
export { channelInWords } from './channel-words.ts';
export type { AutomaticReply, CompanyDirectory } from './company-directory.ts';
export { channelCalled, channelFor, defaultOf, type TeamChannel, type TeamChannels } from './deal-team-channels.ts';
export { forgetRoles } from './forgotten-roles.ts';
export {
  type GrantedRoleStore,
  type GrantedRoles,
  grantedTo,
  isSameRole,
  noGrantedRoles,
  standingBy,
  withRole,
} from './granted-roles.ts';
export { MongoCalendarLinks } from './mongo-calendar-links.ts';
export { MongoDealTeamStore } from './mongo-deal-team-store.ts';
export { MongoGrantedRoles } from './mongo-granted-roles.ts';
export { MongoParkedNotice } from './mongo-parked-notice.ts';
export { MongoPeopleStore } from './mongo-people-store.ts';
export { NamedPeople, type PersonNamed, peopleCalled } from './named-people.ts';
export { parkedNoticeSweep } from './parked-notice.ts';
export { createPeople, hoursChangeTakes } from './people-feature.ts';
export type { DealTeamStore, PeopleStore, PersonalChoice } from './people-store.ts';
export { type DealDeed, type Deed, dealDeeds, deeds, mayDo, permissions, type Relation } from './permissions.ts';
export {
  type Absence,
  type GrantedRole,
  isSamePerson,
  keyOfId,
  type Person,
  type PersonalSettings,
  type PersonKey,
  personId,
  type StandInFor,
  type StandInLoss,
} from './person.ts';
export { personCalled } from './person-called.ts';
export { calendarOf, calendarWithStandIn, deskCalendar, whenAtWork, whenBackAtWork } from './personal-calendar.ts';
export { isAdminOfAll, provenEmail, type Role, type RoleSettings, type Standing, standingOf } from './roles.ts';
export { tellAdmin } from './tell-admin.ts';
export { type DeskHours, workingWeekOf } from './working-week.ts';
