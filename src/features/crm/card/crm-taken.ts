import { z } from 'zod';
import { plainName, unformatted } from '../../../cards/plain.ts';
import { sentenceCard } from '../../../cards/sentence-card.ts';
import { crmNames } from '../../../crm/port.ts';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { isDeal } from '../../deals/index.ts';
import { actorOf, findFor, type Referral } from '../../referrals/index.ts';
import { type CrmLink, type OpenQuestion, type SyncField, syncFields } from '../link/crm-link.ts';
import { withChoice } from '../link/link-moves.ts';
import { askedOf } from './asked-of.ts';
import { type CrmActionDeps, moveLink } from './crm-card-actions.ts';
import { isPutBackField, type PutBackDeps, putBack } from './put-back.ts';

/** One side's value taken after both were shown in chat, and its Undo. */

export const takeShownVerb = 'crm.take-shown';
const undoVerb = 'crm.undo-take';
/** In the audit it is the press on the deal's card. */
const takenAs = 'crm.take';

const Ref = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  field: z.enum(syncFields),
});
const Shown = Ref.extend({
  link: z.coerce.number().int().nonnegative(),
  side: z.enum(['partnerCenter', 'crm']),
});
/** `at`: of the choice, as a time in milliseconds. A later one is another choice. */
const Taken = Ref.extend({ at: z.coerce.number().int().nonnegative() });

export function crmTakenActions(deps: PutBackDeps): readonly CardAction[] {
  return [
    defineCardAction({ verb: 'crm.take-shown', data: Shown, handle: (click, pressed) => take(deps, click, pressed) }),
    defineCardAction({
      verb: 'crm.undo-take',
      data: Taken,
      handle: (click, pressed) => takeBack(deps, click, pressed),
    }),
  ];
}

async function dealOf({ desk, access }: CrmActionDeps, { person }: Click, id: string): Promise<Referral> {
  const deal = await findFor({ ...desk, access }, person, id);
  if (!deal || !isDeal(deal)) throw new AppError('not-found', 'a press on a deal that is not there');
  return deal;
}

async function take(deps: PutBackDeps, click: Click, pressed: z.output<typeof Shown>): Promise<CardReply> {
  const { links, clock, presenter } = deps;
  const { locale } = click;
  const { referralId, field, side } = pressed;
  const deal = await dealOf(deps, click, referralId);
  const link = await links.find(deal.id);
  const at = clock.now();
  const by = actorOf(click.person);
  const question = link?.revision === pressed.link ? link.questions[field] : undefined;
  const next = link && question && withChoice(link, field, { side, by, at });
  const { kind, referral } = await moveLink(deps, click, { referral: deal, link, next, verb: takenAs });
  if (kind === 'done' && link && question)
    return chosen(deps, click, { deal: referral, link, field, question, side, at });
  const notice = say(locale, kind === 'not-allowed' ? 'deal.notice.notAllowed' : 'crm.stale');
  return { kind: 'card', ...(await presenter.cardFor(click, referral, notice)) };
}

interface Choice {
  readonly deal: Referral;
  readonly link: CrmLink;
  readonly field: SyncField;
  readonly question: OpenQuestion;
  readonly side: 'partnerCenter' | 'crm';
  readonly at: Date;
}

function chosen({ mapping }: PutBackDeps, { locale }: Click, choice: Choice): CardReply {
  const { deal, link, field, question, side, at } = choice;
  const crm = crmNames[link.system];
  const asked = askedOf(link, field, question, { locale, stages: mapping.stages });
  const { ours, theirs } = asked;
  const undo = {
    ...{ title: say(locale, 'button.undo'), tooltip: unformatted(deal.record.customer.name, 60), verb: undoVerb },
    data: { referralId: deal.id, field, at: at.getTime() },
  };
  const detail = say(locale, side === 'crm' ? 'crm.deal.toTheirs' : 'crm.deal.toOurs', { crm, ours, theirs });
  const title = say(locale, 'crm.deal.chosen', { customer: plainName(deal.record.customer.name, 60) });
  const { card, summary } = sentenceCard(locale, { title, rows: [{ title: asked.field, detail, buttons: [undo] }] });
  return { kind: 'card', card, summary, wayBack: undoVerb };
}

/**
 * Once the value is carried, the one that lost is put back. Not before: a step in progress may have sent it by the time a withdrawal
 * of the choice is stored.
 */
async function takeBack(deps: PutBackDeps, click: Click, pressed: z.output<typeof Taken>): Promise<CardReply> {
  const { locale } = click;
  const { referralId, field, at } = pressed;
  const deal = await dealOf(deps, click, referralId);
  const link = await deps.links.find(deal.id);
  const why = link?.explained[field];
  if (why?.chosenBy && why.at.getTime() >= at && isPutBackField(field))
    return putBack(deps, click, { referralId, field, at: why.at.getTime() });
  const isOnItsWay = link && (link.choices[field] || link.sent[field] || link.sending[field]);
  if (isOnItsWay) return { kind: 'message', text: say(locale, 'crm.deal.onItsWay') };
  return { kind: 'card', ...(await deps.presenter.cardFor(click, deal, say(locale, 'crm.stale'))) };
}
