import type { Parse } from '../../meaning.ts';
import type { RoleId, WordRole } from '../../sentence/roles.ts';
import { rolesOf } from '../rule.ts';

/** `how many did we sign`: the verb is a state filter. */
export function statesOfDeeds(parse: Parse): readonly WordRole[] {
  if (parse.has('state')) return [];
  // `how many deals did Megan close`, `сколько сделок закрыла Меган`: brought to an end, and none to be closed by a day.
  if (parse.has('field', 'closeDate') && !parse.has('mood', 'not') && closedBySomebody.test(parse.sentence.text))
    return [{ kind: 'state', id: 'won' }];
  const states = { won: 'won', lost: 'lost', accept: 'accepted', decline: 'declined' } as const;
  const said = rolesOf(parse, ['action']).flatMap(({ id }) => {
    const state = states[id as keyof typeof states];
    return state ? [{ kind: 'state' as const, id: state }] : [];
  });
  // `成交` is also said of what is accepted; of deals counted it is an end.
  const ended = said.filter(({ id }) => id === 'won' || id === 'lost');
  return ended.length > 0 ? ended : said;
}

const closedBySomebody =
  /\bdid (?:\S{1,20} ){1,2}close\b|\b(?:has|have) (?:\S{1,20} ){1,2}closed\b|(?<!\p{L})закрыл[аи]?(?!\p{L})|마감했|끝냈|(?:結|關)了/iu;
export const endStates: readonly RoleId[] = ['won', 'lost', 'declined'];

/** `what did we win this year` */
export function endsAskedFor(parse: Parse, named: string | undefined): readonly WordRole[] {
  if (named) return endsOfDeals(parse, named);
  if (parse.names.length > 0 || !parse.has('question', 'what')) return [];
  const isPast = declinedBefore.test(parse.sentence.text);
  return [...rolesOf(parse, ['state']), ...statesOfDeeds(parse)].filter(
    ({ id }) => id === 'won' || id === 'lost' || (id === 'declined' && isPast),
  );
}

/** `biggest deals we closed this year`: those that came to an end, and not those that are worked on. */
function endsOfDeals(parse: Parse, named: string): readonly WordRole[] {
  const isOfAll = named === 'outbound' && parse.names.length === 0 && !parse.has('state');
  return isOfAll && weEnded.test(parse.sentence.text)
    ? statesOfDeeds(parse).filter(({ id }) => id === 'won' || id === 'lost')
    : [];
}
const weEnded =
  /\b(?:we|i)(?:[’']ve| have)? (?:just |already |actually )?(?:closed|won|signed|lost|landed)\b|(?<!\p{L})(?:мы|я) (?:уже )?(?:выиграл|закрыл|подписал|проиграл|потерял)|(?<!\p{L})(?:выиграл|закрыл|подписал|проиграл|потерял)и? мы(?!\p{L})/iu;

/** `what did I decline last month`, and not `what should I decline`. */
const declinedBefore =
  /\b(?:did|have|has) (?:i|we|they|\p{L}{2,20}) (?:decline|turn down|reject|pass on|declined|turned down|rejected)\b|(?<!\p{L})(?:отклонил|отказал|отверг)(?:а|и|ли)?(?!\p{L})/iu;
