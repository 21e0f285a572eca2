import { z } from 'zod';
import type { LeadFilter } from '../../answers/leads/lead-filter.ts';
import { plainName } from '../../cards/plain.ts';
import { crmNames } from '../../crm/crm-values.ts';
import { AppError } from '../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatTime } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { leadDoubtOf, type Referral, type ReferralsRoom } from '../referrals/index.ts';
import { LeadFilterCode } from './lead-filters.ts';
import { type HandedOver, type LeadCrm, type LeadHandOver, notHandedOver } from './lead-hand-over.ts';
import { type LeadView, leadViews } from './lead-list.ts';
import type { Leads, LeadsAsked } from './leads.ts';

export interface LeadActionDeps extends Pick<ReferralsRoom, 'service' | 'presenter'> {
  readonly leads: Leads;
  readonly handOver: LeadHandOver;
  readonly crm: LeadCrm | undefined;
}

const view = z.enum(leadViews);
const filter = LeadFilterCode;
const page = z.coerce.number().int().min(1).max(1_000);
const referralId = z.guid().transform((id) => id.toLowerCase());

/** Paging, and the button that archives a lead as not genuine. */
export function leadActions(deps: LeadActionDeps): readonly CardAction[] {
  return [
    defineCardAction({
      verb: 'leads.show',
      data: z.strictObject({ view, page, filter: filter.optional() }),
      handle: (click, where) => show(deps, click, where),
    }),
    defineCardAction({
      verb: 'lead.not-a-lead',
      data: z.strictObject({
        referralId,
        revision: z.coerce.number().int().nonnegative(),
        view: view.optional(),
        page: page.optional(),
        filter: filter.optional(),
      }),
      handle: (click, press) => notALead(deps, click, press),
    }),
    defineCardAction({
      verb: 'lead.to-crm',
      data: z.strictObject({ referralId, revision: z.coerce.number().int().nonnegative() }),
      handle: (click, press) => toCrm(deps, click, press.referralId),
    }),
  ];
}

async function show(
  { leads }: Pick<LeadActionDeps, 'leads'>,
  click: Click,
  asked: LeadsAsked,
  notice?: string,
): Promise<CardReply> {
  if (!leads.maySee(click.person)) throw new AppError('not-found', 'a press on leads that are not theirs');
  const { card, summary, offers } = await leads.show(asked, click, notice);
  return { kind: 'card', card, summary, offers };
}

/**
 * Reports spam as spam and a wrong address as invalid, with Partner Center's own reasons. Undo is on the lead's card.
 */
async function notALead(
  deps: LeadActionDeps,
  click: Click,
  press: {
    readonly referralId: string;
    readonly revision: number;
    readonly view?: LeadView | undefined;
    readonly page?: number | undefined;
    readonly filter?: LeadFilter | undefined;
  },
): Promise<CardReply> {
  const { service, presenter } = deps;
  const lead = await service.find(click.person, press.referralId);
  if (lead?.kind !== 'lead') throw new AppError('not-found', 'a press on a lead that is not there');
  const reason = leadDoubtOf(lead.record.lead) === 'spam' ? 7 : 5;
  const outcome = await service.decline(click.person, press, reason);
  if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a lead that is not there');
  const notice = outcome.kind === 'done' ? archivedNotice(click, outcome.referral) : say(click.locale, 'action.stale');
  const { view: of, page: on = 1, filter: only } = press;
  if (of) return show(deps, click, { view: of, page: on, filter: only }, notice);
  return { kind: 'card', ...(await presenter.cardFor(click, outcome.referral, notice)) };
}

function archivedNotice({ locale, timeZone, zoneIsOwn }: Click, { record, decision }: Referral): string {
  const customer = plainName(record.customer.name, 60);
  if (decision?.state !== 'held') return say(locale, 'lead.archivedNow', { customer });
  const time = formatTime(locale, decision.goesOutAt, timeZone, { zone: !zoneIsOwn });
  return say(locale, 'lead.archived', { customer, time });
}

/**
 * Does not require the card's current revision: the hand-over is idempotent, and a lead that can no longer be handed
 * over is refused with a reason.
 */
async function toCrm(deps: LeadActionDeps, click: Click, id: string): Promise<CardReply> {
  const { crm, handOver, presenter } = deps;
  const outcome = await handOver.handOver(click.person, id);
  if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a lead that is not there');
  return { kind: 'card', ...(await presenter.cardFor(click, outcome.referral, toldOf(outcome, crm, click.locale))) };
}

function toldOf(outcome: Exclude<HandedOver, { kind: 'not-found' }>, crm: LeadCrm | undefined, locale: Locale): string {
  if (outcome.kind === 'not-allowed') return say(locale, 'action.notAllowed.answer');
  if (outcome.kind === 'stale' || !crm) return say(locale, 'action.stale');
  if (outcome.kind === 'failed') return notHandedOver(outcome.failure, crm.system, locale);
  return say(locale, 'lead.crm.done', { crm: crmNames[crm.system] });
}
