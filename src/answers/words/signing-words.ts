/** What was done on the day on which a deal was won, as the beginning of a word or within one of Chinese. */
export const signingWords =
  /^(?:sign|contract|closed?|closing|won|order|ink|agreement|deal|po$|подпис|заключ|договор|контракт|закры|оформ|выигра|서명|계약|사인|싸인|체결|수주|성사|확정|마감|주문|발주|따냈|땄)|[簽签訂]|成交|結案|贏|得標|拿下|下單/iu;

/** Beside a day and an amount alone: `вчера за 118к`, `118k yesterday`. */
export const besideDayOnly =
  /^(?:on|at|for|in|the|as|of|with|it|we|final|finally|worth|за|в|во|на|с|от|по|мы|их|это|에|으로|로|처리해줘|했어요|在|於|以|了|的|跟|我們)$/iu;

/** The signature is ahead: a day is none on which it was won. */
export const stillAhead =
  /(?<!\p{L})(?:will|going to|to be|shall|expect|next|plan|подпиш\p{L}{1,3}|будет|будут|следующ\p{L}{2,3})(?!\p{L})|예정|할게|하기로|다음|[將下](?=[個週月]|簽)|會簽|要簽/iu;

/** A day that Chinese writes together with the words around it. */
export const dayWithin =
  /(\d{1,2}月\d{1,2}[日號号]?|\d{1,2}[日號号](?!\d)|(?:上個?)?(?:星期|週|禮拜)[一二三四五六日]|昨天|前天|今天|昨日|今日)/gu;
/** What Korean writes on a day: 금요일에, 20일자로. */
export const dayParticle = /(?<=\d일|요일)(?:자로|자|에)(?=\s|$)/gu;
/** `the 20th`, `20-го`, 20日: of which month is not said. */
export const dayOfMonthAlone = /^(?:on |the |в |на ){0,3}\d{1,2}(?:st|nd|rd|th|-?го|일|日|號|号)\.?$/iu;
