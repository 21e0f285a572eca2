import { type CrmDifference, readCrmDifference } from '../../../answers/crm/crm-difference.ts';
import { plainName, unformatted } from '../../../cards/plain.ts';
import type { CrmMapping } from '../../../crm/mapping.ts';
import { crmNames } from '../../../crm/port.ts';
import type { Command, Reply, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { textReply } from '../../../text-reply.ts';
import { type Referral, rowsReply } from '../../referrals/index.ts';
import { type CrmLink, type OpenQuestion, type SyncField, standingOfLink } from '../link/crm-link.ts';
import { askedOf } from './asked-of.ts';
import { takeShownVerb } from './crm-taken.ts';
import { type CrmDealWordDeps, dealMeant } from './deal-meant.ts';

export interface CrmDifferenceDeps extends CrmDealWordDeps {
  readonly mapping: Pick<CrmMapping, 'stages'>;
}

/** `what differs for Contoso`, `which one is right`, `take the value from Dynamics`: both values, and the press that decides. */
export function crmDifferences(deps: CrmDifferenceDeps): Command {
  return {
    name: 'what differs in the CRM',
    whole: true,
    shows: true,
    notInConversation: true,
    match: (text) => (readCrmDifference(text) ? { rest: text } : undefined),
    async handle(turn, { rest }) {
      const asked = readCrmDifference(rest);
      const { locale } = turn;
      if (turn.conversation.kind !== 'personal' || !asked) return textReply(say(locale, 'crm.deal.personal'));
      const meant = await dealMeant(deps, turn, asked.name);
      if (!meant.deal) return textReply(asked.name === undefined ? ruleSaid(turn) : meant.why);
      const link = await deps.links.find(meant.deal.id);
      const hasQuestions = link !== undefined && Object.keys(link.questions).length > 0;
      if (hasQuestions) return questionsReply(deps, turn, { deal: meant.deal, link, asked });
      return asked.wish === 'rule' ? textReply(ruleSaid(turn)) : nothingAsked(deps, turn, meant.deal, link);
    },
  };
}

const ruleSaid = ({ locale }: Turn) => say(locale, 'crm.deal.rule', { example: say(locale, 'crm.deal.rule.example') });

/** Where the link is not up to date, its card says why. */
async function nothingAsked(
  { presenter }: CrmDifferenceDeps,
  turn: Turn,
  deal: Referral,
  link: CrmLink | undefined,
): Promise<Reply> {
  const { locale } = turn;
  if (link && !link.dry && standingOfLink(link) === 'up-to-date') {
    const customer = plainName(deal.record.customer.name, 60);
    return textReply(say(locale, 'crm.deal.same', { customer, crm: crmNames[link.system] }));
  }
  const notice = link?.outcomeAsked ? undefined : say(locale, 'crm.deal.notCompared');
  return { kind: 'messages', messages: [{ kind: 'card', ...(await presenter.cardFor(turn, deal, notice)) }] };
}

interface Questions {
  readonly deal: Referral;
  readonly link: CrmLink;
  readonly asked: CrmDifference;
}

/** A row for each question: of `take` with the value before and after and the one button, otherwise with both. */
function questionsReply(
  { mapping, access }: CrmDifferenceDeps,
  turn: Turn,
  { deal, link, asked: { side, field } }: Questions,
): Reply {
  const { locale } = turn;
  const crm = crmNames[link.system];
  const tooltip = unformatted(deal.record.customer.name, 60);
  const mayEdit = access.may(turn.person, 'edit', deal);
  const all = Object.entries(link.questions) as [SyncField, OpenQuestion][];
  const named = all.filter(([each]) => each === field);
  const shown = named.length > 0 ? named : all;
  const rows = shown.map(([each, question]) => {
    const { field: title, ours, theirs, sides } = askedOf(link, each, question, { locale, stages: mapping.stages });
    const offered = sides.filter((one) => side === undefined || one.side === side);
    const key =
      side === undefined || offered.length === 0
        ? 'both'
        : side === 'crm'
          ? ('toTheirs' as const)
          : ('toOurs' as const);
    const data = { referralId: deal.id, link: link.revision, field: each };
    const buttons = offered.map((one) => ({
      ...{ title: one.title, tooltip, verb: takeShownVerb },
      data: { ...data, side: one.side },
    }));
    return { title, detail: say(locale, `crm.deal.${key}`, { crm, ours, theirs }), buttons: mayEdit ? buttons : [] };
  });
  const customer = plainName(deal.record.customer.name, 60);
  const title =
    side === undefined || !mayEdit
      ? say(locale, 'crm.deal.differs', { customer, crm, count: all.length })
      : say(locale, 'crm.deal.wouldTake', { customer });
  return rowsReply(turn, title, rows);
}
