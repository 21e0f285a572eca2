import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { typedInput } from '../../../typed-input.ts';
import type { Presenter } from '../cards/presenter.ts';
import { type DeclineFormValues, declineForm, declineFormLimits, firstDeclineValues } from '../cards/referral-cards.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import { type DeclineReason, declineReasons, otherReason } from '../record/referral.ts';
import type { AnswerKind } from './notices.ts';
import type { AnswerOutcome, CardRef, ReferralService } from './referral-service.ts';

interface DeclineDeps {
  readonly service: ReferralService;
  readonly presenter: Presenter;
  readonly forms: OpenForms;
}

/** Opened, with what the sentence said; or again, with what was sent. */
type FormShown =
  | { readonly said: DeclineFormValues }
  | { readonly sent: DeclineFormValues; readonly problems: Partial<Record<keyof DeclineFormValues, string>> };

type Show = (click: Click, outcome: AnswerOutcome, done: AnswerKind) => Promise<CardReply>;

const referralId = z.guid().transform((id) => id.toLowerCase());
const Ref = z.strictObject({ referralId, revision: z.coerce.number().int().nonnegative() });
/** `said`: the reason in the words of the sentence whose button was pressed. */
const OpenData = Ref.extend({ said: typedInput });
const DeclineData = Ref.extend({ reason: typedInput, note: typedInput });

/** The decline form: opened with what was said already, validated, sent. */
export function declineFormActions(deps: DeclineDeps, show: Show): readonly CardAction[] {
  async function showForm(click: Click, card: CardRef, form: FormShown, text?: string): Promise<CardReply> {
    const referral = await deps.service.find(click.person, card.referralId);
    if (!referral) throw new AppError('not-found', 'a form on a referral that is not there');
    const blocked = deps.service.whyNot(click.person, referral, 'answer');
    if (blocked) return show(click, { kind: blocked, referral }, 'declined');
    const kept = await deps.forms.open(click, referral, 'referral.decline');
    const notice = kept ? say(click.locale, 'form.typedBefore') : text;
    const view = deps.presenter.viewFor(click, referral, notice);
    // What was sent stays as it is: the CRM's note does not come back into an input that was emptied.
    const values = 'sent' in form ? form.sent : { ...(kept?.typed ?? firstDeclineValues(referral)), ...form.said };
    const problems = 'sent' in form ? form.problems : {};
    return { kind: 'card' as const, ...declineForm(referral, view, { values, problems }) };
  }

  async function decline(click: Click, card: CardRef, values: DeclineFormValues): Promise<CardReply> {
    const { reason, note } = values;
    const problems = declineProblems(click, reason, note);
    if (problems) return showForm(click, card, { sent: values, problems });
    const outcome = await deps.service.decline(click.person, card, Number(reason) as DeclineReason, note?.trim());
    // The referral changed while the form was open but is still undecided: the input stays.
    if (outcome.kind === 'stale' && !deps.service.whyNot(click.person, outcome.referral, 'answer'))
      return showForm(click, card, { sent: values, problems: {} }, say(click.locale, 'action.changedMeanwhile'));
    return show(click, outcome, 'declined');
  }

  return [
    defineCardAction({
      verb: 'referral.decline-form',
      data: OpenData,
      handle: (click, { said, ...card }) => showForm(click, card, { said: said ? { note: said } : {} }),
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
  ];
}

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
