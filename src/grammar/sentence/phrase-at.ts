import { joinedTokens, type Lexicon, type PhraseMatch } from './lexicon.ts';
import { hasRole, type Piece } from './piece.ts';
import type { Token } from './tokens.ts';

/**
 * The longest phrase; a shorter one where the longest would split the next word (我們接|受 instead of 我們|接受); else a long
 * Chinese phrase with one wrong character.
 */
export function phraseAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  isName: (place: number) => boolean,
): PhraseMatch | undefined {
  const longest = lexicon.matchAt(tokens, at);
  if (!/^\p{Script=Han}$/u.test(tokens[at]?.text ?? '')) return longest;
  const almost = (longest?.count ?? 0) < 3 ? lexicon.almostAt(tokens, at) : undefined;
  if (almost && !isName(at)) return almost;
  const next = at + (longest?.count ?? 0);
  const isHalf = longest && longest.count > 1 && /^\p{Script=Han}$/u.test(tokens[next]?.text ?? '');
  if (!isHalf || isName(next) || lexicon.matchAt(tokens, next)) return longest;
  for (let count = longest.count - 1; count > 0; count--) {
    const shorter = lexicon.matchAt(tokens, at, count);
    const behind = shorter?.count === count ? lexicon.matchAt(tokens, at + count) : undefined;
    if (shorter && behind && at + count + behind.count > next) return shorter;
    // `說明天要`: 明天 and no 說明.
    if (shorter && at + count + 1 === next && dayAcross.test(joinedTokens(tokens, at + count, 2))) return shorter;
  }
  return longest;
}

const dayAcross = /^(?:[今明昨後前]天|[上下這本][週周月季]|[今明去]年)$/u;

/** Separable verbs: `hand Adatum back`, `turn the Coho one down`. */
export function joinParticles(pieces: Piece[], lexicon: Lexicon): void {
  for (let at = 1; at + 1 < pieces.length; at++) {
    const [particle] = pieces[at + 1]?.tokens ?? [];
    if (!pieces[at]?.name || !particle || !/^(?:up|down|back|off|on|over|out|away|along|to)$/.test(particle.text))
      continue;
    const place = pieces.slice(0, at).findLastIndex((piece) => !hasRole(piece, 'glue') || hasRole(piece, 'action'));
    const [verb] = pieces[place]?.tokens ?? [];
    const phrase = verb && lexicon.matchAt([verb, particle], 0);
    if (phrase?.count !== 2) continue;
    // `pass Coho to Lee` joins; `changed Coho to 210k` does not.
    if (particle.text === 'to' && !phrase.roles.some(({ id }) => id === 'assign')) continue;
    pieces[place] = { tokens: [verb as Token], roles: phrase.roles, exact: true };
    pieces[at + 1] = { tokens: [particle], roles: [{ kind: 'glue', id: 'glue' }], exact: true };
  }
}
