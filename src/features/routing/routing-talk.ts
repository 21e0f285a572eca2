import { buttonsWithUndo } from '../../cards/card-buttons.ts';
import type { Reply, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import type { OfferedButton } from '../../messenger.ts';
import { isAdminOfAll, personId, type RoleSettings } from '../people/index.ts';
import type { BuiltCard } from '../referrals/index.ts';
import { exampleRule, proposalCard, rulesCard } from './routing-cards.ts';
import type { RoutingDesk, RoutingOutcome, RoutingUndo } from './routing-desk.ts';
import type { RuleChoices } from './routing-form.ts';
import { asPress, type RoutingProposal } from './routing-proposal.ts';
import { mostRules, type RoutingRules } from './routing-store.ts';

type Asker = Pick<Turn, 'person' | 'locale' | 'conversation'>;

export type RoutingAnswer =
  | { readonly card: BuiltCard; readonly offers?: readonly OfferedButton[] }
  | { readonly text: string };

const undoRoutingVerb = 'routing.undo';

/** As the data of a button. */
function undoData(undo: RoutingUndo): Readonly<Record<string, unknown>> {
  if (undo.deed === 'add') return { ...undo, rule: asPress(undo.rule) };
  return undo.deed === 'catcher' ? { deed: undo.deed, id: personId(undo.who) } : undo;
}

/** Shared by the commands and buttons of routing: rights, places, and replies. */
export class RoutingTalk {
  readonly desk: RoutingDesk;
  readonly #roles: RoleSettings;

  constructor(desk: RoutingDesk, roles: RoleSettings) {
    this.desk = desk;
    this.#roles = roles;
  }

  /**
   * A sentence that says why the asker may not change rules. Rules concern the referrals of all locations, so an admin
   * of a single location may not.
   */
  refusal({ person, locale, conversation }: Asker): string | undefined {
    if (!isAdminOfAll(person, this.#roles)) return say(locale, 'action.notAllowed.adminOfAll');
    return conversation.kind === 'personal' ? undefined : say(locale, 'routing.personal');
  }

  async list({ locale }: Asker, rules?: RoutingRules, notice?: string): Promise<BuiltCard> {
    const current = rules ?? (await this.desk.current());
    const catcher = await this.desk.catcherName(current);
    const example = await this.example(locale);
    return rulesCard({ rules: current, example, ...(catcher ? { catcher } : {}) }, locale, notice);
  }

  /** The people and channels offered by the rule's form. */
  async choices(): Promise<RuleChoices> {
    const { named, channels } = this.desk.deps;
    return { people: await named.everybody(), channels: await channels() };
  }

  async example(locale: Turn['locale']): Promise<string> {
    return exampleRule(await this.desk.deps.named.everybody(), locale);
  }

  async proposal({ locale }: Asker, proposal: RoutingProposal, notice?: string): Promise<BuiltCard> {
    const { rules, ruleId, rehearsal } = await this.desk.rehearse(proposal);
    return proposalCard(proposal, rehearsal, { rules, ruleId, ...(notice ? { notice } : {}) }, locale);
  }

  /** A rule without conditions would match everything, and no later rule would ever apply. */
  problemOf({ locale }: Asker, { when, isElse }: RoutingProposal): string | undefined {
    return !isElse && Object.keys(when).length === 0 ? say(locale, 'routing.problem.all') : undefined;
  }

  async told(
    asker: Asker,
    outcome: RoutingOutcome,
    done: 'routing.added' | 'routing.removed' | 'routing.moved' | 'routing.catcherSet',
    place = 0,
  ): Promise<RoutingAnswer> {
    const { locale } = asker;
    if (outcome.kind === 'too-many') return { text: say(locale, 'routing.problem.tooMany', { count: mostRules }) };
    if (outcome.kind === 'no-such-rule') return { text: say(locale, 'routing.problem.number', { number: place }) };
    const notice = say(locale, outcome.kind === 'changed' ? 'routing.changed' : done);
    const undo = outcome.kind === 'done' && outcome.undo;
    if (!undo) return { card: await this.list(asker, outcome.rules, notice) };
    const card = await this.list(asker, outcome.rules, `${notice} ${say(locale, 'undo.hint')}`);
    const data = { ...undoData(undo), version: outcome.rules.version };
    const button = { verb: undoRoutingVerb, data };
    return { card, offers: buttonsWithUndo(card.card, button) };
  }
}

export function cardReply(card: BuiltCard, offers?: readonly OfferedButton[]): Reply {
  const messages = [{ kind: 'card', card: card.card, summary: card.summary }] as const;
  return { kind: 'messages', messages, ...(offers ? { offers } : {}) };
}
