import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { type AnswerKind, type AnswerOutcome, pressNotice, type ReferralService } from '../referrals/index.ts';
import { type ListActionDeps, showList } from './list-actions.ts';
import { encoded, ViewCode } from './list-code.ts';
import type { ListView } from './list-view.ts';

export interface ListAnswerDeps extends ListActionDeps {
  readonly service: Pick<ReferralService, 'find' | 'accept' | 'undo'>;
  /** Those of the referral's own card: a decline in a list is the same decline. */
  readonly cardActions: readonly CardAction[];
}

/** No template has it: the form of the referral's own card is led back into the list. */
const declineHere = 'list.decline';

const referralId = z.guid().transform((id) => id.toLowerCase());
const revision = z.coerce.number().int().nonnegative();
const place = { view: ViewCode, row: z.coerce.number().int().min(0).max(100) };
const Press = z.strictObject({ referralId, revision, ...place });
type RowPress = z.output<typeof Press>;
/** What else stands there is for the card's own action, which has a schema of its own. */
const Decline = z.looseObject({ referralId, revision, ...place });

/** Accept and Decline in the rows of a list. The list is shown again, and the row says what became of it. */
export function listAnswers(deps: ListAnswerDeps): readonly CardAction[] {
  const { service } = deps;

  async function show(click: Click, { view, row }: RowPress, outcome: AnswerOutcome, what: AnswerKind) {
    if (outcome.kind === 'not-found') throw new AppError('not-found', 'an answer to a referral that is not there');
    const { referral, kind } = outcome;
    if (kind === 'not-allowed')
      click.log.warn({ referralId: referral.id, wanted: what }, 'security: a press without the right to it');
    const text = pressNotice(click, outcome, what);
    return showList(deps, click, view, { answered: { referral, row, text, done: kind === 'done' } });
  }

  /** The form of Decline, whose buttons lead back into the list. */
  async function byCard(click: Click, verb: string, { view, row, ...press }: z.output<typeof Decline>) {
    const action = deps.cardActions.find((each) => each.verb === verb);
    if (!action) throw new Error(`There is no card action ${verb}.`);
    const data = action.data.safeParse(press);
    if (!data.success) throw new AppError('not-found', 'card data refused in a list');
    const reply = await action.handle(click, data.data);
    return { reply: reply.kind === 'card' ? { ...reply, card: leadingBack(reply.card, view, row) } : reply };
  }

  return [
    defineCardAction({
      verb: 'list.accept',
      data: Press,
      handle: async (click, press) => show(click, press, await service.accept(click.person, press), 'accepted'),
    }),
    defineCardAction({
      verb: 'list.undo',
      data: Press,
      handle: async (click, press) => show(click, press, await service.undo(click.person, press), 'undone'),
    }),
    defineCardAction({
      verb: 'list.decline-form',
      data: Press,
      handle: async (click, press): Promise<CardReply> => {
        const { reply } = await byCard(click, 'referral.decline-form', press);
        return isFormAgain(reply) ? reply : showList(deps, click, press.view);
      },
    }),
    defineCardAction({
      verb: declineHere,
      data: Decline,
      handle: async (click, press): Promise<CardReply> => {
        const { reply } = await byCard(click, 'referral.decline', press);
        if (isFormAgain(reply)) return reply;
        const referral = await service.find(click.person, press.referralId);
        if (!referral) throw new AppError('not-found', 'an answer to a referral that is not there');
        const declined =
          referral.decision?.kind === 'decline' && referral.decision.by.aadObjectId === click.person.aadObjectId;
        return show(click, press, { kind: declined ? 'done' : 'stale', referral }, 'declined');
      },
    }),
  ];
}

/** Whether the card is the form again, as something in it was not right. */
function isFormAgain(reply: CardReply): boolean {
  return reply.kind === 'card' && JSON.stringify(reply.card).includes(`"verb":"${declineHere}"`);
}

/** The form belongs to the card of one referral; in a list its Decline answers the row, and its Cancel shows the list. */
function leadingBack(card: AdaptiveCard, view: ListView, row: number): AdaptiveCard {
  const back = encoded(view);
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const each = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
    return ledBack(each, back, row);
  };
  return visit(card) as AdaptiveCard;
}

function ledBack(node: Record<string, unknown>, view: string, row: number): Record<string, unknown> {
  const isExecute = node.type === 'Action.Execute';
  if (!isExecute && node.type !== 'Action.Submit') return node;
  const data = (node.data ?? {}) as Record<string, unknown>;
  const there = wayBack(isExecute ? node.verb : data.verb, data, { view, row });
  if (!there) return node;
  const [verb, carried] = there;
  return isExecute ? { ...node, verb, data: carried } : { ...node, data: { ...carried, verb } };
}

function wayBack(verb: unknown, data: object, at: { readonly view: string; readonly row: number }) {
  if (verb === 'referral.decline') return [declineHere, { ...data, ...at }] as const;
  return verb === 'referral.show' ? (['list.show', { view: at.view }] as const) : undefined;
}
