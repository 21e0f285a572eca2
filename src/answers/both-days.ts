/** `다음 주 월~수`, `下禮拜一到三`: the second day is as short as it can be said, and of the same week. */
export function bothDaysWhole(text: string): string {
  return text
    .replace(
      /((?:이번|다음|다다음|담) ?주) ?([월화수목금토일])(?:요일)?(?: ?[~～-] ?|부터 ?)([월화수목금토일])(?:요일)?(?:까지)?(?!\p{Script=Hangul}{2})/gu,
      '$1 $2요일부터 $1 $3요일까지',
    )
    .replace(
      /((?:下下?|這|本)?個?(?:禮拜|星期|週|周))([一二三四五六日])([到至~～-])([一二三四五六日])(?![\p{Script=Han}號日月]{0,1}[號月])/gu,
      '$1$2$3$1$4',
    );
}
