import type { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import {
  helpCodes,
  type Invitation,
  type Member,
  type RecordChange,
  type Referral,
  type Work,
} from '../../referrals/index.ts';
import { type DealDesk, type DealRef, formData, Ref } from '../buttons/deal-actions.ts';
import type { Problems, Typed } from '../buttons/deal-form.ts';
import { missingPerson, personFields, readPersonInputs } from '../buttons/deal-person.ts';
import { inviteForm, inviteLimits, shareForm } from './deal-form-microsoft.ts';
import { canInvite, canShare, completeContact } from './deal-microsoft.ts';

const ShareData = formData(['consent']);
const InviteData = formData(['help', 'note', 'consent', ...personFields.map((field) => `contact${field}`)]);

/** Share a private deal with Microsoft; ask Microsoft for help. */
export function microsoftActions(desk: DealDesk): readonly CardAction[] {
  return [
    defineCardAction({ verb: 'deal.share-form', data: Ref, handle: (click, card) => openShare(desk, click, card) }),
    desk.submits({ verb: 'deal.share' }, ShareData, 'invite', (click, form) => share(desk, click, form)),
    defineCardAction({ verb: 'deal.invite-form', data: Ref, handle: (click, card) => openInvite(desk, click, card) }),
    desk.submits({ verb: 'deal.invite' }, InviteData, 'invite', (click, form) => invite(desk, click, form)),
  ];
}

const sharing: RecordChange = { field: 'share' };

async function openShare(desk: DealDesk, click: Click, card: DealRef): Promise<CardReply> {
  const referral = await desk.find(click, card);
  if (!desk.service.whyNot(click.person, referral, 'invite') && !canShare(referral))
    return desk.card(click, referral, cannot(click, referral, 'deal.notice.alreadyShared'));
  return desk.form(click, card, 'invite', (deal, view) => shareForm(deal, view));
}

async function share(desk: DealDesk, click: Click, { card, typed }: z.output<typeof ShareData>): Promise<CardReply> {
  const deal = await desk.find(click, card);
  if (!agreed(typed) && canShare(deal)) {
    const problems = { consent: say(click.locale, 'deal.problem.consentToShare') };
    return desk.form(click, card, 'invite', (now, view) => shareForm(now, view, { typed, problems }));
  }
  const outcome = await desk.service.change(click.person, card.referralId, 'invite', (_record, referral) =>
    canShare(referral) && agreed(typed) ? [sharing] : undefined,
  );
  if (outcome.kind === 'nothing')
    return desk.card(click, outcome.referral, cannot(click, outcome.referral, 'deal.notice.alreadyShared'));
  return desk.show(click, outcome, 'deal.notice.shared');
}

export async function openInvite(desk: DealDesk, click: Click, card: DealRef, typed: Typed = {}): Promise<CardReply> {
  const referral = await desk.find(click, card);
  if (!desk.service.whyNot(click.person, referral, 'invite') && !canInvite(referral))
    return desk.card(click, referral, cannot(click, referral, 'deal.notice.alreadyInvited'));
  return desk.form(click, card, 'invite', (deal, view) => inviteForm(deal, view, { typed }));
}

/** P2P deals, and those that others created, can only be shared by their creator. */
function cannot(
  { locale }: Click,
  { category, kind }: Referral,
  already: 'deal.notice.alreadyShared' | 'deal.notice.alreadyInvited',
) {
  const elsewhere = kind === 'inbound' || category === 'p2p' || category === 'solution-assessment';
  return say(locale, elsewhere ? 'deal.notice.p2p' : already);
}

async function invite(desk: DealDesk, click: Click, { card, typed }: z.output<typeof InviteData>): Promise<CardReply> {
  const read = readInvite(typed, await desk.find(click, card), click);
  if (read.kind === 'problems')
    return desk.form(click, card, 'invite', (deal, view) => inviteForm(deal, view, { typed, problems: read.problems }));
  const { invitation, newContact } = read;
  const outcome = await desk.service.work(
    click.person,
    card.referralId,
    'invite',
    (deal): readonly Work[] | undefined => {
      if (!canInvite(deal)) return undefined;
      const changes: RecordChange[] = [
        ...(canShare(deal) ? [sharing] : []),
        ...(newContact ? [{ field: 'contact', contact: newContact } as const] : []),
      ];
      return [...(changes.length > 0 ? [{ kind: 'change', changes } as const] : []), { kind: 'invite', invitation }];
    },
  );
  if (outcome.kind === 'nothing')
    return desk.card(click, outcome.referral, cannot(click, outcome.referral, 'deal.notice.alreadyInvited'));
  return desk.show(click, outcome, 'deal.notice.invited');
}

function agreed({ consent }: Typed): boolean {
  return consent?.trim() === 'yes';
}

type InviteInput =
  | { readonly kind: 'invitation'; readonly invitation: Invitation; readonly newContact?: Member }
  | { readonly kind: 'problems'; readonly problems: Problems };

function readInvite(typed: Typed, deal: Referral, { locale }: Click): InviteInput {
  const help = helpCodes.find((code) => code === typed.help?.trim());
  const notes = typed.note?.trim() ?? '';
  const known = completeContact(deal);
  const contact = known ? ({ kind: 'person', person: known } as const) : readPersonInputs('contact', typed, locale);
  const problems: Problems = {
    ...(help ? {} : { help: say(locale, 'deal.problem.help') }),
    ...(notes.length > inviteLimits.note ? { note: say(locale, 'problem.tooLong', { max: inviteLimits.note }) } : {}),
    ...(contact.kind === 'nobody' ? missingPerson('contact', locale) : {}),
    ...(contact.kind === 'problems' ? contact.problems : {}),
    // "No" writes nothing and keeps the input.
    ...(agreed(typed) ? {} : { consent: say(locale, 'deal.problem.consent') }),
  };
  if (!help || contact.kind !== 'person' || Object.keys(problems).length > 0) return { kind: 'problems', problems };
  const invitation = { help, contact: contact.person, ...(notes ? { notes } : {}) };
  return { kind: 'invitation', invitation, ...(known ? {} : { newContact: contact.person }) };
}
