import { hasRole, isSign } from '../sentence.ts';
import { meaning, type Rule } from './rule.ts';

/** `new deal with Contoso, 120k`: what follows is read by the reader of lines. */
export const newDeal: Rule = (parse) => {
  const create = parse.pieces.findIndex(({ roles }) =>
    roles.some(({ kind, id }) => kind === 'action' && id === 'create'),
  );
  const before = parse.pieces.slice(0, create);
  if (create < 0 || before.some((piece) => piece.name || hasRole(piece, 'field'))) return undefined;
  const { mood } = parse;
  if (mood !== 'asks' && (mood !== 'wonders' || before.some((piece) => hasRole(piece, 'question')))) return undefined;
  const first = parse.pieces.slice(create + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  const rest = first ? parse.sentence.text.slice(first.tokens[0]?.from ?? 0) : '';
  return meaning(parse, 'new-deal', { ids: [], rest });
};

export const drafts: Rule = (parse) => {
  if (!parse.use('list', 'drafts')) return undefined;
  parse.use('action', 'open');
  parse.use('list', 'outbound');
  for (const kind of ['question', 'person', 'thing', 'talk'] as const) parse.use(kind);
  return parse.left.length === 0 ? meaning(parse, 'drafts') : undefined;
};
