import { z } from 'zod';
import { type CrmDealDeed, readCrmDealLine } from '../../../answers/crm/crm-deal-line.ts';
import { buttonsWithUndo } from '../../../cards/card-buttons.ts';
import { AppError } from '../../../errors.ts';
import { type CardAction, type Command, defineCardAction, type Turn } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { textReply } from '../../../text-reply.ts';
import { isDeal } from '../../deals/index.ts';
import { actorOf, type BuiltCard, findFor, type Referral } from '../../referrals/index.ts';
import { type CrmLink, standingOfLink } from '../link/crm-link.ts';
import { letGo, pausedBy, resumedLink, takenUpAgain, triedAgain } from '../link/link-moves.ts';
import { moveLink } from './crm-card-actions.ts';
import { type CrmDealWordDeps, dealMeant } from './deal-meant.ts';

/** A link's step, the same as its button's, with its undo. */
interface DealStep {
  readonly next: CrmLink | undefined;
  /** Verb of the equivalent button, for the audit. */
  readonly as: string;
  readonly done: MessageKey;
  readonly undo?: CrmDealDeed;
}

/** Without the link's revision, since the link takes steps meanwhile: its state decides whether the undo is possible. */
const Undone = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  deed: z.enum(['stop', 'pause', 'resume']),
});
const undoVerb = 'crm.undo-said';

/** `stop syncing Litware`, `pause it in Dynamics`, `sync Litware again`: the card's buttons as commands about one deal. */
export function crmDealWords(deps: CrmDealWordDeps): { readonly command: Command; readonly action: CardAction } {
  return {
    command: {
      name: 'a deal in the CRM',
      whole: true,
      notInConversation: true,
      match: (text) => (readCrmDealLine(text) ? { rest: text } : undefined),
      async handle(turn, { rest }) {
        const line = readCrmDealLine(rest);
        const { locale } = turn;
        if (turn.conversation.kind !== 'personal' || !line) return textReply(say(locale, 'crm.deal.personal'));
        const meant = await dealMeant(deps, turn, line.name);
        if (!meant.deal) return textReply(meant.why);
        const { deal } = meant;
        const { undo, ...built } = await does(deps, turn, deal, line.deed);
        const offers =
          undo && buttonsWithUndo(built.card, { verb: undoVerb, data: { referralId: deal.id, deed: undo } });
        return { kind: 'messages', messages: [{ kind: 'card', ...built }], ...(offers ? { offers } : {}) };
      },
    },
    action: defineCardAction({
      verb: 'crm.undo-said',
      data: Undone,
      async handle(click, { referralId, deed }) {
        const deal = await findFor({ ...deps.desk, access: deps.access }, click.person, referralId);
        if (!deal || !isDeal(deal)) throw new AppError('not-found', 'an undo on a deal that is not there');
        const { undo: _, ...built } = await does(deps, click, deal, deed);
        return { kind: 'card', ...built };
      },
    }),
  };
}

/** Attempts of a write that conflicts with the link's own steps. */
const attempts = 3;

async function does(
  deps: CrmDealWordDeps,
  turn: Turn,
  deal: Referral,
  deed: CrmDealDeed,
): Promise<BuiltCard & Pick<DealStep, 'undo'>> {
  const { presenter, links, clock, access } = deps;
  const { locale } = turn;
  if (!access.may(turn.person, 'edit', deal))
    return presenter.cardFor(turn, deal, say(locale, 'deal.notice.notAllowed'));
  for (let attempt = 1; ; attempt++) {
    const link = await links.find(deal.id);
    const step = link && stepOf(deed, link, turn, clock.now());
    if (!link || !step?.next) return presenter.cardFor(turn, deal, say(locale, whyNothing(deed, link)));
    const { kind, referral } = await moveLink(deps, turn, { referral: deal, link, next: step.next, verb: step.as });
    if (kind === 'stale' && attempt < attempts) continue;
    const notice = kind === 'done' ? step.done : kind === 'not-allowed' ? 'deal.notice.notAllowed' : 'crm.stale';
    const built = await presenter.cardFor(turn, referral, say(locale, notice));
    return { ...built, ...(kind === 'done' && step.undo ? { undo: step.undo } : {}) };
  }
}

function whyNothing(deed: CrmDealDeed, link: CrmLink | undefined): MessageKey {
  const isInStep = deed === 'resume' && link !== undefined && standingOfLink(link) === 'up-to-date';
  return isInStep ? 'crm.deal.inStep' : 'crm.deal.asIs';
}

function stepOf(deed: CrmDealDeed, link: CrmLink, { person }: Turn, now: Date): DealStep {
  switch (deed) {
    case 'stop': {
      const next = link.state === 'unlinked' ? undefined : letGo(link);
      return { next, as: 'crm.stop', done: 'crm.stopped', undo: 'resume' };
    }
    case 'pause':
      return { next: pausedBy(link, actorOf(person)), as: 'crm.pause', done: 'crm.pausedDeal', undo: 'resume' };
    case 'others': {
      const next = link.state === 'unlinked' ? undefined : { ...link, choosing: { since: now } };
      return { next, as: 'crm.others', done: 'crm.looking' };
    }
    case 'resume':
      return resumed(link, now);
  }
}

/** Resumes a paused link, takes up an unlinked one, and retries a failed one. */
function resumed(link: CrmLink, now: Date): DealStep {
  if (link.state === 'unlinked')
    return { next: takenUpAgain(link, now), as: 'crm.take-up', done: 'crm.takenUp', undo: 'stop' };
  if (link.state === 'paused') return { next: resumedLink(link), as: 'crm.resume', done: 'crm.done', undo: 'pause' };
  return { next: link.problem ? triedAgain(link) : undefined, as: 'crm.again', done: 'crm.done' };
}
