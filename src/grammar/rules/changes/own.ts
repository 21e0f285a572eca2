import type { Parse } from '../../meaning.ts';
import { isPastForm } from '../../sentence/verb-forms.ts';
import { meaning, type Rule } from '../rule.ts';

/** `assign Adatum to me`, `запиши Ромашку на меня`. Assignment to others has its own rule. */
export const assign: Rule = (parse) => {
  const puts = parse.use('action', 'change') || parse.use('action', 'note');
  const takes = !puts && isForMyself(parse) && parse.use('action', 'accept');
  if (parse.names.length === 0 || !(puts || takes)) return undefined;
  if (!parse.use('person', 'me') && !takes) return undefined;
  // `я уже принял Каскад` tells of it.
  if (parse.pieces.some(({ tokens }) => tokens.some(({ text }) => isPastForm(text)))) return undefined;
  parse.use('talk');
  parse.use('thing');
  parse.use('field', 'owner');
  return parse.left.length === 0 ? meaning(parse, 'claim') : undefined;
};

/** `取消我在立新機械的負責人身分`, `remove me as the owner of Adatum` */
export const unown: Rule = (parse) => {
  const isMine = parse.names.length > 0 && parse.has('field', 'owner') && parse.has('person', 'me');
  const isOff = parse.names.length > 0 && offMine.test(parse.sentence.text);
  const isTaken = takesAway.test(parse.sentence.text) || (isOff && /\btake /i.test(parse.sentence.text));
  return (isMine || isOff) && !parse.sentence.isQuestion && isTaken
    ? meaning(parse, 'release', { rest: '' })
    : undefined;
};

const offMine = /\b(?:off|from) my (?:list|plate|desk|name)|из моего списка|내 목록에서|從我的清單|我的清單拿/iu;
const takesAway = /取消|移除|拿掉|解除|\b(?:remove|cancel|drop) |сними|убери|исключи|снять|해제|취소|빼/iu;

/** `взять себе`, `take it for me`: claims ownership, more than accepting. */
const isForMyself = (parse: Parse) => hasWord(parse, ownForm) || takesForMe.test(withNamesAsIt(parse));
const ownForm = /^себе$/;
/** `take Zenith please for me`, `take Zenith for me please`: politeness says nothing of whom it is for. */
const withoutPlease = (text: string) =>
  text.replace(/,? (?:please|pls|plz)(?= for (?:me|myself)(?!\p{L})|[.! ]*$)/giu, '');
/** Between the verb and `for me` stands the deal alone: `take Zenith out for me` takes nothing over. */
const takesForMe =
  /^(?:please |pls |i(?:’ll|'ll| will) |i want to |let me )?(?:take(?: over| on)?|grab|get|pick up|have) (?:the |this |that )?(?:it|that|this|one)(?: (?:deal|one|referral|opportunity|lead|account))?(?: (?:up|over|on))? for (?:me|myself)[.! ]*$/iu;
const fetches =
  /^(?:please |pls |i(?:’ll|'ll| will) |i want to |let me )?(?:take|grab|get|pick up) .{1,60} for (?:me|myself)[.! ]*$/iu;
/** `pick up where we left Zenith for me`: something else is to be fetched or done. */
export const fetchesForMe = (parse: Parse): boolean =>
  fetches.test(withoutPlease(parse.sentence.text)) && !takesForMe.test(withNamesAsIt(parse));

function withNamesAsIt({ names, sentence: { text } }: Parse): string {
  const [first, last] = [names[0]?.tokens[0]?.from, names.at(-1)?.tokens.at(-1)?.to];
  return withoutPlease(first === undefined ? text : `${text.slice(0, first)}it${text.slice(last)}`);
}
const hasWord = (parse: Parse, word: RegExp) =>
  parse.pieces.some(({ tokens }) => tokens.some(({ text }) => word.test(text)));
