import { fold } from '../../../answers/text/said.ts';
import type { Parse } from '../../meaning.ts';
import { isSign, joinedOf } from '../../sentence/piece.ts';

const inboundWord = /inbound|incoming|входящ|인바운드|수신|傳入|轉入|轉進/;
const outboundWord = /outbound|outgoing|исходящ|아웃바운드|발신|傳出|轉出|對外|外送/;

/**
 * `deals > 50k`, `мои открытые сделки`: without a word for what we sent, a deal is whatever is worked on, from whichever side
 * it came.
 */
export const saysOutbound = (text: string): boolean =>
  outboundWord.test(fold(text)) || sentByUs.test(text) || fromUs.test(text);

/** A list of what came in is also what a sentence lists by default: whether the sentence itself says so. */
export const saysInbound = (text: string): boolean => inboundWord.test(fold(text));

/** Ours by whoever made or sent it; a sender of another name in front makes it theirs: `MS가 보낸 거래`. */
const sentByUs =
  /\b(?:we|i)(?:['’]ve| have)? (?:sent|created|entered|registered|made|shared|submitted)\b|\bour own\b|\bsent (?:deals|referrals)(?! (?:by|from) )|(?<!\p{L})(?:мы|я) (?:созда|отправ|завел|завёл|внес|внёс)|(?<!\p{L})наш\p{L}{1,3} собственн|(?<!\p{L})от нас(?!\p{L})|(?<!\p{L})(?:созданн|отправленн)\p{L}{2,3} (?:нами|мной)|(?<!이 |가 |서 )(?:보낸|만든)|(?:우리|저희)가|(?:내|제)가 (?:보낸|만든|등록한|올린)|我們(?:自己)?(?:送|建|開)|我(?:自己)?(?:送|建|開)(?:立|出)?的|我們自己的|送出/iu;
/** In capitals it is a country. */
const fromUs = /\b(?:from|by) us\b/u;

export function listNamed(parse: Parse): string | undefined {
  const lists = parse.pieces.flatMap((piece, at) =>
    piece.roles.flatMap(({ kind, id }) =>
      kind === 'list' ? [{ id: ownerFirst(parse, at) ?? id, said: joinedOf(piece) }] : [],
    ),
  );
  // `inbound deals`: without `inbound`, `deals` means the outbound list.
  const isInbound = lists.some(({ id, said }) => id === 'inbound' && inboundWord.test(said));
  // `마소에서 보낸거`: who sent it says from where it came.
  const isTheirs = (saidOf: string) =>
    parse.has('filter') &&
    (['from-microsoft', 'from-partner'] as const).some((sender) => parse.has('filter', sender)) &&
    /^(?:보낸|轉出|傳出)/u.test(saidOf);
  const found = lists.filter(
    ({ id, said }) => !(id === 'outbound' && ((isInbound && !outboundWord.test(said)) || isTheirs(said))),
  );
  // The narrowest list named wins: `my referrals` over `referrals`.
  const order = ['favourites', 'archived', 'mine', 'inbox', 'outbound', 'inbound', 'found'];
  return order.find((name) => found.some(({ id }) => id === name));
}

/** `Megan手上的交易`: what is in the hands of whoever stands in front of them is not the speaker's own. */
function ownerFirst({ pieces }: Parse, at: number): 'found' | undefined {
  const [before, piece] = [pieces[at - 1], pieces[at]];
  const isInHands = piece && /^手(?:上|頭|邊)/u.test(joinedOf(piece));
  const isPerson = before && before.roles.length === 0 && !before.name && !isSign(before);
  return isInHands && isPerson ? 'found' : undefined;
}
