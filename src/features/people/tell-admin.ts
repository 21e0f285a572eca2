import type { Clock } from '../../clock.ts';
import type { Messenger, OutgoingMessage } from '../../messenger.ts';
import { PutOffError } from '../../sweeps/lease.ts';
import { type Hold, leavesOnlyHeld } from '../../sweeps/under-lease.ts';
import type { PeopleStore } from './people-store.ts';
import type { Person } from './person.ts';

export interface TellAdminDeps {
  readonly messenger: Pick<Messenger, 'post'>;
  readonly people: Pick<PeopleStore, 'noteUnreachable'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Posts a notice into an admin's personal chat, fenced by the sweep's lease, and records the delivery, so that a retry
 * skips this admin. An ambiguous outcome counts as delivered, to avoid a duplicate. An admin whose chat is gone is
 * marked as unreachable.
 * @returns the delay before the sweep should retry this admin; [] if done with them.
 */
export async function tellAdmin(
  { messenger, people, clock }: TellAdminDeps,
  admin: Person,
  message: OutgoingMessage,
  { hold, noteTold }: { readonly hold: Hold; readonly noteTold: () => Promise<unknown> },
): Promise<readonly PutOffError[]> {
  if (!admin.personalChat) return [];
  const result = await messenger.post(admin.personalChat, message, leavesOnlyHeld(hold));
  if (result.kind === 'later') return [new PutOffError(result.reason, result.afterMilliseconds)];
  if (result.kind === 'gone') await people.noteUnreachable(admin, clock.now());
  else await noteTold();
  return [];
}
