import { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { logPressWithoutRight } from '../../press-without-right.ts';
import { typedInputs } from '../../typed-input.ts';
import { keyOfId } from '../people/index.ts';
import { rehearsalCard } from './routing-cards.ts';
import type { RoutingOutcome } from './routing-desk.ts';
import { asTyped, readRuleForm, routingInputs, ruleForm } from './routing-form.ts';
import { fromPress, ProposalData } from './routing-proposal.ts';
import type { RoutingAnswer, RoutingTalk } from './routing-talk.ts';

const version = z.coerce.number().int().nonnegative();
const Undo = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('remove'), id: z.guid(), version }),
  z.strictObject({ deed: z.literal('move'), id: z.guid(), place: z.coerce.number().int().positive(), version }),
  z.strictObject({
    deed: z.literal('add'),
    rule: ProposalData,
    place: z.coerce.number().int().positive(),
    version,
  }),
  z.strictObject({ deed: z.literal('catcher'), id: z.string().max(120), version }),
]);
const Which = z.strictObject({ id: z.guid(), version });

function shown({ card, offers }: Extract<RoutingAnswer, { readonly card: unknown }>): CardReply {
  return { kind: 'card', ...card, ...(offers ? { offers } : {}) };
}

/** The buttons of the cards of rules. Each press checks again who presses. */
export function routingActions(talk: RoutingTalk): readonly CardAction[] {
  const presses = new RoutingPresses(talk);
  return [...shownByPress(presses), ...madeByPress(presses), ...changedByPress(presses)];
}

type RoutingDone = 'routing.added' | 'routing.removed' | 'routing.moved' | 'routing.catcherSet';

/** What the presses share: who may, and how the outcome is told. */
class RoutingPresses {
  readonly talk: RoutingTalk;

  constructor(talk: RoutingTalk) {
    this.talk = talk;
  }

  allowed<Data>(handle: (click: Click, data: Data) => Promise<CardReply>) {
    return async (click: Click, data: Data): Promise<CardReply> => {
      const refusal = this.talk.refusal(click);
      if (!refusal) return handle(click, data);
      logPressWithoutRight(click);
      return { kind: 'message', text: refusal };
    };
  }

  async told(click: Click, outcome: RoutingOutcome, done: RoutingDone): Promise<CardReply> {
    const answer = await this.talk.told(click, outcome, done);
    return 'text' in answer ? { kind: 'message', text: answer.text } : shown(answer);
  }
}

const gone = ({ locale }: Click): CardReply => ({ kind: 'message', text: say(locale, 'routing.problem.gone') });

function shownByPress(presses: RoutingPresses): readonly CardAction[] {
  const { talk } = presses;
  const { desk } = talk;
  return [
    defineCardAction({
      verb: 'routing.show',
      data: z.strictObject({}),
      handle: presses.allowed(async (click) => ({ kind: 'card', ...(await talk.list(click)) })),
    }),
    defineCardAction({
      verb: 'routing.rehearse',
      data: z.strictObject({}),
      handle: presses.allowed(async (click) => ({
        kind: 'card',
        ...rehearsalCard((await desk.rehearse(undefined)).rehearsal, click.locale),
      })),
    }),
    defineCardAction({
      verb: 'routing.form',
      data: z.strictObject({ rule: ProposalData.optional() }),
      handle: presses.allowed(async (click, { rule }) => {
        const proposal = rule && (await fromPress(desk.deps, rule));
        const typed = proposal ? asTyped(proposal, click.locale) : {};
        return { kind: 'card', ...ruleForm(await talk.choices(), click.locale, typed) };
      }),
    }),
  ];
}

function madeByPress(presses: RoutingPresses): readonly CardAction[] {
  const { talk } = presses;
  const { desk } = talk;
  return [
    defineCardAction({
      verb: 'routing.try',
      data: z.strictObject(typedInputs(routingInputs)),
      handle: presses.allowed(async (click, typed) => {
        const choices = await talk.choices();
        const read = readRuleForm(typed, choices, click.locale);
        if (read.kind === 'problems') return { kind: 'card', ...ruleForm(choices, click.locale, typed, read.problems) };
        return { kind: 'card', ...(await talk.proposal(click, read.proposal)) };
      }),
    }),
    defineCardAction({
      verb: 'routing.add',
      data: z.strictObject({ rule: ProposalData, version, place: z.enum(['first', 'last']) }),
      handle: presses.allowed(async (click, { rule, version: seen, place }) => {
        const proposal = await fromPress(desk.deps, rule);
        if (!proposal) return gone(click);
        const problem = talk.problemOf(click, proposal);
        if (problem) return { kind: 'message', text: problem };
        const outcome = await desk.add(click.person, proposal, place, seen);
        // A rule takes effect only among the rules it was rehearsed with: if they have changed, it is rehearsed again.
        if (outcome.kind === 'changed')
          return {
            kind: 'card',
            ...(await talk.proposal(click, proposal, say(click.locale, 'routing.changed.again'))),
          };
        return presses.told(click, outcome, 'routing.added');
      }),
    }),
  ];
}

function changedByPress(presses: RoutingPresses): readonly CardAction[] {
  const { desk } = presses.talk;
  return [
    defineCardAction({
      verb: 'routing.remove',
      data: Which,
      handle: presses.allowed(async (click, which) =>
        presses.told(click, await desk.remove(click.person, which), 'routing.removed'),
      ),
    }),
    defineCardAction({
      verb: 'routing.up',
      data: Which,
      handle: presses.allowed(async (click, which) =>
        presses.told(click, await desk.move(click.person, which, 'up'), 'routing.moved'),
      ),
    }),
    defineCardAction({
      verb: 'routing.undo',
      data: Undo,
      handle: presses.allowed((click, undo) => undone(presses, click, undo)),
    }),
  ];
}

async function undone(presses: RoutingPresses, click: Click, undo: z.output<typeof Undo>): Promise<CardReply> {
  const { desk } = presses.talk;
  const { deed, version: seen } = undo;
  if (deed === 'remove')
    return presses.told(click, await desk.remove(click.person, { id: undo.id, version: seen }), 'routing.removed');
  if (deed === 'move') {
    const which = { id: undo.id, version: seen };
    return presses.told(click, await desk.move(click.person, which, undo.place), 'routing.moved');
  }
  if (deed === 'catcher') {
    const former = await desk.deps.named.byId(keyOfId(undo.id));
    if (!former) return gone(click);
    return presses.told(click, await desk.setCatcher(click.person, former, seen), 'routing.catcherSet');
  }
  const rule = await fromPress(desk.deps, undo.rule);
  if (!rule) return gone(click);
  return presses.told(click, await desk.add(click.person, rule, undo.place, seen), 'routing.added');
}
