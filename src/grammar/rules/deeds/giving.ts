import { withoutEnds } from '../../../answers/text/said.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, isColon, isSign, joinedOf, type Piece, textOfPieces } from '../../sentence/sentence.ts';
import { type DetailReaders, meaning, type Rule } from '../rule.ts';

/**
 * `assign Adatum to Megan`, `hand it over to Lee`: the leftover words name a person. Whether that person exists is
 * checked later.
 */
export const handOver: Rule = (parse, readers) => {
  // `다음 주 휴가임, 메건한테 넘겨줘`: said of an absence, it names the deputy.
  if (parse.names.length === 0 && (parse.has('action', 'away') || parse.has('action', 'leads'))) return undefined;
  if (isNoHandOver(parse)) return undefined;
  const named = bareReceiver(parse, readers);
  if (named) return meaning(parse, 'assign', { rest: named, exact: false });
  const perhaps = perhapsReceiver(parse);
  if (perhaps) return meaning(parse, 'assign', { rest: perhaps, exact: false, colleague: perhaps });
  if (fromMe.test(parse.sentence.text)) parse.use('person', 'me');
  else if (parse.has('person', 'me') && !saysWhyBehind(parse) && !receiverBeforeVerb(parse)) return undefined;
  const given = givenTo(parse);
  if (given) return meaning(parse, 'assign', { rest: given });
  return handedByVerb(parse, readers);
};

/** The verb of handing over, the owner's field or a move says that it is given; what is left over, to whom. */
const handedByVerb: Rule = (parse, readers) => {
  const isOwner = changesOwner(parse);
  if (!(parse.use('action', 'assign') || isOwner || movesOver(parse))) return undefined;
  for (const action of ['change', 'release', 'note'] as const) parse.use('action', action);
  parse.use('thing');
  parse.use('talk');
  parse.use('field', 'owner');
  // `to Lee Gu, he knows them`
  const [receiver = '', ...more] = (receiverBeforeVerb(parse) ?? firstSentence(parse)).split(secondWish);
  const said = behindVerb(receiver.split(endOfReceiver)[0] ?? '').replace(whoseName, '');
  const rest = isOwner ? said.replace(/(?<=\p{Script=Hangul}{2})(?:으로|로)$/u, '') : said;
  // `пусть Ромашка ведёт переговоры`: no person is named.
  if (/^(?:пусть|пускай|let) /iu.test(parse.sentence.text) && !/^\p{Lu}/u.test(rest)) return undefined;
  // `협상단계로 넘겨`: passed on to its next stage, and to nobody.
  if (readers.isStage(rest.replace(/(?<=\p{Script=Hangul})으?로$/u, ''))) return undefined;
  // `give Zenith another week`: no person.
  if (givesThing.test(parse.sentence.text)) return undefined;
  const isName = /\p{L}/u.test(rest) && !toSystem.test(rest) && !/\d/.test(rest) && rest.split(/\s+/).length <= 5;
  const exact = parse.exact && more.length === 0;
  return isName ? meaning(parse, 'assign', { rest, exact }) : undefined;
};

/** `отдай Олегу он с ними знаком`, `give it to Megan she knows them`: on a phone a reason stands without a sign. */
const endOfReceiver =
  /[,，.。;]| (?:and |и |а )?(?=(?:he|she|they|because|cause|since|while|until|he[’']s|she[’']s|он|она|они|пусть|раз|ведь|потому|поскольку|чтобы|пока|у него|у неё|у нее|так как|тк|т\.к)(?!\p{L}))/iu;

/** `담당자 이름을 김민수로 변경`, `負責人名字改成王小明` */
const whoseName = /^(?:(?:이름|성함|성명)(?:을|를|은|이)? |的?(?:名字|姓名|名稱)(?:改成|改為|換成|換為|改|換))/u;

const changesOwner = (parse: Parse) =>
  parse.has('field', 'owner') &&
  parse.has('action', 'change') &&
  !parse.has('action', 'note') &&
  !parse.sentence.isQuestion;

