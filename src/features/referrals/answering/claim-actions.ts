import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { typedInput } from '../../../typed-input.ts';
import type { PeopleStore } from '../../people/index.ts';
import type { Presenter } from '../cards/presenter.ts';
import { claimForm, claimFormLimits } from '../cards/referral-cards.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import { phoneProblem, phoneTyped } from '../record/member-input.ts';
import { isOwnedBy } from '../rules/absent-owner.ts';
import type { AnswerKind } from './notices.ts';
import type { CardRef, ClaimOutcome, ReferralService } from './referral-service.ts';

interface ClaimDeps {
  readonly service: ReferralService;
  readonly presenter: Presenter;
  readonly people: PeopleStore;
  readonly forms: OpenForms;
}

type Show = (click: Click, outcome: ClaimOutcome, done: AnswerKind, wayBack?: string) => Promise<CardReply>;

const referralId = z.guid().transform((id) => id.toLowerCase());
const Ref = z.strictObject({ referralId, revision: z.coerce.number().int().nonnegative() });
const ClaimData = Ref.extend({ phone: typedInput, asked: z.enum(['', 'yes']).optional() });
type ClaimPress = z.output<typeof ClaimData>;

function phoneOf(typed: string | undefined, known: string | undefined, locale: Locale) {
  const phoneNumber = (typed && phoneTyped(typed)) || known;
  const problem = phoneNumber ? phoneProblem(typed?.trim() || phoneNumber, claimFormLimits.phone, locale) : undefined;
  return { phoneNumber, problem, asksPhone: !phoneNumber || problem !== undefined };
}

/** Claim and Release, each the other's way back. */
export function claimActions(deps: ClaimDeps, show: Show): readonly CardAction[] {
  /** Partner Center requires a phone number of each team member: asked for once, and only of a person who may claim. */
  async function claim(click: Click, { phone: typed, asked, ...card }: ClaimPress): Promise<CardReply> {
    const { person, locale } = click;
    const referral = await deps.service.find(person, card.referralId);
    if (!referral) throw new AppError('not-found', 'a press on a referral that is not there');
    const { phoneNumber, problem, asksPhone } = phoneOf(typed, person.phoneNumber, locale);
    const claimer = phoneNumber ? { ...person, phoneNumber } : person;
    const takesOver = asked === 'yes';
    const asksFirst = asksPhone || deps.service.asksBeforeClaim(claimer, referral, takesOver) !== undefined;
    if (asksFirst && deps.service.mayClaim(person, card, referral)) {
      await deps.forms.open(click, referral, 'referral.claim');
      const view = deps.presenter.viewFor(click, referral);
      const form = { phone: typed ?? '', asksPhone, ...(problem ? { problem } : {}) };
      return { kind: 'card', ...claimForm(referral, view, form) };
    }
    const outcome = await deps.service.claim(claimer, card, takesOver);
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

  return [
    defineCardAction({
      verb: 'referral.claim',
      data: ClaimData,
      handle: (click, press) => {
        const { phone, asked, referralId } = press;
        const sent = { form: 'referral.claim', referralId, kept: { typed: { phone } } };
        return phone || asked ? deps.forms.send(click, sent, () => claim(click, press)) : claim(click, press);
      },
    }),
    defineCardAction({ verb: 'referral.release', data: Ref, handle: release }),
  ];
}
