/**
 * Verbs that put something off: `미뤄`, `延到`. Said of a deal they move its close date; of a referral that waits for an
 * answer there is no such date, and its reminders are put off.
 */
const delays =
  /미뤄|미루|연기|늦춰|늦추|보류|延(?=[一兩二三四五六七八九十半\d])|延到|延後|延期|推遲|往後|先緩|緩到|挪到|\b(?:postpone|push|defer|put off|hold off)|отлож|перенес|сдвин/iu;

export const saysDelay = (text: string): boolean => delays.test(text);

/** The day in what is said of it: `화요일까지`, `до пятницы`. */
export const dayPutOff = (said: string): string => said.replace(/^до |(?<=\p{Script=Hangul})(?:까지|으?로)$/giu, '');

const later =
  /미뤄|미루|미룰|밀려|밀렸|연기|늦춰|늦추|늦어|延|推遲|往後|挪後|\b(?:postpone|push(?:ed)? (?:back|out)|defer|delay|put off)|отлож/iu;
const earlier =
  /당겨|당기|땡겨|提前|提早|往前|\b(?:bring|brought|pull(?:ed)?|move[ds]?) (?:\p{L}{1,12} ){0,3}(?:forward|in)\b|раньше/iu;

/** Which way a day is moved, where the words tell one. */
export function directionSaid(text: string): 'later' | 'earlier' | undefined {
  if (later.test(text)) return earlier.test(text) ? undefined : 'later';
  return earlier.test(text) ? 'earlier' : undefined;
}

/** A meeting, a payment or a delivery that is moved: nothing is said of when the deal closes. */
const otherMoved =
  /회의|미팅|면담|통화|방문|출장|결제|지급|입금|송금|대금|납품|납기|배송|설치|데모|시연|발표|교육|검수|출시|런칭|킥오프|會議|開會|會面|見面|拜訪|通話|付款|付錢|匯款|收款|出貨|交貨|到貨|安裝|驗收|簡報|展示|培訓|訓練|上線|啟用|(?<!\p{L})(?:meetings?|calls?|demos?|visits?|deliver(?:y|ies)|payments?|presentations?|trainings?|workshops?|launch(?:es)?|go-?lives?|kick-?offs?|roll-?outs?)(?!\p{L})|(?<!\p{L})(?:встреч|звонок|звонк|созвон|поставк|доставк|презентаци|визит|обучени|оплат|плат[её]ж|запуск|внедрени|релиз|тест|отгруз)/iu;
const answerMoved = /답변|답장|회신|응답|(?<!\p{L})답(?:을|은|이|도)?(?= )|回覆|回信|回電|答覆/u;
/** `하루 늦어서 죄송해요`, 因為延了兩週: why something else is said. */
const putOffAsReason =
  /(?:늦|밀려?|미뤄|미루|연기|당겨)\S{0,2}(?:서|때문에|바람에|탓에)(?!\p{L})|(?:因為|由於)[^,，。]{0,12}[延推晚提挪]/u;

export const movesOther = (text: string): boolean => otherMoved.test(text);
export const movesAnswer = (text: string): boolean => answerMoved.test(text);
export const isPutOffAsReason = (text: string): boolean => putOffAsReason.test(text);
