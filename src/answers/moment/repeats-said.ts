const repeats =
  /(?<!\p{L})(?:every(?: (?:other|second|\d{1,2}))?(?: (?:day|week|month|hour|morning|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?)?|each (?:day|week|month|morning|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|daily|weekly|кажд(?:ый|ую|ое|ые) \p{L}{3,12}|ежедневно|еженедельно)(?!\p{L})|매(?:주|일|월|달)(?: ?[월화수목금토일]요일)?(?:마다)?|[월화수목금토일]요일마다|每(?:天|日|週|周|個?月|(?:週|周|星期|禮拜)[一二三四五六日天])/iu;

/** `every monday`, `매주 월요일`, 每週一: the words that ask for more than one time. Undefined: none do. */
export const repeatsSaid = (text: string): string | undefined => repeats.exec(text)?.[0];
