import type { Intent, Meaning, Parse } from '../../meaning.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { beginsWithOrder } from '../deeds/order-first.ts';
import { type DetailReaders, meaning, type Rule } from '../rule.ts';
import { type Followed, stands } from './followed.ts';
import { isOfBefore } from './of-before.ts';

const fields: readonly (readonly [RoleId<'field'>, Intent])[] = [
  ['stage', 'ask-stage'],
  ['closeDate', 'ask-close-date'],
  ['notes', 'ask-notes'],
  ['value', 'ask-value'],
];

/**
 * `explain the value of Adatum`, `why does Adatum show 120k`, `who put that in?`: the value and where it came from. Before help,
 * which an explanation is also asked of, and before the card, which is also shown.
 */
export const explains: Rule = (parse, readers) => {
  const { names, sentence } = parse;
  const { text } = sentence;
  if (names.length > 1 || howTo.test(text) || parse.mood === 'forbids') return undefined;
  const said: AskedOf = {
    field: fieldOf(parse, readers),
    amount: isNumberOfDeal(withoutNames(parse)),
    ofThis: names.length === 1 || pointed.test(text),
  };
  if (said.ofThis && !otherDeed(parse) && isOfBefore(parse, readers, said.field !== undefined))
    return told(parse, said.field);
  return beginsWithOrder(parse) ? undefined : (asksForIt(parse, said) ?? asksWhence(parse, said));
};

function asksForIt(parse: Parse, { field, amount, ofThis }: AskedOf): Meaning | undefined {
  const { text } = parse.sentence;
  if (isShortQuestion(parse, amount) || (amount && stands(text, gotIt))) return told(parse, field ?? ofNumber(text));
  if (explainIt.test(text)) return ofThis && (field || amount) ? told(parse, field) : undefined;
  return ofThis && whoseNumber.test(text) ? whose(parse, field) : undefined;
}

function asksWhence(parse: Parse, said: AskedOf): Meaning | undefined {
  const { names, sentence } = parse;
  const { text } = sentence;
  const { field, amount, ofThis } = said;
  if (explainIt.test(text) || whoseNumber.test(text) || otherDeed(parse)) return undefined;
  // `who put that in?` of the deal spoken of: nothing but the question.
  const isShort = names.length === 0 && text.length <= 24;
  if (stands(text, putIn)) return ofThis && (field || amount || isShort) ? told(parse, field) : undefined;
  return isAsked(text, said) ? told(parse, field ?? ofNumber(text)) : undefined;
}

/** A stage is named without its word: `since when is Adatum proposed`. */
function fieldOf(parse: Parse, readers: DetailReaders): Intent | undefined {
  const named = fields.find(([id]) => parse.has('field', id))?.[1];
  if (named || !sinceWhen.test(parse.sentence.text)) return named;
  return parse.left.some(({ tokens }) => readers.isStage(tokens.map(({ text }) => text).join(' ')))
    ? 'ask-stage'
    : undefined;
}

/** `why 90k`, `это из CRM?`: nothing but the question, of the deal that was spoken of last. */
function isShortQuestion({ names, sentence: { text } }: Parse, amount: boolean): boolean {
  if (names.length > 0 || text.length > 24) return false;
  return (amount && whyNumber.test(text)) || (pointed.test(text) && fromCrm.test(text));
}
const whyNumber =
  /^(?:but )?(?:why|how come) |^(?:а |но )?(?:почему|отчего|с чего) |^왜 |왜(?:야|요|죠|지)?[?？ ]*$|^(?:為什麼|為何|怎麼)/iu;
const fromCrm =
  /(?<!\p{L})(?:from|из|с) (?:the |our |нашей )?(?:crm|dynamics(?: 365)?|d365|salesforce|црм|срм|динамикса|сейлзфорса)[\s?？]*$|(?:crm|dynamics|salesforce|다이나믹스|다이내믹스|세일즈포스)에서 ?온|(?:從|由) ?(?:crm|dynamics|salesforce) ?來/iu;

