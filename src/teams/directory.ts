import type { ConversationAddress } from '../conversation.ts';
import type { Person, PersonKey } from '../features/people/person.ts';
import type { Locale } from '../i18n/locale.ts';

/** What Teams told about somebody: in an activity, and from its roster. Absent means: not told this time, keep. */
export interface PersonFacts extends PersonKey {
  readonly teamsId: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Lower case. */
  readonly email?: string;
  readonly guest?: boolean;
  readonly locale?: Locale;
  readonly timeZone?: string;
  /** ISO 3166 alpha-2, upper case; of the client's settings, which need not be where it is. */
  readonly country?: string;
  readonly personalChat?: ConversationAddress;
  /** When the roster was asked last: names and e-mail come from there only. */
  readonly rosterReadAt?: Date;
}

export interface KnownPerson {
  readonly person: Person;
  /** All that Teams told so far. A language that the person chose lives in `person`, beside what Teams says here. */
  readonly facts: PersonFacts;
}

/** Port: the people and conversations that the desk has met. */
export interface Directory {
  find(key: PersonKey): Promise<KnownPerson | undefined>;
  /** Adds what is new; fields that are absent stay as they were. Creates the person when unknown. */
  learn(facts: PersonFacts): Promise<Person>;
  /** Adds or refreshes (the service URL can change). Key: tenant and conversation id. */
  rememberConversation(address: ConversationAddress): Promise<void>;
  /** The desk was removed there: nothing is sent to it any more, and the next install is a first one again. */
  forgetConversation(address: ConversationAddress): Promise<void>;
  /**
   * True for exactly one caller per install, on all instances and after restarts: two events tell of every install and
   * Teams may deliver each more than once. Key: tenant and conversation id.
   */
  firstInstall(address: ConversationAddress): Promise<boolean>;
}