/** `give it to Megan and tell her to call`: what the receiver, or the desk, is to do besides is no part of the name. */
const secondWish =
  /,? (?:and|then|и|а) (?=(?:then |also |ещё |еще |потом )?(?:tell|ask|let|have|add|call|remind|say|put|note|set|push|mark|скажи|попроси|добавь|пусть|напиши|напомни|позвони|поставь|сдвинь|запиши|отметь)(?!\p{L}))/iu;

/** `리드코리아 CRM으로 넘겨`: no person. */
const toSystem =
  /^(?:(?:our|the|우리|我們的?) ?)?(?:crm|씨알엠|salesforce|세일즈포스|dynamics(?: 365)?|다이나믹스|срм|црм)(?:으로|로|에|裡)?$/iu;

/** `給Lee管理員權限`: a role, and no deal. */
const givesRole = /給.{1,20}(?:權限|管理員|角色|權利)[。.!！]?$/u;
const givesThing = /(?<!\p{L})(?:give|hand|pass)(?:(?! to )[^,.;:!?]){1,60} (?:an?|another|some|more) \p{Ll}/iu;

const isNoHandOver = (parse: Parse) => isOfNote(parse) || givesRole.test(parse.sentence.text);

/** `備註已交接`, `note Zenith: give it to Megan`: what is handed over stands in the text of the note. */
function isOfNote({ pieces }: Parse): boolean {
  const colon = pieces.findIndex(isColon);
  const isIntroduced = pieces
    .slice(0, Math.max(colon, 0))
    .some((piece) => hasRole(piece, 'action', 'note') || hasRole(piece, 'field', 'notes'));
  if (isIntroduced && pieces.slice(0, colon).every((piece) => !hasRole(piece, 'action', 'assign'))) return true;
  const note = pieces.findIndex((piece) => hasRole(piece, 'action', 'note') && /^[備加]/u.test(joinedOf(piece)));
  const given = pieces.findIndex((piece) => hasRole(piece, 'action', 'assign'));
  return note >= 0 && note < given;
}

/**
 * `let Megan have Coho`, `пусть Ромашка будет у Меган`, `讓Megan負責星辰`, `한빛은 메건이 맡게 해줘`: the named person is the
 * recipient, so the sentence is not a report about them.
 */
