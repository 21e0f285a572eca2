/** Around the length by which a day moves; `length` is what stands in their place. */
const around = (before: string, behind: string) =>
  new RegExp(`^(?:${before})(?<length>[^,，.。;；]{1,30}?)(?:${behind})$`, 'u');

/** Verbs of postponing before the length; without one, `later` behind it tells the same. */
const later: readonly RegExp[] = [
  around(
    '(?:please |let’s |we |they |it |can we |could we )?(?:push|postpone|delay|defer|slip|extend)(?:e?s|e?d|ped)?(?: (?:it|that|this|the (?:close |closing )?date|closing))?(?: out| back| on)?(?: by)? ',
    '(?: later| out| back)?(?:,? (?:please|then))?',
  ),
  around(
    '(?:please |let’s |can we |could we )?(?:move|shift)(?: (?:it|that|this|the (?:close |closing )?date|closing))?(?: out| back) (?:by )?',
    '(?:,? please)?',
  ),
  around(
    '(?:please |let’s |can we |could we )?(?:move|shift)(?: (?:it|that|this|the (?:close |closing )?date|closing))? (?:by )?',
    ' (?:later|out|back)(?:,? please)?',
  ),
  around('(?:make (?:it|that) |let’s say |say |about )?', ' later(?:,? (?:please|then))?'),
  around(
    '(?:давай(?:те)? |пожалуйста,? )?(?:сдвин|передвин|перенес|отлож|продл|отодвин|сдвига|перенос)\\p{L}{0,6} (?:(?:её|ее|его|это|дату|срок|закрытие|всё|все|ещё|еще) ){0,2}на ',
    '(?: позже| вперёд| вперед| дальше)?(?:,? пожалуйста)?',
  ),
  around('(?:давай(?:те)? )?на ', ' (?:позже|вперёд|вперед|дальше)'),
];

const earlier: readonly RegExp[] = [
  around(
    '(?:please |let’s |we |can we |could we )?(?:pull|bring)(?: (?:it|that|this|the (?:close |closing )?date|closing))? (?:in|forward|up)(?: by)? ',
    '(?:,? please)?',
  ),
  around('(?:make (?:it|that) |let’s say |say |about )?', ' (?:earlier|sooner)(?:,? (?:please|then))?'),
  around('(?:(?!не |нельзя |нет )[а-яё]{1,12},? ){0,2}на ', ' (?:раньше|назад)'),
];

export const movedDayWords = { later, earlier } as const;

/** Lengths that the words of days do not know, and counts that stand for something else before other words. */
export const spokenLengths: Readonly<Record<string, string>> = {
  하루: '1일',
  나흘: '4일',
  닷새: '5일',
  엿새: '6일',
  이레: '7일',
};
export const spokenCounts: Readonly<Record<string, string>> = { 이: '2', 삼: '3', 사: '4', 오: '5', 육: '6', 십: '10' };

/** `한 일` is work that was done, `3월 15일 미뤄` a day of a month, and `3월` and 3月 are a month of the year. */
const koreanCount = '\\d{1,3}|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열|이|삼|사|오|육|십';
const korean = `(?<![\\d월\\p{Script=Hangul}]|월 )(?<length>하루|이틀|사흘|나흘|닷새|엿새|열흘|보름|일주일|일년|반년|(?:\\d{1,3}|삼|사|오|육|십)일|(?:${koreanCount}) ?(?:주일?|달|개월|분기|년))`;
/** 延到兩週後 and 延三日前 are points in time. */
const chineseCount = '\\d{1,3}|[一兩二三四五六七八九十]{1,3}';
const chinese = `個?(?<length>半個月|半年|(?:${chineseCount}) ?個?(?:天|日|週|周|禮拜|星期|季|年)|(?:${chineseCount}) ?個月)(?![後前到號])`;

