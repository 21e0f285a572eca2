import { z } from 'zod';
import { type LeadRuleLine, readLeadRuleLine } from '../../../answers/lead-rule-line.ts';
import { buttonsWithUndo } from '../../../cards/card-buttons.ts';
import { crmNames } from '../../../crm/crm-values.ts';
import {
  type CardAction,
  type CardReply,
  type Click,
  type Command,
  defineCardAction,
  type Reply,
  type Turn,
} from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { commandWord } from '../../../i18n/command-words.ts';
import type { OfferedButton } from '../../../messenger.ts';
import { LeadFilterCode, leadFilterCode } from '../lead-filters.ts';
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
type Answer =
  | { readonly text: string }
  | { readonly card: ReturnType<typeof leadRulesCard>; readonly offers: readonly OfferedButton[] };

const version = z.coerce.number().int().nonnegative();

/**
 * `leads from France to the CRM`, `lead rules`, `remove lead rule 2`, and the buttons of their cards; each press checks
 * again who presses.
 */
export function leadRuleTalk(deps: LeadRuleTalkDeps): {
  readonly commands: readonly Command[];
  readonly actions: readonly CardAction[];
} {
  const { leads, book, crm } = deps;
  const refusal = ({ person, locale, conversation }: Asker): string | undefined => {
    if (!leads.maySee(person)) return say(locale, 'leads.notYours', { command: commandWord(locale, 'inbound') });
    return conversation.kind === 'personal' ? undefined : say(locale, 'leads.personal');
  };

  const shown = (card: ReturnType<typeof leadRulesCard>): Answer => ({ card, offers: card.buttons });
  const list = async ({ locale }: Asker, notice?: string): Promise<Answer> =>
    shown(leadRulesCard(await book.current(), { locale, system: crm?.system, ...(notice ? { notice } : {}) }));

  async function propose(asker: Asker, { filter, crm: named }: Extract<LeadRuleLine, { kind: 'rule' }>) {
    const { locale } = asker;
    if (!crm) return { text: say(locale, 'lead.rule.noCrm') };
    if (named && named !== crm.system) return { text: say(locale, 'lead.rule.other', { crm: crmNames[crm.system] }) };
    if (filter.days) return { text: say(locale, 'lead.rule.days') };
    const [rules, rehearsal] = await Promise.all([book.current(), book.rehearse(filter)]);
    return shown(leadRuleProposal({ filter, system: crm.system }, { rehearsal, rules }, locale));
  }

  function told(asker: Asker, outcome: LeadRuleOutcome, deed: 'set' | 'removed', place = 0): Answer {
    const { locale } = asker;
    if (outcome.kind === 'no-such-rule') return { text: say(locale, 'routing.problem.number', { number: place }) };
    if (outcome.kind === 'too-many') return { text: say(locale, 'routing.problem.tooMany', { count: mostLeadRules }) };
    const card = (notice: string) => leadRulesCard(outcome.rules, { locale, system: crm?.system, notice });
    if (outcome.kind !== 'done')
      return shown(card(say(locale, outcome.kind === 'there' ? 'lead.rule.there' : 'routing.changed')));
    const done = say(locale, deed === 'set' ? 'lead.rule.set' : 'routing.removed');
    const made = card(`${done} ${say(locale, 'undo.hint')}`);
    const { rule, rules } = outcome;
    const undo =
      deed === 'set'
        ? { verb: leadRuleRemoveVerb, data: { id: rule.id, version: rules.version } }
        : { verb: leadRuleSetAgainVerb, data: { filter: leadFilterCode(rule.filter), version: rules.version } };
    return { card: made, offers: buttonsWithUndo(made.card, undo) };
  }

  const said = async (turn: Turn, line: LeadRuleLine): Promise<Answer> => {
    const refused = refusal(turn);
    if (refused) return { text: refused };
    if (line.kind === 'rule') return propose(turn, line);
    if (line.kind === 'list' || line.place === undefined) return list(turn);
    return told(turn, await book.remove(turn.person, { place: line.place }), 'removed', line.place);
  };

  const pressed =
    <Data>(handle: (click: Click, data: Data) => Promise<Answer>) =>
    async (click: Click, data: Data): Promise<CardReply> => {
      const refused = refusal(click);
      if (!refused) return asPressed(await handle(click, data));
      click.log.warn({ aadObjectId: click.person.aadObjectId }, 'security: a press without the right to it');
      return { kind: 'message', text: refused };
    };

  async function set(click: Click, code: { filter: z.output<typeof LeadFilterCode>; version: number }, again: boolean) {
    if (!crm) return { text: say(click.locale, 'lead.rule.noCrm') };
    const { filter } = code;
    if (filter.days) return { text: say(click.locale, 'lead.rule.days') };
    const outcome = await book.set(click.person, { filter, system: crm.system }, { version: code.version, again });
    return told(click, outcome, 'set');
  }

  const RuleData = z.strictObject({ filter: LeadFilterCode, version });
  return {
    commands: [
      {
        name: 'rules that hand leads over',
        notInConversation: true,
        match: (text) => (readLeadRuleLine(text) ? { rest: text } : undefined),
        async handle(turn, { rest }) {
          const line = readLeadRuleLine(rest);
          return asSaid(await said(turn, line ?? { kind: 'list' }));
        },
      },
    ],
    actions: [
      defineCardAction({
        verb: 'lead-rules.show',
        data: z.strictObject({}),
        handle: pressed((click) => list(click)),
      }),
      defineCardAction({
        verb: 'lead-rules.set',
        data: RuleData,
        handle: pressed((click, rule) => set(click, rule, false)),
      }),
      defineCardAction({
        verb: 'lead-rules.again',
        data: RuleData,
        handle: pressed((click, rule) => set(click, rule, true)),
      }),
      defineCardAction({
        verb: 'lead-rules.remove',
        data: z.strictObject({ id: z.guid(), version }),
        handle: pressed(async (click, which) => told(click, await book.remove(click.person, which), 'removed')),
      }),
    ],
  };
}

function asSaid(answer: Answer): Reply {
  if ('text' in answer) return { kind: 'messages', messages: [{ kind: 'text', text: answer.text }] };
  const { card, summary } = answer.card;
  return { kind: 'messages', messages: [{ kind: 'card', card, summary }], offers: answer.offers };
}

function asPressed(answer: Answer): CardReply {
  if ('text' in answer) return { kind: 'message', text: answer.text };
  const { card, summary } = answer.card;
  return { kind: 'card', card, summary, offers: answer.offers };
}
