import type { Deed } from '../../people/index.ts';
import type { RowChange } from './row-plan.ts';

/** The deeds for which a row needs rights: the same as on a card. */
export function deedsOf({ changes, answer, invite, registration }: RowChange): readonly Deed[] {
  const deeds = new Set<Deed>();
  for (const { field } of changes) deeds.add(field === 'salesStage' ? 'stage' : field === 'share' ? 'invite' : 'edit');
  if (invite) deeds.add('invite');
  if (registration) deeds.add('register');
  if (answer) deeds.add(answer.kind === 'accept' || answer.kind === 'decline' ? 'answer' : 'close');
  return [...deeds];
}
