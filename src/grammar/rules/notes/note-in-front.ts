import type { Meaning, Parse } from '../../meaning.ts';
import { hasRole, isSign } from '../../sentence/piece.ts';
import { meaning } from '../rule.ts';
import { noteWithoutMarks } from './note-text.ts';

/** `미래전자에 법무팀이 검토 중이라고 적어줘`: in Korean the note precedes the verb. */
function quotedNote(parse: Parse): Meaning | undefined {
  const { pieces, sentence } = parse;
  const place = pieces.findLastIndex((piece, at) => hasRole(piece, 'action', 'note') && !isFew(parse, at));
  const behind = pieces.slice(place + 1);
  const isLast = behind.every(
    (piece) => hasRole(piece, 'glue') || isSign(piece) || hasRole(piece, 'mood') || hasRole(piece, 'talk'),
  );
  const [first] = pieces;
  const said = sentence.text.slice(first?.tokens.at(-1)?.to, pieces[place]?.tokens[0]?.from);
  const words = said
    .trim()
    .replace(/^(?:에는?|에다가?|한테|:|,)/u, '')
    .trim()
    // `대한테크 메모에 …라고 적어줘`: where it is written is no part of it.
    .replace(/^(?:메모|노트|비고|코멘트)(?:란)?(?:에다가?|에는?|으?로|에) ?(?=\S)/u, '');
  const told = words.replace(/ ?(?:이?라고|(?<=다)고|(?:는|다는|라는) (?:것|내용)(?:을|도)?|고)$/u, '').trim();
  const quoted = noteWithoutMarks(told);
  if (!isLast || !first?.name || place < 3 || !/\p{Script=Hangul}/u.test(said) || quoted.length < 2) return undefined;
  return meaning(parse, 'note', { ids: first.name.ids, rest: quoted, exact: false });
}

export const noteInFront = (parse: Parse) => quotedNote(parse) ?? toldNote(parse);

/** `어제 대한테크랑 통화했고 다음 달에 계약한대 메모 좀`: all that stands in front of the last word, the name within it. */
function toldNote(parse: Parse): Meaning | undefined {
  const { pieces, names, sentence } = parse;
  const { text } = sentence;
  const place = pieces.findLastIndex((piece) => !hasRole(piece, 'glue') && !isSign(piece) && !hasRole(piece, 'mood'));
  const verb = pieces[place];
  const isVerb = verb && hasRole(verb, 'action', 'note') && /^(?:메모|기록|노트)/.test(verb.tokens[0]?.text ?? '');
  const said = text.slice(0, verb?.tokens[0]?.from).trim();
  const [named, ...others] = names;
  if (!isVerb || !named || others.length > 0 || named === pieces[0] || place < leastTold) return undefined;
  return meaning(parse, 'note', { ids: named.name?.ids ?? [], rest: noteWithoutMarks(said), exact: false });
}

const leastTold = 4;

/** `예산이 너무 적어`: here 적어 means "small", not "write". */
export function isFew({ pieces }: Parse, at: number): boolean {
  const [said, before] = [pieces[at]?.tokens, pieces[at - 1]?.tokens];
  return (
    said?.length === 1 &&
    /^적(?:어|어요|어서|다|네|네요)$/.test(said[0]?.text ?? '') &&
    /^(?:너무|좀|많이|아주|턱없이|워낙|.{1,8}[이가])$/.test(before?.at(-1)?.text ?? '')
  );
}
