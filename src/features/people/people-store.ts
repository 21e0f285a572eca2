import type { ConversationAddress } from '../../conversation.ts';
import type { Person, PersonKey } from './person.ts';

/** Who is who: everybody the desk has met in Teams. */
export interface PeopleStore {
  find(key: PersonKey): Promise<Person | undefined>;
  /** Those whom these e-mail addresses (any case) prove to be somebody the desk knows: people of the home tenant, no guests. */
  findByEmails(emails: readonly string[]): Promise<readonly Person[]>;
  rememberPhone(key: PersonKey, phoneNumber: string): Promise<void>;
  /** Their chat could not be written to: when they are heard of there again, what is theirs is tried again. */
  noteUnreachable(key: PersonKey, now: Date): Promise<void>;
  /** People who may get a view of their own on a channel card: at most `limit`, most recently seen first. */
  recent(limit: number): Promise<readonly Person[]>;
}

/** The deal team's channel: chosen when the app was installed there, changed by an admin's word. */
export interface DealTeamStore {
  channel(): Promise<ConversationAddress | undefined>;
  chooseChannel(channel: ConversationAddress, by: { readonly name: string } & PersonKey): Promise<void>;
  forgetChannel(channel: ConversationAddress): Promise<void>;
}
