import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { formMark, typedInputs } from '../../../typed-input.ts';
import type { DealDeed } from '../../people/index.ts';
import {
  type BuiltCard,
  isHeldWork,
  type OpenForms,
  type Presenter,
  type Referral,
  type ReferralView,
  restoredForm,
} from '../../referrals/index.ts';
import { dealCards } from '../card/deal-card.ts';
import { dealNotice } from '../deal/deal-notices.ts';
import type { DealOutcome, DealService } from '../deal/deal-service.ts';
import type { SolutionsKnown } from '../deal/solutions-known.ts';
import type { Typed } from './deal-form.ts';

export interface DealActionDeps {
  readonly service: DealService;
  readonly presenter: Presenter;
  readonly clock: Clock;
  readonly known: SolutionsKnown;
  readonly forms: OpenForms;
}

const referralId = z.guid().transform((id) => id.toLowerCase());
export const Ref = z.strictObject({ referralId, revision: z.coerce.number().int().nonnegative() });
export type DealRef = z.output<typeof Ref>;

/** A form's data: the deal, the version shown, and the inputs by id. */
export function formData(inputs: readonly string[]) {
  return z
    .strictObject({
      referralId,
      revision: z.coerce.number().int().nonnegative(),
      seen: formMark,
      ...typedInputs(inputs),
    })
    .transform(({ referralId: id, revision, seen, ...typed }) => ({
      card: { referralId: id, revision },
      seen: seen ?? '',
      typed: typed as Typed,
    }));
}

type Form = (referral: Referral, view: ReferralView) => BuiltCard;

interface FormBeginning {
  readonly notice?: string | undefined;
  /** Inputs from the sentence behind the press: newer than those kept for this form. */
  readonly said?: Typed | undefined;
}

/** Shared by all buttons of a deal: look-up, result text, card or form. */
export class DealDesk {
  readonly service: DealService;
  readonly clock: Clock;
  readonly known: SolutionsKnown;
  readonly #presenter: Presenter;
  readonly #forms: OpenForms;

  constructor({ service, presenter, clock, known, forms }: DealActionDeps) {
    this.#forms = forms;
    this.service = service;
    this.clock = clock;
    this.known = known;
    this.#presenter = presenter;
  }

  async find(click: Click, card: Pick<DealRef, 'referralId'>): Promise<Referral> {
    const referral = await this.service.find(click.person, card.referralId);
    if (!referral) throw new AppError('not-found', 'a press on a deal that is not there');
    return referral;
  }

  view(click: Click, referral: Referral, notice?: string): ReferralView {
    return this.#presenter.viewFor(click, referral, notice);
  }

  /** The card, replacing any open form. */
  async card(click: Click, referral: Referral, notice?: string): Promise<CardReply> {
    await this.#forms.close(click, referral.id);
    return { kind: 'card', ...(await this.#presenter.cardFor(click, referral, notice)) };
  }

  /** The same card with the less frequent buttons. */
  async more(click: Click, referral: Referral): Promise<CardReply> {
    const card = await dealCards(this.known)(referral, await this.#presenter.cardViewFor(click, referral), 'more');
    if (!card) return this.card(click, referral);
    await this.#forms.open(click, referral, 'deal.more');
    return { kind: 'card', ...card };
  }

  /** The card after an outcome, with a notice. */
  async show(click: Click, outcome: DealOutcome, done: MessageKey): Promise<CardReply> {
    if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a deal that is not there');
    return this.card(click, outcome.referral, dealNotice(click, outcome, done, this.clock.now()));
  }

  /** After a change by a form. Without a notice during the undo window, since the card shows the change itself. */
  async saved(click: Click, outcome: DealOutcome): Promise<CardReply> {
    const waits = outcome.kind === 'done' && outcome.referral.outbox.some(isHeldWork);
    return waits ? this.card(click, outcome.referral) : this.show(click, outcome, 'deal.notice.changed');
  }

  /** The form, or why this person can't do that now, so that it is not filled in for nothing. */
  async form(
    click: Click,
    card: Pick<DealRef, 'referralId'>,
    deed: DealDeed,
    form: Form,
    { notice, said = {} }: FormBeginning = {},
  ): Promise<CardReply> {
    const referral = await this.find(click, card);
    const blocked = this.service.whyNot(click.person, referral, deed);
    if (blocked) return this.show(click, { kind: blocked, referral }, 'deal.notice.changed');
    const { form: verb = deed, ...built } = form(referral, this.view(click, referral, notice));
    const kept = await this.#forms.open(click, referral, verb);
    if (!kept) return { kind: 'card', ...built };
    const { card: again } = form(referral, this.view(click, referral, say(click.locale, 'form.typedBefore')));
    return { kind: 'card', ...built, card: restoredForm(again, { ...kept, typed: { ...kept.typed, ...said } }) };
  }

  /** A form's submit. Rights are checked before the input is parsed. The handler gets the deal that was checked. */
  submits<Form extends { readonly card: Pick<DealRef, 'referralId'>; readonly seen: string; readonly typed: Typed }>(
    verb: { readonly verb: string },
    data: z.ZodType<Form>,
    deed: DealDeed,
    handle: (click: Click, form: Form, referral: Referral) => Promise<CardReply>,
  ): CardAction {
    return defineCardAction({
      ...verb,
      data,
      handle: async (click, form) => {
        const referral = await this.find(click, form.card);
        const blocked = this.service.whyNot(click.person, referral, deed);
        if (blocked) return this.show(click, { kind: blocked, referral }, 'deal.notice.changed');
        const { card, typed, seen } = form;
        const sent = { form: verb.verb, referralId: card.referralId, kept: { typed, seen } };
        return this.#forms.send(click, sent, () => handle(click, form, referral));
      },
    });
  }

  /** A button that opens a form. */
  opens(verb: { readonly verb: string }, deed: DealDeed, form: Form): CardAction {
    return defineCardAction({ ...verb, data: Ref, handle: (click, card) => this.form(click, card, deed, form) });
  }
}
