import type { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn } from '../../i18n/format.ts';
import type { Referral, RegistrationTerms } from '../referrals/index.ts';
import { type DealDesk, type DealRef, formData, Ref } from './deal-actions.ts';
import type { Typed } from './deal-form.ts';
import { registrationForm } from './deal-form-registration.ts';
import { canRegister, registrationStanding } from './deal-registration.ts';
import {
  changedTerms,
  type KnownSolutions,
  notCompared,
  readRegistration,
  registrationFields,
} from './deal-registration-input.ts';
import type { SolutionCatalogue } from './solution-catalogue.ts';

export type Catalogue = Pick<SolutionCatalogue, 'find'>;

const RegistrationData = formData(registrationFields);

/** Register a won deal; answer what Microsoft asks about it. */
export function registrationActions(desk: DealDesk, catalogue: Catalogue): readonly CardAction[] {
  return [
    defineCardAction({
      verb: 'deal.register-form',
      data: Ref,
      handle: (click, card) => openRegistration(desk, catalogue, click, card),
    }),
    defineCardAction({
      verb: 'deal.register',
      data: RegistrationData,
      handle: (click, form) => register(desk, catalogue, click, form),
    }),
  ];
}

export async function openRegistration(
  desk: DealDesk,
  catalogue: Catalogue,
  click: Click,
  card: DealRef,
  typed?: Typed,
): Promise<CardReply> {
  const deal = await desk.find(click, card);
  const blocked = desk.service.whyNot(click.person, deal, 'register');
  if (!blocked && !canRegister(deal)) return desk.card(click, deal, whyNot(click, deal));
  if (blocked && deal.record.status === 'Active')
    return desk.card(click, deal, say(click.locale, 'deal.notice.notWon'));
  const known = await knownSolutions(catalogue, deal);
  return desk.form(click, card, 'register', (now, view) => registrationForm(now, view, typed ? { typed } : { known }));
}

async function knownSolutions(catalogue: Catalogue, { record }: Referral): Promise<KnownSolutions> {
  const found = await Promise.all(record.solutions.map(async ({ id }) => [id, await catalogue.find(id)] as const));
  return Object.fromEntries(found);
}

function whyNot({ locale }: Click, deal: Referral): string {
  const standing = registrationStanding(deal);
  const already = standing === 'registered' || standing === 'sending';
  return say(locale, already ? 'deal.notice.registeredAlready' : 'deal.notice.notRegistrable');
}

async function register(
  desk: DealDesk,
  catalogue: Catalogue,
  click: Click,
  { card, typed }: z.output<typeof RegistrationData>,
): Promise<CardReply> {
  const deal = await desk.find(click, card);
  const today = dayIn(click.timeZone, desk.clock.now());
  const known = await knownSolutions(catalogue, deal);
  const read = readRegistration(typed, deal, { locale: click.locale, today, known });
  if (read.kind === 'problems' && canRegister(deal)) {
    const { problems } = read;
    return desk.form(click, card, 'register', (now, view) => registrationForm(now, view, { typed, problems }));
  }
  const outcome = await desk.service.work(click.person, card.referralId, 'register', (now) => {
    if (read.kind === 'problems' || !canRegister(now)) return undefined;
    const { registration } = now.record;
    if (!registration) return [{ kind: 'register', terms: read.terms }];
    const terms = changedTerms(read.terms, registration.terms);
    return Object.keys(terms).length > 0 ? [{ kind: 'register-again', terms }] : undefined;
  });
  if (outcome.kind === 'nothing' && !canRegister(outcome.referral))
    return desk.card(click, outcome.referral, whyNot(click, outcome.referral));
  if (outcome.kind !== 'done' || read.kind === 'problems') return desk.show(click, outcome, 'deal.notice.registering');
  const said = [say(click.locale, 'deal.notice.registering'), ...notCompared(read.terms, click.locale)];
  return desk.card(click, outcome.referral, said.join(' '));
}

/** A refused registration as it was typed. */
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
    marketplace: terms.marketplaceOn === undefined ? undefined : yesNo(terms.marketplaceOn !== ''),
    marketplaceOn: terms.marketplaceOn,
    term: terms.term,
    signedOn: terms.signedOn,
    startsOn: terms.startsOn,
    endsOn: terms.endsOn,
  };
}
