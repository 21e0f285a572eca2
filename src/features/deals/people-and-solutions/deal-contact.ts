import type { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import {
  type BuiltCard,
  type Member,
  movesSince,
  type Referral,
  type ReferralRecord,
  type ReferralView,
  seenOf,
} from '../../referrals/index.ts';
import { type DealDesk, type DealRef, formData, Ref } from '../buttons/deal-actions.ts';
import { dealFormCard, type Typed } from '../buttons/deal-form.ts';
import { missingPerson, personFields, personInputs, readPersonInputs } from '../buttons/deal-person.ts';
import { asEdited } from '../deal/deal.ts';
import type { FilledIn } from '../edit/deal-form-edit.ts';
import { canEditContact } from '../microsoft/deal-microsoft.ts';

const fields = personFields.map((field) => `contact${field}`);
const ContactData = formData(fields);

/** The customer's first contact, as long as Partner Center allows changes. */
export function contactActions(desk: DealDesk): readonly CardAction[] {
  return [
    defineCardAction({ verb: 'deal.contact-form', data: Ref, handle: (click, card) => open(desk, click, card) }),
    desk.submits({ verb: 'deal.contact' }, ContactData, 'edit', (click, form, deal) => save(desk, click, form, deal)),
  ];
}

async function open(desk: DealDesk, click: Click, card: DealRef, filledIn?: FilledIn, notice?: string) {
  const deal = await desk.find(click, card);
  if (!canEditContact(deal)) return desk.card(click, deal, say(click.locale, 'deal.notice.contactSent'));
  return desk.form(click, card, 'edit', (referral, view) => contactForm(referral, view, filledIn), { notice });
}

export function contactForm(
  referral: Referral,
  view: ReferralView,
  { typed, problems = {} }: FilledIn = {},
): BuiltCard {
  const { locale } = view;
  const shown = contactValues(asEdited(referral));
  return dealFormCard(referral, view, {
    kind: 'contact',
    title: 'deal.form.contact.title',
    intro: [say(locale, 'deal.form.contact.intro')],
    fields: personInputs('contact', locale, typed ?? shown),
    problems,
    seen: seenOf(fields, shown),
  });
}

async function save(
  desk: DealDesk,
  click: Click,
  { card, seen, typed }: z.output<typeof ContactData>,
  deal: Referral,
): Promise<CardReply> {
  const { locale } = click;
  const record = asEdited(deal);
  const read = readPersonInputs('contact', typed, locale);
  if (read.kind === 'nobody') return open(desk, click, card, { typed, problems: missingPerson('contact', locale) });
  if (read.kind === 'problems') return open(desk, click, card, { typed, problems: read.problems });
  const { moved } = movesSince(seen, fields, typed, contactValues(record));
  if (fields.some(moved)) return open(desk, click, card, { typed }, say(locale, 'deal.notice.overtaken'));
  if (!canEditContact(deal)) return open(desk, click, card);
  const replaces = first(record)?.email;
  const change = { field: 'contact', contact: read.person, ...(replaces ? { replaces } : {}) } as const;
  const outcome = await desk.service.change(
    click.person,
    card.referralId,
    'edit',
    (_record, referral) => (canEditContact(referral) ? [change] : undefined),
    { heldForUndo: true },
  );
  return desk.saved(click, outcome);
}

function first({ customer }: ReferralRecord): Member | undefined {
  return customer.contacts[0];
}

function contactValues(record: ReferralRecord): Typed {
  const { firstName = '', lastName = '', phoneNumber = '', email = '' } = first(record) ?? {};
  return { contactFirst: firstName, contactLast: lastName, contactPhone: phoneNumber, contactMail: email };
}
