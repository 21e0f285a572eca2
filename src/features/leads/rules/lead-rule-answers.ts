import type { z } from 'zod';
import type { LeadRuleLine } from '../../../answers/leads/lead-rule-line.ts';
import { buttonsWithUndo } from '../../../cards/card-buttons.ts';
import { crmNames } from '../../../crm/crm-values.ts';
import type { Click, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { commandWord } from '../../../i18n/command-words.ts';
import type { OfferedButton } from '../../../messenger.ts';
import { type LeadFilterCode, leadFilterCode } from '../lead-filters.ts';
import type { LeadCrm } from '../lead-hand-over.ts';
import type { Leads } from '../leads.ts';
import { mostLeadRules } from './lead-rule.ts';
import type { LeadRuleBook, LeadRuleOutcome } from './lead-rule-book.ts';
import { leadRuleProposal, leadRuleRemoveVerb, leadRuleSetAgainVerb, leadRulesCard } from './lead-rule-cards.ts';

export interface LeadRuleTalkDeps {
  readonly leads: Pick<Leads, 'maySee'>;
  readonly book: LeadRuleBook;
  readonly crm: Pick<LeadCrm, 'system'> | undefined;
}

type Asker = Pick<Turn, 'person' | 'locale' | 'conversation'>;
export type LeadRuleAnswer =
  | { readonly text: string }
  | { readonly card: ReturnType<typeof leadRulesCard>; readonly offers: readonly OfferedButton[] };

/** A proposed rule as a button carries it. */
interface CarriedRule {
  readonly filter: z.output<typeof LeadFilterCode>;
  readonly version: number;
}

/** Answers about lead rules, the same for messages and presses. The caller has asked `refuses`. */
export class LeadRuleAnswers {
  readonly #deps: LeadRuleTalkDeps;

  constructor(deps: LeadRuleTalkDeps) {
    this.#deps = deps;
  }

  /** Undefined: this person may, and in this conversation. */
  refuses({ person, locale, conversation }: Asker): string | undefined {
    const { leads } = this.#deps;
    if (!leads.maySee(person)) return say(locale, 'leads.notYours', { command: commandWord(locale, 'inbound') });
    return conversation.kind === 'personal' ? undefined : say(locale, 'leads.personal');
  }

  async list({ locale }: Asker): Promise<LeadRuleAnswer> {
    return shown(leadRulesCard(await this.#deps.book.current(), { locale, system: this.#deps.crm?.system }));
  }

  async said(turn: Turn, line: LeadRuleLine): Promise<LeadRuleAnswer> {
    if (line.kind === 'rule') return this.#propose(turn, line);
    if (line.kind === 'list' || line.place === undefined) return this.list(turn);
    return this.#told(turn, await this.#deps.book.remove(turn.person, { place: line.place }), 'removed', line.place);
  }

  async set(click: Click, { filter, version }: CarriedRule, again: boolean): Promise<LeadRuleAnswer> {
    const { book, crm } = this.#deps;
    if (!crm) return { text: say(click.locale, 'lead.rule.noCrm') };
    if (filter.days) return { text: say(click.locale, 'lead.rule.days') };
    return this.#told(click, await book.set(click.person, { filter, system: crm.system }, { version, again }), 'set');
  }

  async remove(click: Click, which: { readonly id: string; readonly version: number }): Promise<LeadRuleAnswer> {
    return this.#told(click, await this.#deps.book.remove(click.person, which), 'removed');
  }

  async #propose(
    { locale }: Asker,
    { filter, crm: named }: Extract<LeadRuleLine, { kind: 'rule' }>,
  ): Promise<LeadRuleAnswer> {
    const { book, crm } = this.#deps;
    if (!crm) return { text: say(locale, 'lead.rule.noCrm') };
    if (named && named !== crm.system) return { text: say(locale, 'lead.rule.other', { crm: crmNames[crm.system] }) };
    if (filter.days) return { text: say(locale, 'lead.rule.days') };
    const [rules, rehearsal] = await Promise.all([book.current(), book.rehearse(filter)]);
    return shown(leadRuleProposal({ filter, system: crm.system }, { rehearsal, rules }, locale));
  }

  #told({ locale }: Asker, outcome: LeadRuleOutcome, deed: 'set' | 'removed', place = 0): LeadRuleAnswer {
    if (outcome.kind === 'no-such-rule') return { text: say(locale, 'routing.problem.number', { number: place }) };
    if (outcome.kind === 'too-many') return { text: say(locale, 'routing.problem.tooMany', { count: mostLeadRules }) };
    const system = this.#deps.crm?.system;
    const card = (notice: string) => leadRulesCard(outcome.rules, { locale, system, notice });
    if (outcome.kind !== 'done')
      return shown(card(say(locale, outcome.kind === 'there' ? 'lead.rule.there' : 'routing.changed')));
    const done = say(locale, deed === 'set' ? 'lead.rule.set' : 'routing.removed');
    const made = card(`${done} ${say(locale, 'undo.hint')}`);
    return { card: made, offers: buttonsWithUndo(made.card, undoOf(outcome, deed)) };
  }
}

function shown(card: ReturnType<typeof leadRulesCard>): LeadRuleAnswer {
  return { card, offers: card.buttons };
}

function undoOf({ rule, rules }: Extract<LeadRuleOutcome, { kind: 'done' }>, deed: 'set' | 'removed') {
  return deed === 'set'
    ? { verb: leadRuleRemoveVerb, data: { id: rule.id, version: rules.version } }
    : { verb: leadRuleSetAgainVerb, data: { filter: leadFilterCode(rule.filter), version: rules.version } };
}
