import type { ConversationAddress } from '../conversation.ts';
import type { Person, PersonKey } from '../features/people/person.ts';
import type { Locale } from '../i18n/locale.ts';

/** Facts about a person from an activity or the roster. Absent means not told this time: keep what is known. */
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
  /** ISO 3166 alpha-2, upper case; from the client's settings, not necessarily where the person is. */
  readonly country?: string;
  readonly personalChat?: ConversationAddress;
  /** When the roster was last read, the only source of names and e-mail. */
  readonly rosterReadAt?: Date;
}

export interface KnownPerson {
  readonly person: Person;
  /** Everything Teams told so far. A language that the person chose is kept in `person`, apart from Teams' own. */
  readonly facts: PersonFacts;
}

/** Port: the people and conversations that the desk has met. */
export interface Directory {
  find(key: PersonKey): Promise<KnownPerson | undefined>;
  /**
   * Adds new facts; absent fields stay as they were. Creates the person when unknown. @param known as `find` gave them a
   * moment ago
   */
  learn(facts: PersonFacts, known?: KnownPerson): Promise<Person>;
  /** Adds or refreshes (the service URL can change). Key: tenant and conversation id. */
  rememberConversation(address: ConversationAddress): Promise<void>;
  /** The desk was removed there: nothing more is sent to it, and the next install counts as a first one. */
  forgetConversation(address: ConversationAddress): Promise<void>;
  /**
   * True for exactly one caller per install, across instances and restarts: two events tell of every install, and Teams
   * may deliver each more than once. Key: tenant and conversation id.
   */
  firstInstall(address: ConversationAddress): Promise<boolean>;
}