export const letTake: Rule = (parse, readers) => {
  const { names, sentence, mood } = parse;
  if (names.length !== 1) return undefined;
  const text = withoutEnds(sentence.text, /[\s.!。！~]/);
  const other = parse.has('mood', 'not') ? undefined : namedIn(parse, mayTake, text);
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
  return to && !isCustomer && !isOther ? meaning(parse, 'assign', { rest: to, exact: false }) : undefined;
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

/** One person for another on a named deal, or, of the one spoken of, instead of the writer: `not me, Megan`. */
export const exchangePeople: Rule = (parse, readers) => {
  const { names, sentence, mood } = parse;
  const text = withoutEnds(sentence.text, /[\s.!~]/);
  if (names.length > 1 || sentence.isQuestion) return undefined;
  const to = names.length === 0 ? namedIn(parse, notMe, text) : mood === 'asks' && exchangedFor(parse, readers, text);
  const instead = names.length === 0 ? ([{ kind: 'person', id: 'me' }] as const) : [];
  return to ? meaning(parse, 'assign', { rest: to, exact: false, filters: instead }) : undefined;
};

/** Both are persons: `replace the stage with negotiation`, `swap monday for tuesday` change the deal. */
function exchangedFor(parse: Parse, readers: DetailReaders, text: string): string | undefined {
  const said = exchanged.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const [, off = '', to = ''] = said ?? [];
  const isThing = (word: string) =>
    readers.isStage(word) ||
    readers.isDay(word) ||
    readers.isAmount(word) ||
    readers.isCountry(word) ||
    things.test(word);
  // In Russian only what lives ends so in the accusative.
  const isOfThings =
    /^\p{Script=Cyrillic}+$/u.test(off + to) && ![off, to].some((word) => /[аяую]$|^\p{Lu}/u.test(word));
  const isPerson = (at: number) => namedIn(parse, exchanged, text, at) !== undefined;
  return !isThing(off) && !isThing(to) && !isOfThings && isPerson(1) && isPerson(2) ? to : undefined;
}

/** A person's name as it is typed on a phone: a word that no table has, and not the customer's. */
function namedIn(parse: Parse, patterns: readonly RegExp[], text: string, group = 1): string | undefined {
  const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const said = found?.[group];
  const from = said === undefined ? -1 : (new RegExp(`(?<!\\p{L})${said}(?!\\p{L})`, 'u').exec(text)?.index ?? -1);
  const piece = parse.pieces.find(({ tokens }) => (tokens[0]?.from ?? -1) <= from && (tokens.at(-1)?.to ?? 0) > from);
  const isPerson = piece !== undefined && !piece.name && (piece.roles.length === 0 || /^ли$/iu.test(said ?? ''));
  return isPerson && !ofNoColleague.test(said ?? '') && !adverbs.test(said ?? '') ? said : undefined;
}

const ofNoColleague =
  /^(?:we|i|you|u|he|she|it|they|somebody|someone|anybody|anyone|everybody|everyone|people|microsoft|msft|ms|partners?|customers?|sales|support|the|a|an|that|this|these|those|one|legal|purchasing|procurement|finance|accounting|marketing|engineering|compliance|security|hr|it|ops|operations|management|delivery|presales|team|board|lawyers|юрист(?:ы|ам|ов)?|закупки|закупщики|бухгалтерия|финансы|финансисты|маркетинг|безопасники|безопасность|техподдержка|поддержка|продажи|руководство|команда|отдел|майкрософт|микрософт|кто-нибудь|кто-то|они|она|он|мы|вы|ты|я)$/iu;

/** How it is said, and whom nobody is called. */
const adverbs =
  /^(?:\p{L}{2,}(?:al|ous|ent|ain|ear|ate|ab|ob|ure|act|ite|on|ful|est|ad|ck|ki|vi)ly|though|anyway|sorry|thanks|today|tonight|tomorrow|now|then|again|yet|either|either way|maybe|perhaps|right|ok|okay|yes|no|please|видимо|конечно|наверное|наверно|кажется|похоже|возможно|может|увы|извини|извините|простите|прости|спасибо|точно|правда|честно|кстати|вроде|сегодня|завтра|сейчас|потом|позже|пока|лучше|пожалуйста|\p{L}+(?:ть|ться|чь|ся|йте))$/iu;
/** What a deal has, and a file. */
const things =
  /^(?:descriptions?|titles?|names?|notes?|solutions?|products?|addresses|address|text|wording|data|details?|files?|documents?|emails?|phones?|numbers?|azure|office|cloud|services?|licen[cs]es?|stage|value|amount|date|описани[ея]|название|облако|облака|сервер\p{L}*|лицензи\p{L}*|решени[ея]|продукт\p{L}*|текст|файл\p{L}*|данные|документ\p{L}*|адрес|почту|телефон|заметк\p{L}+|сумм\p{L}+|этап\p{L}*|дат\p{L}+)$/iu;
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
/** A sign or a conjunction parts the two: `не моя тема`, `not for me personally` name nobody. */
const notMe: readonly RegExp[] = [
  /^(?:no,? |sorry,? )?not (?:for |to |on )?me(?:,|,? but)? (?<=(?:,|but) )(?:it(?:['’]s| is) |that(?:['’]s| is) |give it to |to |on |for )?(\p{L}{2,20})(?: please| pls| instead)?$/iu,
  /^(?:нет,? |ой,? )?не (?:я|мне|на меня|у меня|за мной)(?:,|,? а) (?:на |у |за )?(\p{L}{2,20})(?: пожалуйста)?$/iu,
  /^[^,;]{3,60}(?<!\p{L})(?:for|on) me,? (?:so |please |but |better )?(?:give|hand|pass|assign) it(?: over)? to (\p{L}{2,20})(?: please| pls| instead)?$/iu,
  /^[^,;]{3,60}(?<!\p{L})(?:для меня|на мне|на меня|не по мне|мне не по силам),? (?:лучше |давай |так что )?(?:отдай|передай|назначь|перекинь)(?:те)?(?: её| ее| его| это| сделку)? (?:на )?(\p{L}{2,20})(?: пожалуйста)?$/iu,
  /^(?:нет,? |ой,? )?не мо[яйё],? а (?:на |у |за )?(\p{L}{2,20})(?: пожалуйста)?$/iu,
];
/** `take alex off Zenith and put megan on`, `вместо алекса на Каскад меган`: one person for another. */
const exchanged: readonly RegExp[] = [
  /^(?:please |pls )?(?:take|pull|get|remove|drop) (\p{L}{2,20}) (?:off|from) .{2,60}?,? (?:and )?(?:put|let|assign|give it to|hand it to|pass it to|move it to) (\p{L}{2,20})(?: on| in| have it| take it| instead| to it){0,2}$/iu,
  /^(?:please |pls )?(?:replace|swap) (\p{L}{2,20}) (?:with|by|for) (\p{L}{2,20}) (?:on|for|at) /iu,
  /^(?:please |pls )?(?:on |for )?.{2,60}?[:,]? (?:replace|swap) (\p{L}{2,20}) (?:with|by|for) (\p{L}{2,20})$/iu,
  /^(?:сними|снимите|убери|уберите|сними-ка) (\p{L}{2,20}) с .{2,60}?,? (?:и |а )?(?:поставь|поставьте|назначь|назначьте|дай|отдай|передай|посади|пусть будет)(?: туда| его| её| ее)? (\p{L}{2,20})$/iu,
  /^(?:забери|заберите|возьми|возьмите) .{2,60}? у (\p{L}{2,20}),? (?:и |а )?(?:отдай|отдайте|передай|передайте|дай|назначь)(?: её| ее| его)? (?:на )?(\p{L}{2,20})$/iu,
  /^(?:please |pls )?(?:take|get|grab|move) .{2,60}? (?:away )?(?:from|off) (\p{L}{2,20}),? (?:and )?(?:give|hand|pass|assign)(?: it)?(?: over)? to (\p{L}{2,20})$/iu,
  /^(?:замени|замените|поменяй|поменяйте) (\p{L}{2,20}) на (\p{L}{2,20}) (?:в|на|по|у) /iu,
  /^(?:на |по )?.{2,60}?[:,]? (?:замени|замените|поменяй|поменяйте) (\p{L}{2,20}) на (\p{L}{2,20})$/iu,
];

/** A name and a recipient without a verb: `Coho to Lee please`, `дубраву на Ли`. */
function bareReceiver({ names, sentence, pieces, left }: Parse, readers: DetailReaders): string | undefined {
  if (names.length !== 1 || sentence.isQuestion) return undefined;
  const text = withoutEnds(sentence.text, /[\s.!。！~]/);
  // Any other meaningful word rules this out.
  const isOther = (piece: Piece) => !isDeals(piece) && piece.roles.some(({ kind }) => !saysNothingMore.includes(kind));
  const found = pieces.some(isOther)
    ? undefined
    : bareTo.map((each) => each.exec(text)).find((match) => match !== null);
  const to = found?.[1] ?? '';
  const isBehind = left.every(({ tokens }) => (tokens[0]?.from ?? 0) > (names[0]?.tokens[0]?.from ?? 0));
  const isWhole =
    left.length > 0 &&
    textOfPieces(sentence.text, left)
      .replace(/ ?(?:부탁\p{L}{0,6}|넘김|토스)$/u, '')
      .replace(/(?:한테|에게|께|이)?(?:줘|줘요|주세요|주자|줍시다)?$/u, '') === to;
  const isElse = readers.isAmount(to) || readers.isDay(to) || readers.isStage(to);
  return isBehind && isWhole && !isElse ? to : undefined;
}

/** `Fabrikam deals to Lee`: beside a name, all that it has. */
const isDeals = ({ tokens }: Piece) => tokens.length === 1 && /^(?:deals?|referrals?)$/.test(tokens[0]?.text ?? '');

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
const bareTo: readonly RegExp[] = [
  / to (\p{L}[\p{L}’-]{1,20}(?: \p{L}[\p{L}’-]{1,20})??)(?: please| pls)?$/u,
  / на (\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})??)(?: пожалуйста| плиз)?$/u,
  / (\p{L}{1,10}(?: \p{L}{1,10})?)(?:한테|에게|께) ?(?:부탁\p{L}{0,6}|넘김|토스|주자|줍시다)$/u,
  // `가온제과는 계약서 줘` asks for a thing: only a particle or a title makes a receiver.
  /[은는] (\p{Script=Hangul}{2,6}?)이?(?:한테|에게) ?(?:줘|줘요|주세요|주자|줍시다)$/u,
  /[은는] (?!고객|선생)(\p{Script=Hangul}{1,6}? ?(?:님|씨)) ?(?:줘|줘요|주세요|주자|줍시다)$/u,
  /給(?!客戶|對方|我們|他們|大家|主管|老闆|別人|誰)(\p{Script=Han}{2,3}?)(?:好了|吧|啦|囉)?(?<![折扣價料約單款件稿案書圖貨錢天點])$/u,
];

