import { hasRole, textOfPieces } from '../../sentence/piece.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { alone } from '../desk/settings-said.ts';
import { hasDeed, meaning, type Rule } from '../rule.ts';
import { saysDay } from './closing-day.ts';

/** `leads with no owner`, `лиды старше недели`: whoever works leads means those; for others they are referrals. */
export const leadsNarrowed: Rule = (parse) => {
  // `이번주에 들어온 리드`: beside leads, what has come in and what is new are they.
  const ofLeads: readonly RoleId[] = ['archived', 'inbound', 'inbox'];
  const isOther = parse.pieces.some(
    (piece) =>
      hasRole(piece, 'list') &&
      !hasRole(piece, 'action', 'leads') &&
      !ofLeads.some((each) => hasRole(piece, 'list', each)),
  );
  if (isOther || parse.names.length > 0 || hasDeed(parse, ['open', 'leads'])) return undefined;
  return parse.use('action', 'leads') ? meaning(parse, 'leads', { rest: parse.sentence.text }) : undefined;
};

/** `리드 담당 없는거 몇개야`: whoever works leads is shown those; for others referrals are counted. */
export const leadsCounted: Rule = (parse, readers) =>
  parse.has('question', 'how-many') ? leadsNarrowed(parse, readers) : undefined;

/** `리드 새로 온 거 있어?`: beside leads, what is new and what has come are they. */
export const leads: Rule = (parse, readers) => {
  const found = onlyLeads(parse, readers);
  // `leads that came in today`: the day is no filter of theirs, and is told so.
  if (found && (saysDay(parse, readers) || isOfDay(parse, readers))) return { ...found, rest: parse.sentence.text };
  if (found || !parse.use('action', 'leads')) return found;
  const isOther = parse.names.length > 0 || parse.has('action', 'create') || parse.has('bound') || parse.has('filter');
  for (const [kind, id] of besideLeads) parse.use(kind, id);
  return !isOther && parse.has('list', 'inbox') && parse.left.length === 0 ? meaning(parse, 'leads') : undefined;
};

const isOfDay: (...of: Parameters<Rule>) => boolean = ({ sentence, pieces }, readers) =>
  pieces.some((piece) => readers.isDay(textOfPieces(sentence.text, [piece])));

const onlyLeads = alone('leads', 'leads');
const besideLeads = [
  ['list', 'inbox'],
  ['list', 'inbound'],
  ['action', 'open'],
  ['question', undefined],
  ['talk', undefined],
] as const;
