import { isKnownCity } from '../../answers/place/city.ts';
import { type RoutingLine, readRoutingLine } from '../../answers/routing/routing-line.ts';
import { ownerOfAll, routingOfAll } from '../../answers/routing/routing-of-all.ts';
import { onlyRuleNumber, ruleNumberRemoved } from '../../answers/routing/routing-removed.ts';
import type { Command, Reply, Turn } from '../../feature.ts';
import { asksBehindOrder } from '../../grammar/sentence/asked.ts';
import { say } from '../../i18n/catalogue.ts';
import { afterCommand, type CommandName, isCommand } from '../../i18n/command-words.ts';
import { textReply } from '../../text-reply.ts';
import { rehearsalCard } from './routing-cards.ts';
import { ruleForm } from './routing-form.ts';
import { readProposal, whyNobody } from './routing-proposal.ts';
import { cardReply, type RoutingTalk } from './routing-talk.ts';

/**
 * `routing`, `route Germany over 50k to Megan, then Lee`, `remove rule 2`, `move rule 2 to 1`, `catcher Megan`,
 * `rehearse`. A line that is a complete rule needs no command word.
 */
export function routingCommands(talk: RoutingTalk): readonly Command[] {
  const allowed = (handle: Handle) => whereAllowed(talk, handle);
  const list = allowed(async (turn) => cardReply(await talk.list(turn)));
  const rehearse = allowed(async ({ locale }) =>
    cardReply(rehearsalCard((await talk.desk.rehearse(undefined)).rehearsal, locale)),
  );
  const form = allowed(async ({ locale }) => cardReply(ruleForm(await talk.choices(), locale)));
  const remove = allowed((turn, rest) => changeNumbered(talk, turn, rest, 'remove'));
  const proposing = allowed((turn, line) => propose(talk, turn, line));
  return [
    { ...alone('routing', list), shows: true },
    alone('rehearsal', rehearse),
    alone('route', form),
    behind('removeRule', remove),
    {
      name: 'a routing rule removed in a sentence',
      notInConversation: true,
      match: (text) => {
        const rest = ruleNumberRemoved(text);
        return rest === undefined ? undefined : { rest };
      },
      handle: remove,
    },
    behind(
      'moveRule',
      allowed((turn, rest) => changeNumbered(talk, turn, rest, 'move')),
    ),
    behind(
      'catcher',
      allowed((turn, name) => chooseCatcher(talk, turn, name)),
    ),
    behind('route', proposing),
    behind('routing', proposing),
    ...rulesWithoutCommand(talk, proposing),
  ];
}

function rulesWithoutCommand({ desk }: RoutingTalk, handle: Command['handle']): readonly Command[] {
  return [
    {
      name: 'a routing rule in one line',
      notInConversation: true,
      match: (text, locale) => (ruleAlone(text, locale) ? { rest: text } : undefined),
      means: async (turn, { rest }) => {
        const line = ruleAlone(rest, turn.locale);
        if (!line?.onlyIfKnown) return true;
        const named = await Promise.all(line.to.map((name) => desk.deps.named.called(name, turn.person)));
        return named.every(({ kind }) => kind !== 'unknown');
      },
      handle,
    },
    {
      name: 'a routing rule for all of something that was not read',
      notInConversation: true,
      yieldsTo: ({ intent, ids }) => intent !== 'list' && ids.length > 0,
      match: (text, locale) => (routingOfAll(text, locale) ? { rest: text } : undefined),
      // `give all Lee’s referrals to Megan` hands over.
      means: async (turn, { rest }) => {
        const { kind } = await desk.deps.named.called(ownerOfAll(rest, turn.locale), turn.person);
        return kind === 'unknown';
      },
      handle,
    },
  ];
}

type Handle = (turn: Turn, rest: string) => Promise<Reply>;

function whereAllowed(talk: RoutingTalk, handle: Handle): Command['handle'] {
  return async (turn, { rest }) => {
    const refusal = talk.refusal(turn);
    return refusal ? textReply(refusal) : handle(turn, rest);
  };
}

async function propose(talk: RoutingTalk, turn: Turn, line: string): Promise<Reply> {
  const { locale } = turn;
  const read = await readProposal(talk.desk.deps, turn, line);
  if (!read) return textReply(say(locale, 'routing.how', { example: await talk.example(locale) }));
  if (read.kind === 'problem') return textReply(read.text);
  const problem = talk.problemOf(turn, read.proposal);
  return problem ? textReply(problem) : cardReply(await talk.proposal(turn, read.proposal));
}

async function changeNumbered(talk: RoutingTalk, turn: Turn, rest: string, does: 'remove' | 'move'): Promise<Reply> {
  const { desk } = talk;
  const [first, to] = numbersIn(rest);
  const from = does === 'remove' ? onlyRuleNumber(rest) : first;
  const isUnsaid = from === undefined || (does === 'move' && to === undefined);
  // `move rule 3 to 1?` asks, and the list is the answer.
  if (isUnsaid || asksBehindOrder(rest)) return cardReply(await talk.list(turn));
  const outcome =
    does === 'remove'
      ? await desk.remove(turn.person, { place: from })
      : await desk.move(turn.person, { place: from }, to ?? 1);
  const done = does === 'remove' ? 'routing.removed' : 'routing.moved';
  return told(await talk.told(turn, outcome, done, from));
}

async function chooseCatcher(talk: RoutingTalk, turn: Turn, name: string): Promise<Reply> {
  if (!/[\p{L}\p{N}]/u.test(name) || asksBehindOrder(name)) return cardReply(await talk.list(turn));
  const named = await talk.desk.deps.named.called(name, turn.person);
  if (named.kind !== 'person')
    return textReply(whyNobody(turn.locale, name, named.kind === 'several' ? named.people : []));
  return told(await talk.told(turn, await talk.desk.setCatcher(turn.person, named.person), 'routing.catcherSet'));
}

function told(answer: Awaited<ReturnType<RoutingTalk['told']>>): Reply {
  return 'text' in answer ? textReply(answer.text) : cardReply(answer.card, answer.offers);
}

function alone(name: CommandName, handle: Command['handle']): Command {
  return { name, match: (text, locale) => (isCommand(locale, name, text) ? { rest: '' } : undefined), handle };
}

function behind(name: CommandName, handle: Command['handle']): Command {
  return {
    name: `${name} with words`,
    notInConversation: true,
    match: (text, locale) => {
      const rest = afterCommand(locale, name, text);
      return rest === undefined ? undefined : { rest };
    },
    handle,
  };
}

/**
 * A line of which every word was read, and that names a place, a value or a source, which a sentence about a single deal
 * does not. A city is no condition that rules know: that is answered, and the line is nothing else.
 */
function ruleAlone(text: string, locale: Turn['locale']): RoutingLine | undefined {
  const line = /[?？]\s*$/u.test(text) ? undefined : readRoutingLine(text, locale);
  if (line?.unread.length === 1 && Object.keys(line.when).length === 0 && isKnownCity(line.unread[0] ?? ''))
    return line;
  return line?.unread.length === 0 && (line.isElse || Object.keys(line.when).length > 0) ? line : undefined;
}

function numbersIn(text: string): readonly number[] {
  return (text.normalize('NFKC').match(/\d{1,3}/g) ?? []).map(Number);
}
