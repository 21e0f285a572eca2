import type { Parse } from '../../meaning.ts';
import { hasRole, type Piece } from '../../sentence/piece.ts';
import type { Action } from '../../sentence/roles.ts';
import type { DetailReaders } from '../rule.ts';
import { type Followed, stands } from './followed.ts';

/**
 * What it was before is asked, or is to be put back. Beside another order the same words are the text of its note, its reason, or
 * what is to be remembered: `note on Adatum: they get back to us on the value`, `decline Adatum, they take the value back`.
 */
export function isOfBefore(parse: Parse, readers: DetailReaders, isOfField: boolean): boolean {
  const { text } = parse.sentence;
  if (parse.pieces.some((piece) => isOtherOrder(piece, text))) return false;
  if (isOfField && !saysValue(parse, readers) && asksBack(parse, readers)) return true;
  return stands(text, formerly);
}

function asksBack({ pieces, sentence: { text } }: Parse, readers: DetailReaders): boolean {
  const isField = ({ roles }: Piece) => roles.some(({ kind }) => kind === 'field');
  const given = givenBack.exec(text);
  const [from, to] = [given?.index ?? 0, (given?.index ?? 0) + (given?.[0].length ?? 0)];
  const isWithin = ({ tokens: [token] }: Piece) => (token?.from ?? 0) > from && (token?.from ?? 0) < to;
  if (given && pieces.some((piece) => isField(piece) && isWithin(piece))) return true;
  return stands(text, putBack) || (changedToBefore.test(text) && !readers.hasMoment(text));
}

/** `take the value back`, `верни сумму`: the verb that puts back has the role of a deed, too. */
function isOtherOrder(piece: Piece, text: string): boolean {
  const isVerbItself = putsBack.test(text.slice(piece.tokens[0]?.from).split(/[,.;:，。]/u)[0] ?? '');
  const isOrder = otherOrders.some((deed) => hasRole(piece, 'action', deed));
  return hasRole(piece, 'action', 'note') || (isOrder && !isVerbItself && !hasRole(piece, 'mood', 'did'));
}
const otherOrders = [
  ...(['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost', 'remind'] as const),
] as const satisfies readonly Action[];
const putsBack =
  /^(?:put|bring|get|give|take|change|set|switch|roll) (?:.{0,80} )?back(?!\p{L})|^верн\p{L}{1,3}(?!\p{L})/iu;

/** `they get back to us on the value`: of these verbs the value stands between both words, or is the old one. */
const givenBack =
  /(?<!\p{L})(?:get|give|take) [^,.;:]{0,60}(?<!\p{L})back(?!\p{L})(?: to)?(?: (?:the|its|his|her|their))?(?: (?:old|previous|former|original|earlier|last) \p{L}{1,10})?/iu;

/** Its former value is asked back: where it came from is told, with the button that does it. */
const putBack: Followed = [
  [/(?<!\p{L})(?:put|bring|change|set|switch|roll) /iu, /(?<!\p{L})back(?!\p{L})/iu],
  [/(?:)/u, /(?<!\p{L})(?:restore|revert|undo|reset)(?!\p{L})/iu],
  [/(?:)/u, /(?<!\p{L})(?:верн(?:и|ите|уть|ём)|восстанов(?:и|ите|ить)|откат(?:и|ите|ить))(?!\p{L})/iu],
  [
    /(?:)/u,
    /원래대로|(?:이전|예전|전)(?: ?(?:금액|값|날짜|단계))?으?로 ?(?:되|돌|복)|(?:금액|값|날짜)\S{0,2} ?(?:되돌|복원|복구)/u,
  ],
  [/恢復|還原|復原/u, /原[來本先]|之前|先前|舊|上一|恢復|還原|復原/u],
  [/[改調換變](?:回|(?:成|為|到)(?=舊|上一|原[來本先]|(?:之|先)前的))/u, /原[來本先]|之前|先前|舊|上一/u],
];

/** `크리스마스 전으로 바꿔줘` is a day before that one; without a day it is the former one. */
const changedToBefore = /(?:이전|예전|전)(?: ?(?:금액|값|날짜|단계))?으?로 ?바/u;

/** `set the stage back to proposed`: then it is a change to that value. */
function saysValue({ names, runs, sentence: { text } }: Parse, { isStage, isDay }: DetailReaders): boolean {
  const [name] = names;
  const bare = name ? `${text.slice(0, name.tokens[0]?.from)} ${text.slice(name.tokens.at(-1)?.to)}` : text;
  return /\p{N}/u.test(bare) || runs.some((run) => isStage(run.text) || isDay(run.text));
}

/** How much it was before; for another field its word stands beside it. */
const formerly: Followed = [
  [/(?<!\p{L})how much (?:was|were|did) /iu, /(?<!\p{L})(?:before|originally|previously|at first|used to)(?!\p{L})/iu],
  [/(?<!\p{L})сколько (?:было|стоил[аои]?) /iu, /(?<!\p{L})(?:раньше|прежде|изначально|сначала|до этого)(?!\p{L})/iu],
  [/원래|예전에|이전에|처음에/u, /얼마/u],
  [/原本|原來|之前|先前|當初/u, /多少/u],
];
