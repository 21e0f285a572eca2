import { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { typedInputs } from '../../typed-input.ts';
import { steeringWords } from './conversation/conversation-words.ts';
import type { Input } from './conversation/outcome.ts';
import type { NewDealCommands } from './new-deal-commands.ts';
import type { NewDealReplies } from './new-deal-replies.ts';
import type { NewDeals } from './new-deals.ts';
import { questions } from './questions/all.ts';
import { askedQuestions, dealQuestions } from './questions/order.ts';

const draftId = z.guid();
const question = z.enum(dealQuestions);
const aboutPerson = z.enum(askedQuestions.filter((id) => questions[id].filled !== undefined));

interface NewDealActionDeps {
  readonly deals: NewDeals;
  readonly replies: NewDealReplies;
  readonly commands: NewDealCommands;
}

/** What the buttons do to a draft. */
function pressesOn({ deals, replies, commands }: NewDealActionDeps) {
  const take = async (click: Click, id: string, input: Input): Promise<CardReply> =>
    replies.cardReply(click, await deals.take(click, id, input));
  const steered = (click: Click, id: string, word: (typeof steeringWords)[number]) =>
    take(click, id, { kind: 'steered', word });
  const choose = async (click: Click, id: string, value: string): Promise<CardReply> => {
    if (value === 'start') return commands.start(click);
    if (value.startsWith('is:') || value === 'none')
      return replies.cardReply(click, await deals.choose(click, id, value === 'none' ? undefined : value.slice(3)));
    if (value === 'create' || value === 'discard') return steered(click, id, value);
    if (value.startsWith('drop:')) return steered(click, value.slice(5), 'discard');
    if (value === 'resume' || value === 'review') return commands.resumeHere(click, id);
    return { kind: 'message', text: say(click.locale, 'teams.button-data') };
  };
  return { take, steered, choose };
}

/** The buttons of the conversation's cards. A press on an old card answers that card's question. */
export function newDealActions(deps: NewDealActionDeps): readonly CardAction[] {
  const { take, steered, choose } = pressesOn(deps);
  const box = (typed: string | undefined) => (typed === undefined ? {} : { consents: ['true', 'yes'].includes(typed) });
  return [
    defineCardAction({
      verb: 'new-deal.answer',
      data: z.strictObject({ draftId, question, value: z.string().min(1).max(400) }),
      handle: (click, { draftId: id, ...answer }) => take(click, id, { kind: 'chose', ...answer }),
    }),
    defineCardAction({
      verb: 'new-deal.person',
      data: z.strictObject({
        draftId,
        question: aboutPerson,
        ...typedInputs(['firstName', 'lastName', 'phoneNumber', 'email']),
      }),
      handle: (click, { draftId: id, question: about, ...inputs }) => {
        const typed = Object.entries<string | undefined>(inputs);
        const person = Object.fromEntries(typed.filter(([, value]) => value?.trim()));
        return take(click, id, { kind: 'filled', question: about, person });
      },
    }),
    defineCardAction({
      verb: 'new-deal.steer',
      data: z.strictObject({ draftId, word: z.enum(steeringWords) }),
      handle: (click, { draftId: id, word }) => steered(click, id, word),
    }),
    defineCardAction({
      verb: 'new-deal.edit',
      data: z.strictObject({ draftId, question }),
      handle: (click, { draftId: id, question: about }) => take(click, id, { kind: 'edited', question: about }),
    }),
    defineCardAction({
      verb: 'new-deal.create',
      // A card of an earlier version has no consent box: then consent is asked for.
      data: z.strictObject({ draftId, ...typedInputs(['consent']) }),
      handle: (click, { draftId: id, ...typed }) => {
        const { consent } = typed as { readonly consent?: string };
        return take(click, id, { kind: 'steered', word: 'create', ...box(consent) });
      },
    }),
    defineCardAction({
      verb: 'new-deal.choose',
      data: z.strictObject({ draftId: z.union([draftId, z.literal('')]), value: z.string().min(1).max(100) }),
      handle: (click, { draftId: id, value }) => choose(click, id, value),
    }),
  ];
}
