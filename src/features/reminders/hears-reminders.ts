import type { ConversationAddress } from '../../conversation.ts';
import { absenceAt, type Person } from '../people/index.ts';

/** A person whom the desk can write to. */
export type ReachablePerson = Person & { readonly personalChat: ConversationAddress };

export function canBeWrittenTo(person: Person | undefined): person is ReachablePerson {
  return person?.personalChat !== undefined && !person.unreachable;
}

/** Whether a reminder at this time reaches somebody who can act on it: they are there, and want reminders. */
export function hearsReminders(person: Person | undefined, at: Date): person is ReachablePerson {
  return canBeWrittenTo(person) && person.chosen?.reminders !== 'off' && !absenceAt(person, at);
}
