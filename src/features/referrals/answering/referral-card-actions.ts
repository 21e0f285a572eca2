import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { typedInput } from '../../../typed-input.ts';
import type { PeopleStore, Person } from '../../people/index.ts';
import type { Presenter } from '../cards/presenter.ts';
import {
  claimForm,
  claimFormLimits,
  type DeclineFormValues,
  declineForm,
  declineFormLimits,
  firstDeclineValues,
  inviteCard,
} from '../cards/referral-cards.ts';
import type { CardOpener } from '../copies/card-opener.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import { phoneProblem, phoneTyped } from '../record/member-input.ts';
import { type DeclineReason, declineReasons, otherReason, type Referral } from '../record/referral.ts';
import { absentOwner, isOwnedBy } from '../rules/absent-owner.ts';
import { AcceptForm } from './accept-form.ts';
import { type AnswerKind, pressNotice } from './notices.ts';
import type { AnswerOutcome, CardRef, ReferralService } from './referral-service.ts';

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
const ClaimData = Ref.extend({ phone: typedInput, asked: z.enum(['', 'yes']).optional() });
type ClaimPress = z.output<typeof ClaimData>;
const DeclineData = Ref.extend({ reason: typedInput, note: typedInput });

/**
 * The buttons of a referral's card. Each is one press: authorised, checked against the card's revision, answered at
 * once.
 */