/** Directly behind the length, `뒤로` only where `만` makes it a length: `2주 뒤로` may be a point in time. */
const about = '(?:만|정도만?|쯤만?|간)?';
const koreanLater = `(?:(?:만|정도|쯤) ?(?:더 ?)?뒤로|${about} ?(?:더 ?|뒤로 ?|늦게 ?){0,2}(?:미[뤄루뤘룬룰]|밀[려렸린릴어]|늦[춰추췄출어]|연기|연장|순연|딜레이))`;
const koreanEarlier = `(?:(?:만|정도|쯤) ?(?:더 ?)?앞으로|${about} ?(?:더 ?|일찍 ?|앞으로 ?){0,2}(?:당[겨기긴겼길]|땡[겨기긴겼길]|앞당))`;
const chineseLater = '(?:(?:往後|向後)[延推挪]?|延後|延長|延期|展延|延遲|順延|推遲|推後|挪後|延)了?';
const chineseEarlier = '(?:(?:往前|向前)?(?:提前|提早)|往前[拉移挪]?|拉前|挪前)了?';

interface EasternMove {
  readonly way: 'later' | 'earlier' | 'either';
  readonly pattern: RegExp;
}
export const easternMoves: readonly EasternMove[] = [
  { way: 'later', pattern: new RegExp(`${korean}${koreanLater}`, 'u') },
  { way: 'earlier', pattern: new RegExp(`${korean}${koreanEarlier}`, 'u') },
  // Korean tells neither from when on, and within a sentence it is a point in time.
  {
    way: 'either',
    pattern: new RegExp(`^(?:그냥 )?${korean} ?(?:뒤로|늦게)(?: ?(?:해|바꿔|옮겨)[가-힣 ]{0,8}|요)?$`, 'u'),
  },
  { way: 'earlier', pattern: new RegExp(`${chineseEarlier}${chinese}`, 'u') },
  { way: 'later', pattern: new RegExp(`${chineseLater}${chinese}`, 'u') },
  {
    way: 'later',
    pattern: new RegExp(
      `^再?(?:會|要|得)?[推晚]${chinese}(?:才)?(?:再)?(?:結案?|簽約?|成交)?(?:吧|好了|啦|左右)?$`,
      'u',
    ),
  },
  { way: 'later', pattern: new RegExp(`${chinese}(?:往後|延後)`, 'u') },
];

/** That a day is not to be moved, wherever that stands in the sentence: `2주 미루지 마`, `не надо на неделю раньше`. */
export const deniesShift =
  /[지기] ?(?:는|도|를)? ?(?:마(?!감)|말|않|못|싫)|(?:면|서는|선) ?안 ?[돼되됩]|수(?:는|가|도)? ?없|(?:필요|생각|이유|계획)(?:는|가|도|은|이)? ?없|(?<!\p{L})안 ?(?:미[뤄루룰]|늦|당[겨기길]|앞당|연기|해|할|돼|되)|말고|취소|(?<!\p{L})(?:не|нельзя|незачем|ни|нет|отказ\p{L}{0,6}|против)(?!\p{L})|[別别勿]|不[要用想能必可]|(?<!\p{L})(?:don[’']t|do not|not|never|cannot|can[’']t|no)(?!\p{L})/u;

/** That it might be moved is asked or considered. */
export const asksShift =
  /까요?$|[하되]나요?$|(?:해|뤄|춰|겨)도 ?(?:돼|되|될|괜찮)|[?？]$|[嗎吗呢]$|(?<!\p{L})(?:может|можно|ли|если|бы|хотел\p{L}{0,2}|хот[яи]т|просил\p{L}{0,2}|прос[яи]т)(?!\p{L})/u;

/** `2주 미룰까`, `2주 미루면 어때`: not decided. */
export const wondersAboutMove =
  /^(?:하|할|되|될|리|지|시킬)?(?:까|면 ?(?:어떨|어떻|어때|되)|려고|려면|나요|는지|도 (?:돼|되)|[할될]? ?수 ?있)/u;
