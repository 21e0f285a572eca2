import { withoutEnds } from '../../../../answers/text/said.ts';
import type { Parse } from '../../../meaning.ts';
import { textOfPieces } from '../../../sentence/piece.ts';
import { type DetailReaders, meaning, type Rule } from '../../rule.ts';
import { personTypedIn } from './person-typed.ts';
import { hasStrangerBeside } from './stranger-beside.ts';

/**
 * `let Megan have Coho`, `пусть Ромашка будет у Меган`, `讓Megan負責星辰`, `한빛은 메건이 맡게 해줘`: the named person is the
 * recipient, so the sentence is not a report about them.
 */
export const letTake: Rule = (parse, readers) => {
  const { names, sentence, mood } = parse;
  if (names.length !== 1) return undefined;
  const text = withoutEnds(sentence.text, /[\s.!。！~]/);
  const other = parse.has('mood', 'not') ? undefined : personTypedIn(parse, mayTake, text);
  if (other && isOfDealAlone(parse, readers)) return meaning(parse, 'assign', { rest: other, exact: false });
  const isMeant = mood === 'asks' || (mood === 'tells' && !parse.has('mood', 'hearsay')) || isBidden(sentence.text);
  if (!isMeant || sentence.isQuestion) return undefined;
  const given =
    text.includes('從') && !text.endsWith('了') ? /[改轉換交]給([\p{L} ]{2,20})$/u.exec(text)?.[1] : undefined;
  const to =
    given ?? lets.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined) ?? hanTo(parse, text);
  // `пусть Ромашка ведёт переговоры`: the customer is no colleague.
  const isCustomer = to !== undefined && textOfPieces(sentence.text, names).startsWith(to);
  const isOther = ownsWhat.test(text) && !isOfDealAlone(parse, readers);
  return to && !isCustomer && !isOther && !hasStrangerBeside(parse, readers, [to])
    ? meaning(parse, 'assign', { rest: to, exact: false })
    : undefined;
};

/** `柏森讓怡君跟`, `換Megan跟柏森`, `柏森先丟給Megan`: all that is said beside the deal gives it to somebody whom no table knows. */
function hanTo({ names: [name], pieces, sentence }: Parse, text: string): string | undefined {
  const [from = 0, to = 0] = [name?.tokens[0]?.from, name?.tokens.at(-1)?.to];
  const beside = `${text.slice(0, from)} ${text.slice(to)}`.trim();
  const said = hanGiven.map((pattern) => pattern.exec(beside)?.[1]).find((one) => one !== undefined);
  const piece = pieces.find((one) => said?.startsWith(textOfPieces(sentence.text, [one])));
  return piece?.roles.length === 0 && !piece.name ? said : undefined;
}
const hanWho = '([A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20})?|\\p{Script=Han}{2,3}?)';
const hanTakes = '(?:負責|處理|接手|接下|接|顧|跟進|跟|追|做)';
const hanGiven: readonly RegExp[] = [
  `(?:那就?|就)?(?:讓|換|改由|由|請|叫|找|派) ?${hanWho}(?:先|來|去|再)?${hanTakes}`,
  `(?:先|就|直接|那)?(?:丟|撥|移|派|讓)給 ?${hanWho}(?:先|來)?${hanTakes}?`,
  `([A-Z][A-Za-z]{1,20})(?:先|來)?${hanTakes}`,
].map((said) => new RegExp(`^(?:請|麻煩|幫我)?(?:把)? ?${said}(?:就好|好了|吧|啦)?$`, 'u'));

/**
 * Nothing but the deal stands behind the verb, with a time or a reason: `let Lee handle Zenith’s pricing` gives one thing of
 * it, and no deal.
 */