function withoutNames({ names, sentence: { text } }: Parse): string {
  const [name] = names;
  return name ? `${text.slice(0, name.tokens[0]?.from)} ${text.slice(name.tokens.at(-1)?.to)}` : text;
}

/** Its value or its stage: a day, an hour, a year and the number of something else are none. */
const isNumberOfDeal = (text: string) => amountSaid.test(text) || (percentage.test(text) && !percentOfOther.test(text));
const amountSaid =
  /[$€£¥₩₽] ?\d|\d{5}|\d[.,\s]\d{3}(?!\d)|\d ?(?:[$€£¥₩₽]|[kmк](?!\p{L})|(?:mn|mio|mln|bn?|thousand|million|billion|grand|usd|eur|gbp|jpy|krw|twd|chf|rub|dollars?|euros?|тыс\p{L}{0,6}|млн|миллион\p{L}{0,3}|млрд|руб\p{L}{0,4}|доллар\p{L}{0,3}|евро)(?!\p{L})|(?:백만|[만억천])(?!명|개|석|대)|원|달러|유로|[萬万億亿千元塊])/iu;
const percentage = /\d ?(?:[%％]|percent|процент|프로|퍼센트|퍼(?!\p{L}))/iu;
const percentOfOther =
  /discount|rebate|margin|deposit|(?<!\p{L})(?:off|down)(?!\p{L})|скидк|предоплат|аванс|марж|комисси|할인|마진|선금|수수료|折扣|優惠|訂金|佣金|毛利/iu;

const sinceWhen =
  /(?<!\p{L})(?:since when|с каких пор|с какого (?:времени|числа|дня|момента)|давно ли)(?!\p{L})|언제부터|(?:從|自)(?:什麼時候|何時|哪天)/iu;

/** `откуда ты взял 90 тысяч`: a number that was taken has no owner who took it. */
const gotIt: Followed = [
  [
    /\bwhere (?:did|do|have|has) (?:you|we|they|it|he|she|the crm|dynamics|salesforce) /iu,
    /\b(?:get|got|take|taken|find|found)\b/iu,
  ],
  [/(?<!\p{L})откуда /iu, /(?<!\p{L})(?:взял|взяли|взяла|бер[её]шь|бер[её]те|достал)(?!\p{L})/iu],
];

const thisNumber =
  /\b(?:this|that|the) (?:number|figure)\b|(?<!\p{L})(?:эта цифра|эту цифру|это число)(?!\p{L})|(?:이|그) ?(?:숫자|수치)|[這那]個?(?:數字|數目)/iu;

interface AskedOf {
  readonly field: Intent | undefined;
  readonly amount: boolean;
  readonly ofThis: boolean;
}

/**
 * A number that is said or pointed at needs no name beside it: the deal spoken of has it. Whoever has decided on one is not the
 * deal's owner, whom `who` alone would ask for.
 */
function isAsked(text: string, { field, amount, ofThis }: AskedOf): boolean {
  const isNumber = amount || thisNumber.test(text);
  if ((isNumber || field) && stands(text, cameFrom)) return true;
  if ((isNumber || (ofThis && field)) && stands(text, origin)) return true;
  return amount && ((!field && decided.test(text)) || (ofThis && stands(text, whyShown)));
}

/** Of the numbers of a deal only its stage is a percentage. */
const ofNumber = (text: string): Intent => (/\p{N} ?[%％]/u.test(text) ? 'ask-stage' : 'ask-value');

/** `가온제과 금액이 왜 CRM이랑 안 맞아`: the "not" is the difference, and forbids nothing. */
export const explainsDifference: Rule = (parse) => {
  const field = fields.find(([id]) => parse.has('field', id))?.[1];
  const isOfOne = parse.names.length === 1 && stands(parse.sentence.text, whyDiffers) && !otherDeed(parse);
  return isOfOne && field ? told(parse, field) : undefined;
};

function told(parse: Parse, intent: Intent = 'ask-value') {
  for (const kind of ['field', 'question', 'thing', 'action', 'state', 'list'] as const) parse.use(kind);
  return meaning(parse, intent, { rest: '', isReadWhole: true });
}

