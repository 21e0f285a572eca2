import type { Feature } from '../../feature.ts';
import { type DealActionDeps, DealDesk } from './deal-actions.ts';
import { closeActions } from './deal-actions-close.ts';
import { editActions } from './deal-actions-edit.ts';

/** Working on a deal: everything that can be done with it from its card and by words. */
export function dealWorkFeature(deps: DealActionDeps): Feature {
  const desk = new DealDesk(deps);
  return { name: 'working on a deal', cardActions: [...editActions(desk), ...closeActions(desk)] };
}