/**
 * `가온제과는 메건 줘`, `한빛소프트 담당 메건으로`: a colleague, or a thing that is asked for (`계약서 줘`); whoever knows the people tells
 * (`Meaning.colleague`).
 */
function perhapsReceiver({ names, sentence, pieces, left }: Parse): string | undefined {
  const isOwner = (piece: Piece) => hasRole(piece, 'field', 'owner') || hasRole(piece, 'action', 'change');
  const [only, ...others] = left.filter((piece) => !isOwner(piece));
  if (names.length !== 1 || sentence.isQuestion || !only || only.roles.length > 0 || others.length > 0)
    return undefined;
  const isBeside = (piece: Piece) => piece.name || piece === only || isOwner(piece) || isSign(piece) || isFiller(piece);
  if (!pieces.every(isBeside)) return undefined;
  const behind = withoutEnds(sentence.text.slice(names[0]?.tokens.at(-1)?.to), /[\s.!~]/);
  const found = perhapsTo.map((pattern) => pattern.exec(behind)?.[1]).find(Boolean);
  return found && !ofNobody.test(found) ? found : undefined;
}
const isFiller = (piece: Piece) => hasRole(piece, 'glue') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'talk');
const perhapsTo: readonly RegExp[] = [
  /^(?:은|는)? ?(\p{Script=Hangul}{2,4}) (?:줘|줘요|주세요|주자|줍시다)$/u,
  /^(?:은|는)? ?담당자?(?:는|은|를|을)? ?(\p{Script=Hangul}{2,4}?)(?:이로|으로|로|이|님|님으로)? ?(?:변경|바꿔\p{L}{0,3}|해줘|해주세요|지정)?$/u,
  /^(?:은|는)? ?(\p{Script=Hangul}{2,4}?)(?:이|님)? ?담당으로(?: ?(?:변경|바꿔\p{L}{0,3}|해줘|해주세요|지정))?$/u,
];
const ofNobody =
  /^(?:누구|우리|저희|다시|빨리|하나|전부|모두|[가-힣]{0,2}(?:자료|정보|연락|소식|답변|대답|번호|링크|파일|주소|내용|일정|(?:계약|견적|제안|보고|명세|신청|발주|소개|청구)서))$/u;

