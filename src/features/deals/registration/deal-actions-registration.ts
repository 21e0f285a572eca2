import type { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Referral, RegistrationTerms } from '../../referrals/index.ts';
import type { KnownSolutions } from '../../solutions/index.ts';
import { type DealDesk, type DealRef, formData, Ref } from '../buttons/deal-actions.ts';
import type { Typed } from '../buttons/deal-form.ts';
import { registrationForm } from './deal-form-registration.ts';
import { canRegister, registrationStanding } from './deal-registration.ts';
import { changedTerms, notCompared, readRegistration, registrationFields } from './deal-registration-input.ts';

const RegistrationData = formData(registrationFields);

/** Register a won deal; answer what Microsoft asks about it. */
export function registrationActions(desk: DealDesk): readonly CardAction[] {
  return [
    defineCardAction({
      verb: 'deal.register-form',
      data: Ref,
      handle: (click, card) => openRegistration(desk, click, card),
    }),
    desk.submits({ verb: 'deal.register' }, RegistrationData, 'register', (click, form) => register(desk, click, form)),
  ];
}

export async function openRegistration(desk: DealDesk, click: Click, card: DealRef, typed?: Typed): Promise<CardReply> {
  const deal = await desk.find(click, card);
  const known = await desk.known(deal);
  const blocked = desk.service.whyNot(click.person, deal, 'register');
  if (!blocked && !canRegister(deal, known)) return desk.card(click, deal, whyNot(click, deal, known));
  if (blocked && deal.record.status === 'Active')
    return desk.card(click, deal, say(click.locale, 'deal.notice.notWon'));
  return desk.form(click, card, 'register', (now, view) => registrationForm(now, view, typed ? { typed } : { known }));
}

function whyNot({ locale }: Click, deal: Referral, known: KnownSolutions): string {
  const standing = registrationStanding(deal, known);
  const already = standing === 'registered' || standing === 'sending';
  return say(locale, already ? 'deal.notice.registeredAlready' : 'deal.notice.notRegistrable');
}

async function register(
  desk: DealDesk,
  click: Click,
  { card, typed }: z.output<typeof RegistrationData>,
): Promise<CardReply> {
  const deal = await desk.find(click, card);
  const today = dayIn(click.timeZone, desk.clock.now());
  const known = await desk.known(deal);
  const read = readRegistration(typed, deal, { locale: click.locale, timeZone: click.timeZone, today, known });
  if (read.kind === 'problems' && canRegister(deal, known)) {
    const { problems } = read;
    return desk.form(click, card, 'register', (now, view) => registrationForm(now, view, { typed, problems }));
  }
  const outcome = await desk.service.work(click.person, card.referralId, 'register', (now) => {
    if (read.kind === 'problems' || !canRegister(now, known)) return undefined;
    const { registration } = now.record;
    if (!registration) return [{ kind: 'register', terms: read.terms }];
    const terms = changedTerms(read.terms, registration.terms);
    return Object.keys(terms).length > 0 ? [{ kind: 'register-again', terms }] : undefined;
  });
  if (outcome.kind === 'nothing' && !canRegister(outcome.referral, known))
    return desk.card(click, outcome.referral, whyNot(click, outcome.referral, known));
  if (outcome.kind !== 'done' || read.kind === 'problems') return desk.show(click, outcome, 'deal.notice.registering');
  const said = [say(click.locale, 'deal.notice.registering'), ...notCompared(read.terms, click.locale)];
  return desk.card(click, outcome.referral, said.join(' '));
}

/** A refused registration as input of the form. */
export function typedTerms(terms: Partial<RegistrationTerms>): Typed {
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');
  return {
    solution: terms.solutionId,
    currency: terms.contractValue?.currency,
    contractValue: terms.contractValue && String(terms.contractValue.value),
    solutionValue: terms.solutionValue && String(terms.solutionValue.value),
    solutionCurrency: terms.solutionValue?.currency,
    azure: yesNo(terms.deployedOnAzure),
    deployment: terms.deploymentOn,
    pricing: terms.pricingModel,
    marketplaceOn: terms.marketplaceOn,
    term: terms.term,
    signedOn: terms.signedOn,
    startsOn: terms.startsOn,
    endsOn: terms.endsOn,
  };
}
