import type { ConversationAddress } from '../../conversation.ts';
import type { Locale } from '../../i18n/locale.ts';

/** A person known from Teams. The identity is (tenant, Entra object id) and nothing else. */
export interface Person {
  readonly tenantId: string;
  readonly aadObjectId: string;
  /** The person's id for this bot, `29:...`. */
  readonly teamsId: string;
  readonly name: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Lower case. From Teams' roster, never from a message. */
  readonly email?: string;
  /** Asked once in the accept form and remembered. */
  readonly phoneNumber?: string;
  /** The person's own setting, else that of their client. */
  readonly locale?: Locale;
  /** IANA name; the person's own setting, else that of their client. */
  readonly timeZone?: string;
  /**
   * ISO 3166 alpha-2; the person's own setting, else that of their client, which may be the country of the client's
   * language rather than of the place.
   */
  readonly country?: string;
  /** The person's own settings, which override those of their client. */
  readonly chosen?: PersonalSettings;
  /** Known only after the person has installed the desk or written to it. */
  readonly personalChat?: ConversationAddress;
  /** A post to that chat failed, and no message has come from it since. */
  readonly unreachable?: true;
  /** The person's absence, and who stands in for them. */
  readonly absence?: Absence;
  /** Absences that begin after that one has ended, the earliest first; each becomes `absence` in its turn. */
  readonly laterAbsences?: readonly Absence[];
  /** The people for whom this person stands in, and when. */
  readonly standsInFor?: readonly StandInFor[];
  readonly guest: boolean;
  /** A role given or taken in chat. Admins named in the settings remain admins regardless. */
  readonly granted?: GrantedRole;
  /** False: the person has never had a favourite, so the look-up is skipped. Absent: unknown. */
  readonly keepsFavourites?: boolean;
}

/** A role that was given in chat, or (`other`) revoked. */
export interface GrantedRole {
  readonly role: 'admin' | 'user' | 'other';
  /** Partner location ids; []: the whole company. */
  readonly locations: readonly string[];
}

export interface PersonalSettings {
  readonly locale?: Locale;
  /** IANA name, canonical. */
  readonly timeZone?: string;
  /** ISO 3166 alpha-2, upper case: the country whose public holidays apply. */
  readonly country?: string;
  /** ISO weekdays, 1 is Monday; never empty. */
  readonly workingDays?: readonly number[];
  /** Minutes after midnight; `from` is before `to`. */
  readonly workingHours?: { readonly from: number; readonly to: number };
  /** Reminders in the personal chat; absent: on. */
  readonly reminders?: 'off';
  /** Time of the morning digest, in minutes after midnight, or none. Absent: when the working day begins. */
  readonly digest?: number | 'off';
}

/** An absence, stated by the person or by an admin. It ends by itself. */
export interface Absence {
  readonly from: Date;
  /** When the person works again (exclusive end). */
  readonly until: Date;
  /** The stand-in; absent: none. */
  readonly standIn?: PersonKey;
  /** Who entered the absence. */
  readonly by: PersonKey;
  /** Entered because of the person's automatic reply, and removed when that ends. */
  readonly fromMailbox?: true;
}

/** The counterpart of an absence, stored with the stand-in: for whom they stand in, and when. */
export interface StandInFor extends PersonKey {
  readonly from: Date;
  readonly until: Date;
}

/** Why a stand-in gets no reminders any more: they stopped them, or can't be written to, or have lost their role. */
export type StandInLoss = 'off' | 'gone';

export type PersonKey = Pick<Person, 'tenantId' | 'aadObjectId'>;

/** A person's key in maps, sets and documents. */
export function personId(person: PersonKey): string {
  return `${person.tenantId}/${person.aadObjectId}`;
}

export function isSamePerson(one: PersonKey, other: PersonKey): boolean {
  return one.tenantId === other.tenantId && one.aadObjectId === other.aadObjectId;
}

/** The inverse of `personId`; for any other text a key that matches nobody. */
export function keyOfId(id: string): PersonKey {
  const [tenantId = '', aadObjectId = ''] = id.split('/');
  return { tenantId, aadObjectId };
}
