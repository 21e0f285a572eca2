import type { Intent, Parse } from '../meaning.ts';
import type { Action, RoleId } from '../roles.ts';
import { hasRole, isSign, type Piece } from '../sentence.ts';
import { doings, meaning, type Rule } from './rule.ts';

/** What is done with one referral: by its name, or with the one that was opened last. */
export const doing: Rule = (parse) => {
  const action = deedOf(parse);
  const hasName = parse.names.length > 0;
  if (!action || parse.has('list', 'solutions') || parse.has('thing', 'all')) return undefined;
  const isEnd = action === 'won' || action === 'lost';
  // Without a name they are states to filter by.
  if (!hasName && (isEnd || parse.has('list') || parse.has('filter'))) return undefined;
  parse.use('action', action);
  parse.use('action', 'open');
  parse.use('action', 'change');
  for (const kind of ['thing', 'talk', 'question', 'state'] as const) parse.use(kind);
  if (hasName) parse.use('person', 'me');
  if (isEnd) parse.use('field', 'closeDate');
  if (!hasName && (parse.left.length > 0 || action === 'open')) return undefined;
  return meaning(parse, action as Intent, {
    rest: action === 'decline' || action === 'lost' ? ownWords(parse) : parse.restToTheEnd,
  });
};

function deedOf(parse: Parse): Action | undefined {
  // `Coho Winery accepted`: said of a name, it is to be done.
  const isAccepted = parse.names.length > 0 && saysNoMoreThan(parse, 'accepted');
  const found = doings.find((each) => parse.has('action', each)) ?? (isAccepted ? 'accept' : undefined);
  return found === 'open' || parse.mood === 'asks' ? found : undefined;
}

/**
 * The reason as it stands: what follows the name and the verb, or the sign behind them. Where it stands before them (`예산이
 * 없어서 …`), from the first word that is left.
 */
function ownWords(parse: Parse): string {
  const { pieces, sentence } = parse;
  const last = pieces.findLastIndex((piece) => piece.name || isDeed(piece));
  const behind = pieces.slice(last + 1);
  const [first] = parse.left;
  if (!first || !behind.includes(first)) return parse.restToTheEnd;
  const sign = behind.findIndex((piece) => /^[,，:：;.!！—–-]$/.test(piece.tokens[0]?.text ?? ''));
  const isBeforeIt = sign >= 0 && sign < behind.indexOf(first);
  const start = behind.slice(isBeforeIt ? sign : 0).find((piece) => !isSign(piece));
  return sentence.text.slice(start?.tokens[0]?.from ?? 0);
}

const isDeed = (piece: Piece) => hasRole(piece, 'action', 'decline') || hasRole(piece, 'action', 'lost');

/** A name, a state, and nobody who did it. */
function saysNoMoreThan(parse: Parse, state: RoleId<'state'>): boolean {
  const isSaid = (piece: Piece) =>
    piece.name || isSign(piece) || hasRole(piece, 'state', state) || hasRole(piece, 'talk');
  return parse.has('state', state) && parse.pieces.every(isSaid);
}

/** A name and nothing else. */
export const bareName: Rule = (parse) => {
  if (parse.names.length === 0) return undefined;
  parse.use('talk');
  parse.use('thing');
  return parse.left.length === 0 ? meaning(parse, 'open') : undefined;
};