/** `메건한테 넘겨줘 일본어 되는 사람이 메건뿐이라`: the receiver stands before the Korean verb, and why behind it. */
function receiverBeforeVerb({ left, pieces, sentence: { text } }: Parse): string | undefined {
  const verb = pieces.findIndex(
    (piece) => hasRole(piece, 'action', 'assign') && /줘|주세요|주자|겨$|해라|주라|부탁/u.test(joinedOf(piece)),
  );
  const before = left.filter((piece) => pieces.indexOf(piece) < verb);
  const [receiver, ...others] = before;
  const isReceived =
    receiver && others.length === 0 && before.length < left.length && /(?:한테|에게|께)$/u.test(joinedOf(receiver));
  return isReceived ? textOfPieces(text, [receiver]) : undefined;
}

/** `передай титан Меган, у меня завал`: of the speaker only what stands behind the name and a comma speaks. */
function saysWhyBehind({ pieces, names }: Parse): boolean {
  const comma = pieces.findIndex(
    ({ tokens }, at) => at > pieces.indexOf(names[0] as Piece) && /^[,;–—]$/.test(tokens[0]?.text ?? ''),
  );
  return names.length === 1 && comma > 0 && pieces.every((piece, at) => at > comma || !hasRole(piece, 'person', 'me'));
}

