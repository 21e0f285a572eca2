import type { Feature } from '../../feature.ts';
import { type DealActionDeps, DealDesk } from './buttons/deal-actions.ts';
import { closeActions } from './close/deal-actions-close.ts';
import { editActions } from './edit/deal-actions-edit.ts';
import { microsoftActions } from './microsoft/deal-actions-microsoft.ts';
import { type PeopleAndSolutionDeps, peopleAndSolutionActions } from './people-and-solutions/deal-actions-lists.ts';
import { contactActions } from './people-and-solutions/deal-contact.ts';
import { registrationActions } from './registration/deal-actions-registration.ts';
import { dealCommands } from './words/deal-commands.ts';
import type { DealsMeantDeps } from './words/deals-meant.ts';
import { type UndoDeps, undoWord } from './words/undo-word.ts';

/** Work on deals, from the card and by words. */
export function dealWorkFeature(deps: DealActionDeps & PeopleAndSolutionDeps & DealsMeantDeps & UndoDeps): Feature {
  const desk = new DealDesk(deps);
  const words = dealCommands(desk, deps);
  return {
    name: 'working on a deal',
    commands: words.commands,
    intents: [words.sentences, undoWord(desk, deps)],
    cardActions: deps.forms.know([
      ...editActions(desk),
      ...closeActions(desk),
      ...microsoftActions(desk),
      ...peopleAndSolutionActions(desk, deps),
      ...contactActions(desk),
      ...registrationActions(desk),
      ...words.cardActions,
    ]),
  };
}
