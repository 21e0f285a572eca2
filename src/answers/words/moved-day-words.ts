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
  around(
    '(?:한 |그냥 )?',
    ' ?(?:만|정도|쯤)? ?(?:더 |뒤로 |늦게 ){0,2}(?:미뤄|미루|미룰|연기|늦춰|늦추|늦출|늦어|밀려|밀렸|밀릴)[가-힣 ]{0,8}',
  ),
  around('(?:再)?(?:往後|向後|後)?(?:延後|順延|推遲|延期|展延|延長|延|推|晚)(?:個)?', '(?:吧|好了|左右)?'),
];

const earlier: readonly RegExp[] = [
  around(
    '(?:please |let’s |we |can we |could we )?(?:pull|bring)(?: (?:it|that|this|the (?:close |closing )?date|closing))? (?:in|forward|up)(?: by)? ',
    '(?:,? please)?',
  ),
  around('(?:make (?:it|that) |let’s say |say |about )?', ' (?:earlier|sooner)(?:,? (?:please|then))?'),
  around('(?:.{0,20} )?на ', ' (?:раньше|назад)'),
  around('(?:한 )?', ' ?(?:만|정도|쯤)? ?(?:더 |일찍 |앞으로 )?(?:당겨|당길|당기|앞당)[가-힣 ]{0,8}'),
  around('(?:再)?(?:往前|向前)?(?:提前|提早|往前挪|往前移)(?:個)?', '(?:吧|好了|左右)?'),
];

/** Korean tells neither from when on: from today, or from the day that stands there. */
const fromEither: readonly RegExp[] = [
  around('(?:한 )?', ' ?(?:만|정도|쯤)? ?(?:뒤로|늦게)(?: ?(?:해|바꿔|옮겨)[가-힣 ]{0,8}|요)?'),
];

/** That a day is not to be moved, wherever that stands in the sentence: `2주 미루지 마`, `не надо на неделю раньше`. */
export const deniesShift =
  /[지기] ?(?:는|도|를)? ?(?:마(?!감)|말|않|못|싫)|(?:면|서는|선) ?안 ?[돼되됩]|수(?:는|가|도)? ?없|(?:필요|생각|이유|계획)(?:는|가|도|은|이)? ?없|(?<!\p{L})안 ?(?:미[뤄루룰]|늦|당[겨기길]|앞당|연기|해|할|돼|되)|말고|취소|(?<!\p{L})(?:не|нельзя|незачем|ни|нет|отказ\p{L}{0,6}|против)(?!\p{L})|[別别勿]|不[要用想能必可]|(?<!\p{L})(?:don[’']t|do not|not|never|cannot|can[’']t|no)(?!\p{L})/u;

/** That it might be moved is asked or considered. */
export const asksShift =
  /까요?$|[하되]나요?$|(?:해|뤄|춰|겨)도 ?(?:돼|되|될|괜찮)|[?？]$|[嗎吗呢]$|(?<!\p{L})(?:может|можно|ли|если|бы|хотел\p{L}{0,2}|хот[яи]т|просил\p{L}{0,2}|прос[яи]т)(?!\p{L})/u;

export const movedDayWords = { later, earlier, fromEither } as const;
