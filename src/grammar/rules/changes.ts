import type { Parse } from '../meaning.ts';
import { hasRole, type Piece } from '../sentence.ts';
import { detailOf } from './detail.ts';
import { type DetailReaders, doings, meaning, type Rule, setters } from './rule.ts';

/** `change Fabrikam’s value to 200k`, `value 140k`, `move Fabrikam to 60 %`. */
export const change: Rule = (parse, readers) => {
  if (parse.sentence.isQuestion || parse.has('list')) return undefined;
  const does = doings.filter((deed) => deed !== 'open' && deed !== 'claim');
  // `3月5日簽約`: with a day, it is the one on which it closes.
  const isDeed = (piece: Piece) =>
    does.some((deed) => hasRole(piece, 'action', deed)) && !hasRole(piece, 'field', 'closeDate');
  if (parse.pieces.some(isDeed)) return undefined;
  const field = setters.find(([id]) => parse.has('field', id));
  const changes = parse.use('action', 'change');
  if (!field && !changes) return undefined;
  parse.use('field');
  parse.use('thing');
  if (parse.names.length > 0) parse.use('action', 'create');
  if (parse.left.length === 0) return undefined;
  const named = parse.names.length > 0 ? setterFor(parse, readers) : undefined;
  const [, intent, reader] = field ?? named ?? ([] as const);
  if (!intent || !reader) return undefined;
  const detail = detailOf(parse, readers[reader]);
  // `finish my draft`: no day, no verb of changing, nothing to set.
  if (!detail && !changes && !/\p{N}/u.test(parse.rest)) return undefined;
  return meaning(parse, intent, detail ? { rest: detail.text, exact: parse.exact && detail.isAll } : {});
};

/** Of what it may be the one that leaves nothing over; else the one that takes most of it. `1.5 million` is no fifth of January. */
function setterFor(parse: Parse, readers: DetailReaders): (typeof setters)[number] | undefined {
  const found = setters.flatMap((setter) => {
    const detail = detailOf(parse, readers[setter[2]]);
    return detail ? [{ setter, size: detail.text.length + (detail.isAll ? 1_000 : 0) }] : [];
  });
  return found.sort((one, other) => other.size - one.size)[0]?.setter;
}

/** `assign Adatum to me`, `запиши Ромашку на меня`. To somebody else is a matter of its own. */
export const assign: Rule = (parse) => {
  const puts = parse.use('action', 'change') || parse.use('action', 'note');
  const takes = !puts && hasWord(parse, ownForm) && parse.use('action', 'accept');
  if (parse.names.length === 0 || !(puts || takes) || !parse.use('person', 'me')) return undefined;
  parse.use('talk');
  parse.use('thing');
  parse.use('field', 'owner');
  return parse.left.length === 0 ? meaning(parse, 'claim') : undefined;
};

/** `взять себе` is more than to accept. */
const ownForm = /^себе$/;
const hasWord = (parse: Parse, word: RegExp) =>
  parse.pieces.some(({ tokens }) => tokens.some(({ text }) => word.test(text)));

/** `assign Adatum to Megan`, `hand it over to Lee`: what is left names somebody. Whether anybody is called so is not known here. */
export const handOver: Rule = (parse) => {
  const isOwner =
    parse.has('field', 'owner') &&
    parse.has('action', 'change') &&
    !parse.has('action', 'note') &&
    !parse.sentence.isQuestion;
  if (parse.has('person', 'me') || !(parse.use('action', 'assign') || isOwner)) return undefined;
  for (const action of ['change', 'release', 'note'] as const) parse.use('action', action);
  parse.use('thing');
  parse.use('talk');
  parse.use('field', 'owner');
  const { rest } = parse;
  const isName = /\p{L}/u.test(rest) && !/\d/.test(rest) && rest.split(/\s+/).length <= 5;
  return isName ? meaning(parse, 'assign') : undefined;
};

/** A name and a value: `Fabrikam 80%`. Nobody said to change anything, so it is asked. */
export const bareChange: Rule = (parse, readers) => {
  // `fabrikam 2 80%`
  const rest = parse.rest.replace(/^2 (?=\d)/, '');
  if (parse.names.length === 0 || parse.sentence.isQuestion || !rest) return undefined;
  const found = setters.find(([, , isWhat]) => readers[isWhat](rest));
  return found && meaning(parse, found[1], { rest, exact: false });
};
