import type { ConversationAddress } from '../../conversation.ts';
import type { Locale } from '../../i18n/locale.ts';

/** Somebody whom the desk has met in Teams. Identity is (tenant, Entra object id) and nothing else. */
export interface Person {
  readonly tenantId: string;
  readonly aadObjectId: string;
  /** The person's id for this bot, `29:...`. */
  readonly teamsId: string;
  readonly name: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Lower case. From Teams' roster, never from what the person sends. */
  readonly email?: string;
  /** Asked once in the accept form and remembered. */
  readonly phoneNumber?: string;
  /** What the person chose, else what their client is set to. */
  readonly locale?: Locale;
  /** IANA name; likewise. */
  readonly timeZone?: string;
  /** ISO 3166 alpha-2, likewise; a client may name that of its language rather than where it is. */
  readonly country?: string;
  /** What the person chose for themselves: it goes before what their client says. */
  readonly chosen?: PersonalSettings;
  /** Known only once the person installed the desk or wrote to it. */
  readonly personalChat?: ConversationAddress;
  /** Nothing could be written in that chat, and nothing was heard from there since. */
  readonly unreachable?: true;
  /** When they do not work, and who gets what would have come to them meanwhile. */
  readonly absence?: Absence;
  /** Whose stand-in they are, as long as those are away. */
  readonly standsInFor?: readonly StandInFor[];
  readonly guest: boolean;
  /** What an admin gave or took in chat; the settings' admins stand all the same. */
  readonly granted?: GrantedRole;
  /** False: they never made a favourite of anything, so there is none to look for. Absent: not known. */
  readonly keepsFavourites?: boolean;
}

/** A role that was given in chat, or (`other`) taken. */
export interface GrantedRole {
  readonly role: 'admin' | 'user' | 'other';
  /** Partner location ids; [] = the whole company. */
  readonly locations: readonly string[];
}

export interface PersonalSettings {
  readonly locale?: Locale;
  /** IANA name, canonical. */
  readonly timeZone?: string;
  /** ISO 3166 alpha-2, upper case: whose public holidays they keep. */
  readonly country?: string;
  /** ISO weekdays, 1 is Monday; never empty. */
  readonly workingDays?: readonly number[];
  /** Minutes after midnight; `from` is before `to`. */
  readonly workingHours?: { readonly from: number; readonly to: number };
  /** Reminders in their own chat; absent: they come. */
  readonly reminders?: 'off';
  /** The morning's list; minutes after midnight, or none. Absent: it comes when their working day begins. */
  readonly digest?: number | 'off';
}

/** Somebody is away, by their own word or an admin's. It ends by itself: nobody has to take it back. */
export interface Absence {
  readonly from: Date;
  /** When they work again. */
  readonly until: Date;
  /** Who takes over; absent: nobody in particular. */
  readonly standIn?: PersonKey;
  /** Who said so. */
  readonly by: PersonKey;
  /** Their automatic reply did, and takes it back. */
  readonly fromMailbox?: true;
}

/** The other side of an absence, kept with the stand-in: what they may do for whom, and until when. */
export interface StandInFor extends PersonKey {
  readonly from: Date;
  readonly until: Date;
}

export type PersonKey = Pick<Person, 'tenantId' | 'aadObjectId'>;

/** One string for a person: key in maps, sets and documents. */
export function personId(person: PersonKey): string {
  return `${person.tenantId}/${person.aadObjectId}`;
}

/** The person whom `personId` named; of any other text, nobody. */
export function keyOfId(id: string): PersonKey {
  const [tenantId = '', aadObjectId = ''] = id.split('/');
  return { tenantId, aadObjectId };
}
