import type { Feature } from '../../feature.ts';
import { type DealActionDeps, DealDesk } from './deal-actions.ts';
import { closeActions } from './deal-actions-close.ts';
import { editActions } from './deal-actions-edit.ts';
import { type ListActionDeps, listActions } from './deal-actions-lists.ts';
import { microsoftActions } from './deal-actions-microsoft.ts';
import { registrationActions } from './deal-actions-registration.ts';
import { type DealCommandDeps, dealCommands } from './deal-commands.ts';

/** Working on a deal: everything that can be done with it from its card and by words. */
export function dealWorkFeature(deps: DealActionDeps & ListActionDeps & DealCommandDeps): Feature {
  const desk = new DealDesk(deps);
  const words = dealCommands(desk, deps);
  return {
    name: 'working on a deal',
    commands: words.commands,
    cardActions: [
      ...editActions(desk),
      ...closeActions(desk),
      ...microsoftActions(desk),
      ...listActions(desk, deps),
      ...registrationActions(desk),
      ...words.cardActions,
    ],
  };
}
