import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { logPressWithoutRight } from '../../press-without-right.ts';
import { type AnswerKind, type AnswerOutcome, pressNotice, type ReferralService } from '../referrals/index.ts';
import { type ListActionDeps, showList } from './list-actions.ts';
import { encoded, ViewCode } from './list-code.ts';
import type { ListView } from './list-view.ts';

export interface ListAnswerDeps extends ListActionDeps {
  readonly service: Pick<ReferralService, 'find' | 'accept' | 'undo'>;
  /** The actions of the referral's own card: declining in a list runs the same action. */
  readonly cardActions: readonly CardAction[];
}

/** No template contains this verb: `leadingBack` rewrites the decline form of the referral's card to use it. */
const declineHere = 'list.decline';

const referralId = z.guid().transform((id) => id.toLowerCase());
const revision = z.coerce.number().int().nonnegative();
const place = { view: ViewCode, row: z.coerce.number().int().min(0).max(100) };
const Press = z.strictObject({ referralId, revision, ...place });
type RowPress = z.output<typeof Press>;
/** Loose: the remaining fields are validated by the schema of the referral card's own action. */
const Decline = z.looseObject({ referralId, revision, ...place });

/** The list again, with what came of the press in its row. */
async function shown(
  deps: ListAnswerDeps,
  click: Click,
  { view, row }: RowPress,
  outcome: AnswerOutcome,
  what: AnswerKind,
): Promise<CardReply> {
  if (outcome.kind === 'not-found') throw new AppError('not-found', 'an answer to a referral that is not there');
  const { referral, kind } = outcome;
  if (kind === 'not-allowed') logPressWithoutRight(click, { referralId: referral.id, wanted: what });
  const text = pressNotice(click, outcome, what);
  return showList(deps, click, view, { answered: { referral, row, text, done: kind === 'done' } });
}

/**
 * Runs an action of the referral's card; the buttons of a form that it returns are rewritten to lead back to the
 * list.
 */
async function byCard(
  deps: ListAnswerDeps,
  click: Click,
  verb: string,
  { view, row, ...press }: z.output<typeof Decline>,
) {
  const action = deps.cardActions.find((each) => each.verb === verb);
  if (!action) throw new Error(`There is no card action ${verb}.`);
  const data = action.data.safeParse(press);
  if (!data.success) throw new AppError('not-found', 'card data refused in a list');
  const reply = await action.handle(click, data.data);
  return { reply: reply.kind === 'card' ? { ...reply, card: leadingBack(reply.card, view, row) } : reply };
}

/** Accept and Decline in the rows of a list. The answer is the list again, with the outcome shown in the row. */
export function listAnswers(deps: ListAnswerDeps): readonly CardAction[] {
  const { service } = deps;
  return [
    defineCardAction({
      verb: 'list.accept',
      data: Press,
      handle: async (click, press) => shown(deps, click, press, await service.accept(click.person, press), 'accepted'),
    }),
    defineCardAction({
      verb: 'list.undo',
      data: Press,
      handle: async (click, press) => shown(deps, click, press, await service.undo(click.person, press), 'undone'),
    }),
    defineCardAction({
      verb: 'list.decline-form',
      data: Press,
      handle: async (click, press): Promise<CardReply> => {
        const { reply } = await byCard(deps, click, 'referral.decline-form', press);
        return isFormAgain(reply) ? reply : showList(deps, click, press.view);
      },
    }),
    defineCardAction({
      verb: declineHere,
      data: Decline,
      handle: async (click, press): Promise<CardReply> => {
        const { reply } = await byCard(deps, click, 'referral.decline', press);
        if (isFormAgain(reply)) return reply;
        const referral = await service.find(click.person, press.referralId);
        if (!referral) throw new AppError('not-found', 'an answer to a referral that is not there');
        const declined =
          referral.decision?.kind === 'decline' && referral.decision.by.aadObjectId === click.person.aadObjectId;
        return shown(deps, click, press, { kind: declined ? 'done' : 'stale', referral }, 'declined');
      },
    }),
  ];
}

/** True: the reply is the form again, because an input was not valid. */
function isFormAgain(reply: CardReply): boolean {
  return reply.kind === 'card' && JSON.stringify(reply.card).includes(`"verb":"${declineHere}"`);
}

/** Rewrites the form of the referral's card: its Decline answers the row, and its Cancel shows the list. */
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