export function referralCardActions(deps: CardActionDeps): readonly CardAction[] {
  const acceptForm = new AcceptForm(deps);

  /** The outcome of a press as the card that replaces it, with a notice. */
  async function show(click: Click, outcome: AnswerOutcome, done: AnswerKind, wayBack?: string): Promise<CardReply> {
    if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a referral that is not there');
    if (outcome.kind === 'not-allowed') {
      const facts = { referralId: outcome.referral.id, aadObjectId: click.person.aadObjectId, wanted: done };
      click.log.warn(facts, 'security: a press without the right to it');
    }
    const text = pressNotice(click, outcome, done);
    const back = outcome.kind === 'done' && wayBack ? { wayBack } : {};
    return { kind: 'card', ...(await deps.presenter.cardFor(click, outcome.referral, text)), ...back };
  }

  async function current(click: Click, card: Pick<CardRef, 'referralId'>) {
    const referral = await deps.service.find(click.person, card.referralId);
    if (!referral) throw new AppError('not-found', 'a press on a referral that is not there');
    return referral;
  }

  async function showCard(click: Click, card: Pick<CardRef, 'referralId'>): Promise<CardReply> {
    const referral = await current(click, card);
    return { kind: 'card', ...(await deps.presenter.cardFor(click, referral)) };
  }

  /** Cancel on a form, Open on a reminder. */
  async function showAgain(click: Click, card: CardRef): Promise<CardReply> {
    await deps.forms.close(click, card.referralId);
    return showCard(click, card);
  }

  /** A person with an open form gets the form instead of the card. */
  async function refresh(click: Click, card: CardRef): Promise<CardReply> {
    if (click.trigger === 'manual') return showAgain(click, card);
    const referral = await current(click, card);
    const form = await deps.forms.again(click, referral, card.revision);
    return form ?? { kind: 'card', ...(await deps.presenter.cardFor(click, referral)) };
  }

  async function showDeclineForm(
    click: Click,
    card: CardRef,
    typed: DeclineFormValues | undefined,
    problems: Partial<Record<keyof DeclineFormValues, string>>,
    text?: string,
  ) {
    const referral = await current(click, card);
    const blocked = deps.service.whyNot(click.person, referral, 'answer');
    if (blocked) return show(click, { kind: blocked, referral }, 'declined');
    const kept = await deps.forms.open(click, referral, 'referral.decline');
    const notice = kept ? say(click.locale, 'form.typedBefore') : text;
    const view = deps.presenter.viewFor(click, referral, notice);
    const values = kept?.typed ?? typed ?? firstDeclineValues(referral);
    return { kind: 'card' as const, ...declineForm(referral, view, { values, problems }) };
  }

  async function decline(click: Click, card: CardRef, values: DeclineFormValues): Promise<CardReply> {
    const { reason, note } = values;
    const problems = declineProblems(click, reason, note);
    if (problems) return showDeclineForm(click, card, values, problems);
    const outcome = await deps.service.decline(click.person, card, Number(reason) as DeclineReason, note?.trim());
    // The referral changed while the form was open but is still undecided: the input stays.
    if (outcome.kind === 'stale' && !deps.service.whyNot(click.person, outcome.referral, 'answer'))
      return showDeclineForm(click, card, values, {}, say(click.locale, 'action.changedMeanwhile'));
    return show(click, outcome, 'declined');
  }

  /** Partner Center requires a phone number of each team member: asked for once, and only of a person who may claim. */
  async function claimAction(click: Click, { phone: typed, asked, ...card }: ClaimPress): Promise<CardReply> {
    const { person, locale } = click;
    const referral = await current(click, card);
    const phoneNumber = (typed && phoneTyped(typed)) || person.phoneNumber;
    const problem = phoneNumber ? phoneProblem(typed?.trim() || phoneNumber, claimFormLimits.phone, locale) : undefined;
    const asksPhone = !phoneNumber || problem !== undefined;
    // In Partner Center it has an owner: two people would call one customer.
    const asksFirst = asked !== 'yes' && absentOwner(referral) !== undefined;
    if ((asksPhone || asksFirst) && deps.service.mayClaim(person, card, referral)) {
      await deps.forms.open(click, referral, 'referral.claim');
      const view = deps.presenter.viewFor(click, referral);
      const form = { phone: typed ?? '', asksPhone, ...(problem ? { problem } : {}) };
      return { kind: 'card', ...claimForm(referral, view, form) };
    }
    const outcome = await deps.service.claim(phoneNumber ? { ...person, phoneNumber } : person, card);
    if (typed && phoneNumber && outcome.kind === 'done') await deps.people.rememberPhone(person, phoneNumber);
    return show(click, outcome, 'claimed', 'referral.release');
  }

  async function release(click: Click, card: CardRef): Promise<CardReply> {
    const before = await deps.service.find(click.person, card.referralId);
    const outcome = await deps.service.release(click.person, card);
    // After releasing another person's referral, Undo could only claim it for oneself, so none is offered.
    const wasTheirs = before !== undefined && isOwnedBy(before, click.person);
    return show(click, outcome, 'released', wasTheirs ? 'referral.claim' : undefined);
  }

  return deps.forms.know([
    // Automatic: Teams requests the reader's own view whenever the card is displayed. Read-only.
    defineCardAction({ verb: 'referral.refresh', data: Ref, handle: refresh }),
    defineCardAction({ verb: 'referral.show', data: Ref, handle: showAgain }),
    defineCardAction({
      verb: 'referral.accept-as-is',
      data: Ref,
      handle: async (click, card) => show(click, await deps.service.accept(click.person, card), 'accepted'),
    }),
    ...acceptForm.actions(show),
    defineCardAction({
      verb: 'referral.decline-form',
      data: Ref,
      handle: (click, card) => showDeclineForm(click, card, undefined, {}),
    }),
    defineCardAction({
      verb: 'referral.decline',
      data: DeclineData,
      handle: async (click, { reason, note, ...card }) => {
        const values = { ...(reason ? { reason } : {}), ...(note ? { note } : {}) };
        const sent = { form: 'referral.decline', referralId: card.referralId, kept: { typed: values } };
        return deps.forms.send(click, sent, () => decline(click, card, values));
      },
    }),
    defineCardAction({
      verb: 'referral.undo',
      data: Ref,
      handle: async (click, card) => show(click, await deps.service.undo(click.person, card), 'undone'),
    }),
    defineCardAction({
      verb: 'referral.claim',
      data: ClaimData,
      handle: (click, press) => {
        const { phone, asked, referralId } = press;
        const sent = { form: 'referral.claim', referralId, kept: { typed: { phone } } };
        return phone || asked
          ? deps.forms.send(click, sent, () => claimAction(click, press))
          : claimAction(click, press);
      },
    }),
    defineCardAction({
      verb: 'referral.invite-owner',
      data: Ref,
      handle: async (click, card) => {
        const referral = await current(click, card);
        const invitation = deps.mayInvite(click.person, referral)
          ? inviteCard(referral, deps.presenter.viewFor(click, referral), deps.appId)
          : undefined;
        return invitation ? { kind: 'card', ...invitation } : showCard(click, card);
      },
    }),
    defineCardAction({
      verb: 'referral.release',
      data: Ref,
      handle: release,
    }),
    defineCardAction({
      verb: 'referral.open',
      data: z.strictObject({ referralId }),
      handle: async (click, card) => {
        const referral = await current(click, card);
        const { where, ...offered } = await deps.opener.open(click, referral);
        const text = say(click.locale, openedKeys[where]);
        return { kind: 'message', text, isBelow: where === 'here', ...offered };
      },
    }),
  ]);
}

const openedKeys = { here: 'list.opened', 'in-chat': 'list.openedInChat', nowhere: 'list.noChat' } as const;

function declineProblems(click: Click, reason: string | undefined, note: string | undefined) {
  const { locale } = click;
  const reasonKnown = declineReasons.some((known) => String(known) === reason);
  const noteFits = (note?.length ?? 0) <= declineFormLimits.note;
  const noteLacks = reason === String(otherReason) && !note?.trim();
  if (reasonKnown && noteFits && !noteLacks) return undefined;
  return {
    ...(reasonKnown ? {} : { reason: say(locale, 'problem.reason') }),
    ...(noteLacks ? { note: say(locale, 'problem.otherNeedsNote') } : {}),
    ...(noteFits ? {} : { note: say(locale, 'problem.tooLong', { max: declineFormLimits.note }) }),
  };
}
