import { z } from 'zod';
import { readLeadRuleLine } from '../../../answers/leads/lead-rule-line.ts';
import {
  type CardAction,
  type CardReply,
  type Click,
  type Command,
  defineCardAction,
  type Reply,
} from '../../../feature.ts';
import { logPressWithoutRight } from '../../../press-without-right.ts';
import { textReply } from '../../../text-reply.ts';
import { LeadFilterCode } from '../lead-filters.ts';
import { type LeadRuleAnswer, LeadRuleAnswers, type LeadRuleTalkDeps } from './lead-rule-answers.ts';

const version = z.coerce.number().int().nonnegative();
const RuleData = z.strictObject({ filter: LeadFilterCode, version });

/**
 * `leads from France to the CRM`, `lead rules`, `remove lead rule 2`, and the buttons of their cards; each press checks
 * again who presses.
 */
export function leadRuleTalk(deps: LeadRuleTalkDeps): {
  readonly commands: readonly Command[];
  readonly actions: readonly CardAction[];
} {
  const answers = new LeadRuleAnswers(deps);
  const pressed =
    <Data>(handle: (click: Click, data: Data) => Promise<LeadRuleAnswer>) =>
    async (click: Click, data: Data): Promise<CardReply> => {
      const refused = answers.refuses(click);
      if (!refused) return asPressed(await handle(click, data));
      logPressWithoutRight(click);
      return { kind: 'message', text: refused };
    };
  return {
    commands: [
      {
        name: 'rules that hand leads over',
        notInConversation: true,
        match: (text) => (readLeadRuleLine(text) ? { rest: text } : undefined),
        async handle(turn, { rest }) {
          const refused = answers.refuses(turn);
          if (refused) return asSaid({ text: refused });
          return asSaid(await answers.said(turn, readLeadRuleLine(rest) ?? { kind: 'list' }));
        },
      },
    ],
    actions: [
      defineCardAction({
        verb: 'lead-rules.show',
        data: z.strictObject({}),
        handle: pressed((click) => answers.list(click)),
      }),
      defineCardAction({
        verb: 'lead-rules.set',
        data: RuleData,
        handle: pressed((click, rule) => answers.set(click, rule, false)),
      }),
      defineCardAction({
        verb: 'lead-rules.again',
        data: RuleData,
        handle: pressed((click, rule) => answers.set(click, rule, true)),
      }),
      defineCardAction({
        verb: 'lead-rules.remove',
        data: z.strictObject({ id: z.guid(), version }),
        handle: pressed((click, which) => answers.remove(click, which)),
      }),
    ],
  };
}

function asSaid(answer: LeadRuleAnswer): Reply {
  if ('text' in answer) return textReply(answer.text);
  const { card, summary } = answer.card;
  return { kind: 'messages', messages: [{ kind: 'card', card, summary }], offers: answer.offers };
}

function asPressed(answer: LeadRuleAnswer): CardReply {
  if ('text' in answer) return { kind: 'message', text: answer.text };
  const { card, summary } = answer.card;
  return { kind: 'card', card, summary, offers: answer.offers };
}