function isOfDealAlone({ names: [name], sentence: { text } }: Parse, { isMoment }: DetailReaders): boolean {
  const [from = 0, to = 0] = [name?.tokens[0]?.from, name?.tokens.at(-1)?.to];
  const behind = withoutEnds(text.slice(to), /[\s.!?~]/)
    .replace(dealNoun, '')
    .trim();
  return (
    directlyBehind.test(text.slice(0, from).trimEnd()) &&
    (behind === '' || besideGiven.test(behind) || isMoment(behind))
  );
}
const dealNoun = /^ ?(?:deal|referral|account|opportunity|lead|one)(?!\p{L})/iu;
/** Behind the customer: a reason, or how. */
const besideGiven =
  /^(?:,|while |when |until |till |as |since |because |so |instead(?!\p{L})|from here|from now|now(?!\p{L})|then(?!\p{L})|please|pls|too(?!\p{L})|for me|for now|пока |раз |потому |вместо меня|за меня|пожалуйста|теперь|дальше|сам(?:а)?(?!\p{L}))/iu;
const ownsWhat =
  /^(?:please )?let \p{Lu}|^(?:пусть|пускай) \p{Lu}\S* (?:займ[её]тся|возьм[её]т|вед[её]т|забер[её]т|бер[её]т) /u;

const takes =
  '(?:take|take over|have|handle|own|run|lead|drive|deal with|work on|look after|follow up on|manage|cover|pick up|grab)';
const willTake =
  '(?:займ[её]тся|занимается|возьм[её]т|вед[её]т|забер[её]т|бер[её]т|подхватит|поработает с|разбер[её]тся с)';
/** Nothing but an article between the verb and the customer. */
const directlyBehind = new RegExp(
  `(?<!\\p{L})(?:${takes}|get|do|${willTake})(?: (?:over|up|the|on|за|сделку|сделкой|реферал|рефералом))?(?: the)?$`,
  'iu',
);
/** `can lee take Zenith while I’m away`, `пусть ли займётся Каскадом`: a wish, although it has the form of a question. */
const mayTake: readonly RegExp[] = [
  new RegExp(`^(?:(?:so|ok|hey|please|pls),? )?(?:can|could) (\\p{L}{2,20}) (?:please |maybe |just )?${takes} `, 'iu'),
  new RegExp(`^(?:please |pls )?let (?!me |us )(\\p{L}{2,20}) ${takes} `, 'iu'),
  new RegExp(`^(?:пусть|пускай) (?:лучше )?(\\p{L}{2,20}) (?:лучше |теперь |дальше )?${willTake} `, 'iu'),
];

/** `메건 보고 가온제과 맡으라고 해`: the speaker bids the desk to tell somebody. */
const isBidden = (text: string) =>
  /(?:맡으라고|담당하라고|처리하라고|챙기라고|하라고) (?:해|전해|말해|얘기해) ?(?:줘|주세요|줄래)?\S{0,2}$/u.test(text);

const lets: readonly RegExp[] = [
  /^(\p{Script=Hangul}{1,6}(?: \p{Script=Hangul}{1,3})?) ?(?:한테|에게|보고|더러) .{2,24}(?:맡으라고|담당하라고|처리하라고|챙기라고) /u,
  /^(?:請|麻煩|幫我)?(?:叫|派|找|請) ?([A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20})?) ?(?:去|來)?(?:跟|接|負責|處理|顧|追)/u,
  /^(?:please )?let (\p{Lu}[\p{L}’-]{1,20}(?: \p{Lu}[\p{L}’-]{1,20})?) (?:have|take|handle|own|run|do|get|lead|drive|deal with|work on|look after|follow up on|manage) /u,
  / (?:should|can|could|must|needs to|has to) go to (\p{Lu}[\p{L}’-]{1,20}(?: \p{Lu}[\p{L}’-]{1,20})?)(?= because|,|$)/u,
  /^(?:пусть|пускай) (\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})?) (?:займ[её]тся|возьм[её]т|вед[её]т|забер[её]т|бер[её]т) /u,
  / (?:лучше|надо|нужно|стоит) (?:отдать|передать|назначить|перекинуть) (?:на )?(\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})?)(?:,|$)/u,
  /^(?:пусть|пускай) .{2,60} (?:будет|останется) (?:у|за) (\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})?)$/u,
  /讓([\p{Script=Latin} ]{2,20}|\p{Script=Han}{2,3})(?:來)?(?:負責|處理|接手|顧|跟進)/u,
  /(?:^| )(\p{L}{1,10})(?:이|가) (?:맡|담당하|처리하|진행하|가져가)게 (?:해|하)/u,
];
