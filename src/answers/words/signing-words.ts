/** What was done on the day on which a deal was won, as the beginning of a word or within one of Chinese. */
export const signingWords =
  /^(?:sign|contract|closed?|closing|won|order|ink|agreement|deal|po$|подпис|заключ|договор|контракт|закры|оформ|выигра|서명|계약|사인|싸인|체결|수주|성사|확정|마감|주문|발주|따냈|땄|도장|찍었)|일자$|[簽签訂]|成交|結案|贏|得標|拿下|下單/iu;

/** Beside a day and an amount alone: `вчера за 118к`, `118k yesterday`. */
export const besideDayOnly =
  /^(?:on|dated?|at|for|in|the|as|of|with|it|we|final|finally|worth|за|в|во|на|с|от|по|мы|их|это|에|으로|로|일자|처리해줘|했어요|在|於|以|了|的|跟|我們)$/iu;

/**
 * It was done, or the contract bears the day: of a weekday the last one is meant. `signing Thursday`, 週五簽約, 목요일 계약 may be
 * ahead.
 */
export const wasSigned =
  /^(?:signed|closed|won|inked|sealed|agreed|ordered|contracted|came|dated)$|^(?:под|за|о|вы)\p{L}{2,12}(?:л|ла|ло|ли|лся|лась|лись|ан|ана|ано|аны|ен|ена|ено|ены|ён|ыт|ыта|ыты|то)$|^\p{Script=Hangul}{0,6}(?:[했됐었았였냈땄]\p{Script=Hangul}{0,6}|(?:체결|계약|서명|사인|성사|수주|완료|확정|마감)[함됨])$|일자$|[簽签訂下贏拿](?:下|約|定|到|好|完)?(?:了|的$)|[已剛][經经]?[簽签訂]|[結成](?:案|交)了|得標了/iu;
/** Said of what goes on or is meant: also of a day of the year the last one is not. */
export const isSigning =
  /^(?:sign|signs|signing|closes|ordering|подписыва\p{L}{1,4}|подписани\p{L}{1,2}|заключа\p{L}{1,4}|закрыва\p{L}{1,4}|оформля\p{L}{1,4})$/iu;
/** Beside a day on which something begins, ends or is due. */
export const beginsOrEnds =
  /^(?:ends?|ending|until|till|through|due|starts?|starting|runs?|running|valid|expir\p{L}{1,5}|effective|renew\p{L}{0,4}|begins?|beginning|arriv\p{L}{1,4}|comes|coming|действу\p{L}{1,4}|действителен|истека\p{L}{1,4}|нач\p{L}{2,9}|старт\p{L}{0,6}|срок\p{L}{0,2}|окончани\p{L}{1,2}|заканчива\p{L}{2,5}|прид[её]т|시작|개시|착수|만료|종료|발효|부터|까지|납기|기한)|到期|開始|起算|生效|截止|為止|期限|屆滿|^[起止迄前]$/iu;
/** The word just before a day from which, or to which. */
export const beforeBound = /^(?:from|since|until|till|by|before|с|со|до|к|начиная|從|自|至|到)$/iu;

/** The signature is ahead: a day is none on which it was won. */
export const stillAhead =
  /(?<!\p{L})(?:will|going to|to be|shall|expect|next|plan|подпиш\p{L}{1,3}|будет|будут|следующ\p{L}{2,3})(?!\p{L})|예정|할게|하기로|다음|[將下](?=[個週月]|簽)|會簽|要簽/iu;

/** A day that Chinese writes together with the words around it. */
export const dayWithin =
  /(\d{1,2}月\d{1,2}[日號号]?|\d{1,2}[日號号](?!\d)|(?:上個?)?(?:星期|週|禮拜)[一二三四五六日]|昨天|前天|今天|昨日|今日)/gu;
/** What Korean writes on a day: 금요일에, 20일자로. */
export const dayParticle = /(?<=\d일|요일)에(?=\s|$)/gu;
/** `20일자로`, `11/20자`, `20일자예요`: the day that the contract bears. */
export const dayOfContract =
  /(?<=\d일|요일|\d\/\d{1,2})(?:자로|자(?:예요|이에요|입니다|임|이고|인|의)?)(?=[\s,.!]|$)/gu;
export const wordOfContractDay = ' 일자 ';
/** `10월 1일부터` */
export const dayAsBound = /(?<=\d일|요일)(부터|까지)/gu;
/** `the 20th`, `20-го`, 20日: of which month is not said. */
export const dayOfMonthAlone = /^(?:on |the |в |на ){0,3}\d{1,2}(?:st|nd|rd|th|-?го|일|日|號|号)\.?$/iu;
