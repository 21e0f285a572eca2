import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Leads } from '../leads.ts';
import type { MongoUnverifiedLeads } from './mongo-unverified-leads.ts';
import { unverifiedLeadCard } from './unverified-cards.ts';
import type { UnverifiedState } from './unverified-lead.ts';

export interface UnverifiedActionDeps {
  readonly leads: Leads;
  readonly store: MongoUnverifiedLeads;
  readonly clock: Clock;
}

const Data = z.strictObject({ leadId: z.guid(), page: z.coerce.number().int().min(1).max(10_000) });
type Press = z.output<typeof Data>;

/**
 * Viewing a lead from the lead destination, taking and archiving it. Nothing is sent to Partner Center or the CRM,
 * because the lead is unverified.
 */
export function unverifiedActions(deps: UnverifiedActionDeps): readonly CardAction[] {
  const moves = (from: readonly UnverifiedState[], to: UnverifiedState) => (click: Click, press: Press) =>
    move(deps, click, press, from, to);
  return [
    defineCardAction({ verb: 'lead.unverified', data: Data, handle: (click, press) => show(deps, click, press) }),
    defineCardAction({ verb: 'lead.unverified-take', data: Data, handle: moves(['new'], 'taken') }),
    defineCardAction({ verb: 'lead.unverified-archive', data: Data, handle: moves(['new', 'taken'], 'archived') }),
    defineCardAction({ verb: 'lead.unverified-back', data: Data, handle: moves(['archived', 'taken'], 'new') }),
  ];
}

async function show(
  { leads, store, clock }: UnverifiedActionDeps,
  click: Click,
  { leadId, page }: Press,
  notice?: string,
): Promise<CardReply> {
  if (!leads.maySee(click.person)) throw new AppError('not-found', 'a press on leads that are not theirs');
  const { locale, timeZone } = click;
  const lead = await store.find(leadId);
  if (!lead) {
    const { card, summary, offers } = await leads.show(
      { view: 'unverified', page },
      click,
      say(locale, 'lead.unverified.gone'),
    );
    return { kind: 'card', card, summary, offers };
  }
  return { kind: 'card', ...unverifiedLeadCard(lead, page, { locale, timeZone, now: clock.now(), notice }) };
}

/** Of concurrent presses the first succeeds; the others get the current state. */
async function move(
  deps: UnverifiedActionDeps,
  click: Click,
  press: Press,
  from: readonly UnverifiedState[],
  to: UnverifiedState,
): Promise<CardReply> {
  const { leads, store, clock } = deps;
  if (!leads.maySee(click.person)) throw new AppError('not-found', 'a press on leads that are not theirs');
  for (const state of from) {
    if (!(await store.move(press.leadId, [state, to], click.person, clock.now()))) continue;
    click.log.info({ leadId: press.leadId, to }, 'a lead from the lead destination was moved');
    return show(deps, click, press);
  }
  return show(deps, click, press, say(click.locale, 'lead.unverified.changed'));
}