/** Somebody who was put on the deal is no value, nor is a deed that was decided on. */
const otherDeed = (parse: Parse) =>
  parse.has('field', 'owner') ||
  parse.has('field', 'contact') ||
  parse.has('action', 'leads') ||
  (decided.test(parse.sentence.text) && (parse.has('action', 'accept') || parse.has('action', 'decline')));

/** What is explained is how something is done: help. */
const howTo =
  /(?<!\p{L})(?:how (?:to|do|does|can|would)|what (?:is|are|does) (?:a|an|the)? ?(?:stage|value)s? (?:mean|for)|как (?:мне |можно |нужно |надо )?\p{L}+(?:ть|ти)(?:ся)?)(?!\p{L})|어떻게|방법|(?:하|하는) ?법|怎麼(?!就|會|變(?!更|動)|來的)|如何/iu;

const explainIt =
  /(?<!\p{L})(?:explain|clarify|account for|justify)(?!\p{L})|(?<!\p{L})(?:объясни|поясни|растолкуй)(?:те|ть)?(?!\p{L})|설명(?:해|을|좀| )|說明|解釋|解說/iu;

const whyShown: Followed = [
  [
    /(?<!\p{L})(?:why|how come) (?:does|do|is|did|has) /iu,
    /\b(?:show|shows|showing|say|saying|read|have|list|display)\b/iu,
  ],
  [/(?<!\p{L})why(?: is|['’]s| are) /iu, /\b(?:at|on|only|just|still|worth|so)\b/iu],
  [/(?<!\p{L})(?:почему|отчего|чего) /iu, /(?<!\p{L})(?:на|в|только|всего|лишь|всё ещё) ?\d/iu],
  [/\bwhere (?:do|does|did) /iu, /\bcome from\b/iu],
  [/(?<!\p{L})(?:почему|отчего) /iu, /(?<!\p{L})(?:показ\p{L}{1,12}|числится|стоит|значится)(?!\p{L})/iu],
  [/왜 /u, /나와|나오|보여|보이|뜨|떠|표시/u],
  [/為什麼|為何|怎麼會/u, /顯示|寫|標/u],
];

/** Where a number comes from, or how it came to be. */
const origin: Followed = [
  [/\bwhere(?:['’]s| is| are| was| were) /iu, /\bfrom\b/iu],
  [/\bhow (?:did|has|have) /iu, /\b(?:end(?:ed)? up|g[eo]t to|becomes?|reach(?:ed)?|land(?:ed)? (?:at|on))\b/iu],
  [/(?<!\p{L})откуда /iu, /(?<!\p{L})(?:взял|появил|бер[её]т|приш)\p{L}{1,6}(?!\p{L})/iu],
  [/(?<!\p{L})как /iu, /(?<!\p{L})(?:стало|стала|оказал\p{L}{1,4}|получил(?:ось|ась))(?!\p{L})/iu],
  [/(?:)/u, /출처|어디서 ?(?:온|나온|난|생긴|가져온)|來源|(?:從?哪裡?|從?哪兒)(?:拿|抄)?來|怎麼(?:就|會)?(?:變|來的)/u],
  [/(?:)/u, sinceWhen],
  [/(?<!\p{L})how long (?:has|have|is|was) /iu, /\b(?:at|on|in|worth|been|stood|stayed)\b/iu],
];

/** Which of the two systems a value is from, where it was copied from, or why it is another now. */
const cameFrom: Followed = [
  [/왜 /u, /밀렸|밀린|미뤄졌|당겨졌|늦춰졌|바뀌었|바뀐/u],
  [/\bwhere (?:do|does|did) /iu, /\b(?:come|get|got|take)\b(?: \S{1,20}){0,3} from\b|\bcome from\b/iu],
  [
    /\b(?:is|was|are|does|did|come|comes|came) /iu,
    /\bfrom (?:the |our )?(?:crm|dynamics|d365|salesforce|partner center)\b/iu,
  ],
  [/(?<!\p{L})откуда/iu, /(?<!\p{L})(?:эта цифра|это число)(?!\p{L})|\d/iu],
  [
    /(?:)/u,
    /(?<!\p{L})из (?:crm|црм|срм|dynamics|динамикса|salesforce|сейлзфорса|центра партн[её]ров)[^\p{L}]{0,6}$/iu,
  ],
  [
    /(?:crm|dynamics|salesforce|다이나믹스|다이내믹스|세일즈포스|파트너 센터)(?: 365)?에서/iu,
    /온 ?(?:거|건|겁|것)|왔/u,
  ],
  [/(?:從|是|由) ?(?:crm|dynamics|salesforce|合作夥伴中心)/iu, /來/u],
];

const decided =
  /\b(?:by whom|who(?: has)? (?:decided|agreed|chose|picked|came up))\b|(?<!\p{L})кто (?:так |это )?(?:решил|определил|установил|назначил|поставил|указал|выставил)|누가 ?(?:이렇게 |그렇게 )?정(?:한|했|해)|誰(?:決)?定(?:的|了)/iu;

const whyDiffers: Followed = [
  [
    /(?<!\p{L})(?:почему|отчего|чего) /iu,
    /(?<!\p{L})(?:друг(?:ая|ой|ое|ие)|отлича\p{L}{1,5}|не (?:совпада|сход|бь[её]т|стыку)\p{L}{0,5}|расход\p{L}{1,4}|разн(?:ая|ый|ое|ые|ятся))(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:why|how come) /iu,
    /\b(?:differ(?:s|ent|ence)?|not (?:the same|match(?:ing)?)|(?:does|do)n['’]?t match|mismatch)\b/iu,
  ],
  [/왜 /u, /다르|다른|달라|안 ?맞|틀리|틀려/u],
  [/為什麼|為何|怎麼/u, /不一樣|不同|不符|對不上|對不起來|不一致/u],
];

function whose(parse: Parse, field: Intent | undefined) {
  if (!callsSomebody.test(parse.sentence.text)) return told(parse, field);
  return parse.has('action', 'accept') || parse.has('action', 'decline') ? undefined : told(parse, 'ask-contact');
}

/** Then the number is a telephone's. */
const callsSomebody =
  /\b(?:call|phone|telephone|ring|dial|contact|reach)(?:s|ed|ing)?\b|(?<!\p{L})(?:пере|по|со)?звон|(?<!\p{L})набрать|전화|연락|電話|聯絡|聯繫|打給/iu;

/** Asked of a number, this is no question about the deal's owner. */
const whoseNumber =
  /\bwhose (?:number|figure|value|amount)\b|(?<!\p{L})(?:чь[её]|чья|чьи) (?:это |эта |эти )?(?:число|цифр[аы]|сумма|значение)(?!\p{L})|누구 ?(?:의 )?(?:숫자|금액)|誰的(?:數字|金額)/iu;

const putIn: Followed = [
  [
    /(?<!\p{L})who(?: has|['’]s)? (?:put|entered|typed|wrote|keyed|filled) /iu,
    /\b(?:in|into|on|there|that|this|it|value|amount|date|stage|number|figure)\b/iu,
  ],
  [/(?<!\p{L})who(?: has|['’]s)? (?:bumped|raised|lowered|cut) /iu, /\bto [€$£₩]? ?\d/iu],
  [
    /(?<!\p{L})(?:кто|какая система) /iu,
    /(?<!\p{L})(?:внёс|внес|ввёл|ввел|вписал|вбил|проставил|записал)(?:а|ла)?(?!\p{L})/iu,
  ],
  [/누가/u, /넣었|넣은|입력|적었|적은|써 ?넣|기입/u],
  [/誰/u, /(?:填|輸入|寫)(?:的|上|進|了|入)/u],
];

/** Of the deal that was spoken of last: pointed at, or nothing else is named. */
const pointed =
  /(?<!\p{L})(?:that|this|it|those|the)(?!\p{L})|(?<!\p{L})(?:это|эту|этот|эта|его|её|ее|такая|такую)(?!\p{L})|그거|그걸|그 ?금액|이거|이걸|이 ?금액|누가|這|那|誰/iu;
