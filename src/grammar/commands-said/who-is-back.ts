import { lexiconOf } from '../sentence/lexicon.ts';
import { hasRole, isSign, type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';

/**
 * The words for somebody or something else that is back: `Bob is back`, `怡君回來了`, `메건님 복귀했어요`, `crm開回來了`. Undefined: the
 * writer is (`back early`, `일찍 복귀했어요`), or nobody is named.
 */
export function otherBack({ pieces, text }: Sentence): string | undefined {
  const at = pieces.findIndex((piece) => hasRole(piece, 'action', 'back'));
  if (at < 1 || firstPerson.test(text)) return undefined;
  const before = pieces.slice(0, at).filter((piece) => !isSign(piece));
  const who = /\p{Script=Hangul}/u.test(text) ? before.filter(isColleague) : subject(before);
  if (who.length > 0) return textOfPieces(text, who);
  return byTheirPlace.test(text) ? textOfPieces(text, before) : undefined;
}

const firstPerson =
  /(?<!\p{L})(?:i|i[’'](?:m|ve|ll)|we|we[’'](?:re|ve)|я|мы|저|저는|전|제가|나|나는|난|내가)(?!\p{L})|[我咱](?!們?的?(?:老闆|主管|同事|客戶|經理))/iu;

/** Somebody by what they are to the writer: words of every sentence, which the tables therefore leave out. */
const byTheirPlace =
  /^(?:the|our|a) \p{L}{2,20} (?:is|are) |^(?:наш |мой )?(?:заказчик|клиент|коллега|начальник|директор|менеджер) |^(?:我們?的?)?(?:老闆|主管|同事|客戶|經理)/iu;

/** What stands first and is no word of the desk’s; in Chinese as long as a name is, in Latin letters also with what follows it. */
function subject(before: readonly Piece[]): readonly Piece[] {
  const [first] = before;
  if (!first || first.roles.length > 0) return [];
  const end = before.findIndex(({ roles }) => roles.length > 0);
  const unknown = end < 0 ? before : before.slice(0, end);
  const said = unknown.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join('');
  if (!/^\p{Script=Han}/u.test(said)) return unknown;
  return /^\p{Script=Han}{1,3}$/u.test(said) && !adverbs.test(said) && !lexiconOf('zh-TW').has(said) ? unknown : [];
}

const adverbs = /^(?:已|已經|剛|剛剛|終於|總算|早|又|都|休完?假?|放完?假?|銷假|請完?假?|休|放)$/u;

function isColleague({ roles, tokens }: Piece): boolean {
  const word = tokens.map(({ text }) => text).join(' ');
  return (
    title.test(word) || (roles.length === 0 && /^\p{Script=Latin}{2}|\p{Script=Hangul}{2}(?:이가|가)$/u.test(word))
  );
}

const title = /\p{Script=Hangul}(?:님|씨|대리|과장|차장|부장|팀장|사장|이사)(?:이|가|은|는|께서|도)?$/u;
