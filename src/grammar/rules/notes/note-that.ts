import { endsAsking } from '../../sentence/asked.ts';
import { isSign } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

/**
 * `отметь по Аргону, что …`, `запиши туда, что …`: here `что` is a conjunction, not a question word. Where the deal is named in
 * the text alone, it is shown before it is written.
 */
export const noteThat: Rule = (parse) => {
  const { text } = parse.sentence;
  const at = text.search(/,? что /);
  const [head, rest] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1).replace(/^ ?что /, '')];
  const [first, sign] = parse.pieces;
  const own = first?.name && sign && isSign(sign) ? head.slice(sign.tokens[0]?.to).trim() : head;
  if (!thatVerbs.test(`${own} `) || own.includes(':') || head.length > longestHead || endsAsking(text))
    return undefined;
  const [named, ...others] = parse.names;
  const isNamed = named && others.length === 0 && (named.tokens[0]?.from ?? 0) < head.length;
  if (isNamed) return rest ? meaning(parse, 'note', { rest }) : undefined;
  if (!rest || !nowhereElse.test(own)) return undefined;
  const ids = others.length === 0 ? (named?.name?.ids ?? []) : [];
  return meaning(parse, 'note', { rest, ids, exact: parse.exact && !named });
};

/** Only the verb, and that it is written on the one spoken of. */
const nowhereElse =
  /^(?:пожалуйста,? )?\p{L}{4,12}(?: (?:пожалуйста|плиз|плз|туда|там|сюда|тут|себе|ещё|еще|также|мне|к ней|к нему|по ней|по нему|в неё|в нее|в него|в заметки|в заметках|в примечания|в карточку|в карточке|в сделку|заметку)){0,3}$/iu;

const thatVerbs =
  /^(?:пожалуйста,? )?(?:(?:отметь|запиши|пометь|напиши|добавь|допиши|зафиксируй|укажи)(?:те)?|(?:прошу|просьба|надо|нужно|можно|хочу) (?:отметить|записать|пометить|написать|добавить|дописать|зафиксировать|указать)) /i;
const longestHead = 60;
