import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import type { PeopleStore } from '../people/index.ts';
import { type FindDeps, findFor, type Presenter, type Referral } from '../referrals/index.ts';
import type { FavouriteStore } from './favourite-store.ts';
import { showList } from './list-actions.ts';
import { ViewCode } from './list-code.ts';
import type { ListView } from './list-view.ts';
import type { Lists } from './lists.ts';

export interface FavouriteActionDeps extends FindDeps {
  readonly lists: Lists;
  readonly favourites: FavouriteStore;
  readonly people: Pick<PeopleStore, 'noteFavourites'>;
  readonly presenter: Presenter;
  readonly clock: Clock;
}

const referralId = z.guid().transform((id) => id.toLowerCase());
/**
 * `view`: the list in which the button was pressed, and which is shown again; absent: the button was on a referral's
 * card.
 */
const Data = z.strictObject({ referralId, view: ViewCode.optional() });

/**
 * The heart buttons. Each carries the state to set rather than a toggle, so a press that is delivered twice is
 * idempotent.
 */
export function favouriteActions(deps: FavouriteActionDeps): readonly CardAction[] {
  const press =
    (on: boolean) =>
    async (click: Click, data: { readonly referralId: string; readonly view?: ListView | undefined }) => {
      const outcome = await setFavourite(deps, click, data.referralId, on);
      if (outcome === 'not-found') throw new AppError('not-found', 'a heart on a referral that is not there');
      if (outcome === 'not-allowed')
        return { kind: 'message' as const, text: say(click.locale, 'favourite.notAllowed') };
      const person = { ...click.person, ...(on ? { keepsFavourites: true } : {}) };
      const shown = await show(deps, { ...click, person }, outcome.referral, on, data.view);
      // No undo for a press that changed nothing: it would revert an earlier change.
      return outcome.changed ? { ...shown, wayBack: on ? 'favourite.remove' : 'favourite.add' } : shown;
    };
  return [
    defineCardAction({ verb: 'favourite.add', data: Data, handle: press(true) }),
    defineCardAction({ verb: 'favourite.remove', data: Data, handle: press(false) }),
  ];
}

type HeartDeps = FindDeps & Pick<FavouriteActionDeps, 'favourites' | 'people' | 'clock'>;

/**
 * Adding requires the right to see the referral in full, and leads cannot be added, since the list of favourites shows
 * none. Removing requires only the right to read it.
 */
export async function setFavourite(
  deps: HeartDeps,
  { person }: Pick<Click, 'person'>,
  id: string,
  on: boolean,
): Promise<{ readonly referral: Referral; readonly changed: boolean } | 'not-found' | 'not-allowed'> {
  const referral = await findFor(deps, person, id);
  if (!referral) return 'not-found';
  if (!on) return { referral, changed: await deps.favourites.remove(person, referral.id) };
  if (referral.kind === 'lead' || !deps.access.may(person, 'see-in-full', referral)) return 'not-allowed';
  if (!person.keepsFavourites) await deps.people.noteFavourites(person);
  return { referral, changed: await deps.favourites.add(person, referral.id, deps.clock.now()) };
}

async function show(
  deps: FavouriteActionDeps,
  click: Click,
  referral: Referral,
  on: boolean,
  view: ListView | undefined,
): Promise<CardReply & { readonly kind: 'card' }> {
  const customer = referral.record.customer.name.slice(0, 60) || '–';
  const notice = say(click.locale, on ? 'favourite.added' : 'favourite.removed', { customer });
  if (view) return showList(deps, click, view, { notice });
  return { kind: 'card', ...(await deps.presenter.cardFor(click, referral, notice)) };
}
