import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { logPressWithoutRight } from '../../../press-without-right.ts';
import type { PeopleStore, Person } from '../../people/index.ts';
import type { Presenter } from '../cards/presenter.ts';
import { inviteCard } from '../cards/referral-cards.ts';
import type { CardOpener } from '../copies/card-opener.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import type { Referral } from '../record/referral.ts';
import { AcceptForm } from './accept-form.ts';
import { claimActions } from './claim-actions.ts';
import { declineFormActions } from './decline-form-actions.ts';
import { type AnswerKind, pressNotice } from './notices.ts';
import type { CardRef, ClaimOutcome, ReferralService } from './referral-service.ts';

export interface CardActionDeps {
  readonly service: ReferralService;
  readonly presenter: Presenter;
  readonly people: PeopleStore;
  readonly opener: CardOpener;
  /** Whether a person may see who the owner is. */
  readonly mayInvite: (person: Person, referral: Referral) => boolean;
  /** The Teams app's id, for the link that adds the desk. Absent in the demo, which is not an app in Teams. */
  readonly appId?: string | undefined;
  readonly forms: OpenForms;
  readonly now: () => Date;
}

const referralId = z.guid().transform((id) => id.toLowerCase());
const Ref = z.strictObject({ referralId, revision: z.coerce.number().int().nonnegative() });

/**
 * The buttons of a referral's card. Each is one press: authorised, checked against the card's revision, answered at
 * once.
 */
export function referralCardActions(deps: CardActionDeps): readonly CardAction[] {
  const presses = new ReferralPresses(deps);
  const acceptForm = new AcceptForm(deps);
  const { service } = deps;
  const show = presses.show.bind(presses);
  return deps.forms.know([
    // Automatic: Teams requests the reader's own view whenever the card is displayed. Read-only.
    defineCardAction({ verb: 'referral.refresh', data: Ref, handle: (click, card) => presses.refresh(click, card) }),
    defineCardAction({ verb: 'referral.show', data: Ref, handle: (click, card) => presses.showAgain(click, card) }),
    defineCardAction({
      verb: 'referral.accept-as-is',
      data: Ref,
      handle: async (click, card) => show(click, await service.accept(click.person, card), 'accepted'),
    }),
    ...acceptForm.actions(show),
    ...declineFormActions(deps, show),
    defineCardAction({
      verb: 'referral.undo',
      data: Ref,
      handle: async (click, card) => show(click, await service.undo(click.person, card), 'undone'),
    }),
    ...claimActions(deps, show),
    defineCardAction({
      verb: 'referral.invite-owner',
      data: Ref,
      handle: (click, card) => presses.inviteOwner(click, card),
    }),
    defineCardAction({
      verb: 'referral.open',
      data: z.strictObject({ referralId }),
      handle: (click, card) => presses.open(click, card),
    }),
  ]);
}

class ReferralPresses {
  readonly #deps: CardActionDeps;

  constructor(deps: CardActionDeps) {
    this.#deps = deps;
  }

  /** The outcome of a press as the card that replaces it, with a notice. */
  async show(click: Click, outcome: ClaimOutcome, done: AnswerKind, wayBack?: string): Promise<CardReply> {
    if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a referral that is not there');
    if (outcome.kind === 'not-allowed') logPressWithoutRight(click, { referralId: outcome.referral.id, wanted: done });
    const text = pressNotice(click, outcome, done);
    const back = outcome.kind === 'done' && wayBack ? { wayBack } : {};
    return { kind: 'card', ...(await this.#deps.presenter.cardFor(click, outcome.referral, text)), ...back };
  }

  /** Cancel on a form, Open on a reminder. */
  async showAgain(click: Click, card: CardRef): Promise<CardReply> {
    await this.#deps.forms.close(click, card.referralId);
    return this.#showCard(click, card);
  }

  /** A person with an open form gets the form instead of the card. */
  async refresh(click: Click, card: CardRef): Promise<CardReply> {
    if (click.trigger === 'manual') return this.showAgain(click, card);
    const referral = await this.#current(click, card);
    const form = await this.#deps.forms.again(click, referral, card.revision);
    return form ?? { kind: 'card', ...(await this.#deps.presenter.cardFor(click, referral)) };
  }

  async inviteOwner(click: Click, card: CardRef): Promise<CardReply> {
    const { appId, mayInvite, presenter } = this.#deps;
    const referral = await this.#current(click, card);
    const invitation = mayInvite(click.person, referral)
      ? inviteCard(referral, presenter.viewFor(click, referral), appId)
      : undefined;
    return invitation ? { kind: 'card', ...invitation } : this.#showCard(click, card);
  }

  async open(click: Click, card: Pick<CardRef, 'referralId'>): Promise<CardReply> {
    const { where, ...offered } = await this.#deps.opener.open(click, await this.#current(click, card));
    const text = say(click.locale, openedKeys[where]);
    return { kind: 'message', text, isBelow: where === 'here', ...offered };
  }

  async #showCard(click: Click, card: CardRef): Promise<CardReply> {
    const referral = await this.#current(click, card);
    return { kind: 'card', ...(await this.#deps.presenter.cardFor(click, referral)) };
  }

  async #current(click: Click, { referralId: id }: Pick<CardRef, 'referralId'>): Promise<Referral> {
    const referral = await this.#deps.service.find(click.person, id);
    if (!referral) throw new AppError('not-found', 'a press on a referral that is not there');
    return referral;
  }
}

const openedKeys = { here: 'list.opened', 'in-chat': 'list.openedInChat', nowhere: 'list.noChat' } as const;