/** The first sentence only: `리 구에게 넘겨주시겠어요? 그쪽을 잘 알아요` gives the reason in the second. */
function firstSentence({ left, pieces, rest, sentence: { text } }: Parse): string {
  const end = pieces.find(({ tokens }) => /^[?？!！]$/.test(tokens[0]?.text ?? ''))?.tokens[0]?.from;
  const own = end === undefined ? [] : left.filter(({ tokens }) => (tokens[0]?.from ?? 0) < end);
  return own.length > 0 ? textOfPieces(text, own) : rest;
}

/** `from me to Lee`: names the previous owner only. */
const fromMe = /\bfrom me\b|(?:^| )с меня на |從我|(?:저|나|제)(?:에서|한테서)/iu;

/** `дальше ведёт Меган` */
function behindVerb(rest: string): string {
  const words = rest.split(' ');
  const verb = words.findLastIndex((word) => /^(?:вед[её]т|займ[её]тся|возьм[её]т|забер[её]т)$/.test(word));
  return verb >= 0 && verb < words.length - 1 ? words.slice(verb + 1).join(' ') : rest;
}

const saysNothingMore = ['glue', 'talk', 'thing', 'mood', 'question'];

/** `이지은한테 줘`, `給Megan`: a generic verb of giving with a recipient, for the referral under discussion. */
function givenTo(parse: Parse): string | undefined {
  const { sentence, names, pieces, rest } = parse;
  const { text, isQuestion } = sentence;
  const hasOther = pieces.some(({ roles }) => roles.some(({ kind }) => !saysNothingMore.includes(kind)));
  if (names.length > 1 || hasOther || isQuestion) return undefined;
  // `아름유통을 메건에게 줘요`, `把安泰醫材給Megan`
  if (names.length === 1) {
    const isKoreanGift =
      /(?:에게|한테|께)$/.test(rest) && /(?:줘|주세요|주자|줍시다|주십시오|드려)\S{0,4}[.!~]?$/.test(text);
    const isChineseGift =
      rest !== '' && /\p{L}{2}/u.test(rest) && withoutEnds(text, /[\s.!。！吧]/).endsWith(`給${rest}`);
    if (isChineseGift) return rest.replace(/(?<=\p{L}{2})(?:來?(?:處理|負責|接手|跟|顧))$/u, '');
    return isKoreanGift ? rest : undefined;
  }
  const said = withoutEnds(text, /[\s.!~。！吧]/);
  const [to = '', verb = '', ...more] = said.split(' ').filter((word) => !/^(?:이거|그거|그럼)$/.test(word));
  const isKorean = /^\p{L}{1,12}(?:한테|에게|께)$/u.test(to) && more.length === 0;
  if (isKorean && /^(?:줘|주세요|주자|줍시다|주십시오|드려)/.test(verb)) return to;
  const given = /^(?:請給|那給|就給|改給|給) ?([\p{L} ]{2,20})$/u.exec(said)?.[1];
  return given?.replace(/(?:好了|就好|處理|負責)$/u, '');
}

/** `move it over to Lee`; a deal moved to a stage or a day is not reassigned. */
function movesOver(parse: Parse): boolean {
  if (parse.names.length === 0) return false;
  const { text } = parse.sentence;
  // `пусть Ромашку ведёт Меган`
  const isLet = /^(?:пусть|пускай|let) /iu.test(text) && parse.use('field', 'owner');
  const goes = /\bover to \p{L}/iu.test(text) || /\b(?:goes|go|going) to \p{Lu}\p{Ll}/u.test(text);
  return isLet || (goes && !parse.has('field') && parse.use('action', 'change'));
}
