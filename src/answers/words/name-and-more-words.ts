/** At the beginning of what follows a name: how many of something, `10 licences`, `라이선스 10개`, `10個授權`, `兩套`. */
export const countedThing =
  /^(?:라이[선센]스 |лицензи\p{L}{1,2} |licen[cs]es )?(?:\d{1,6} ?(?:licen[cs]es?|seats?|users?|лицензи\p{L}{1,2}|мест\p{L}?|штук\p{L}?|шт\.?|라이[선센]스|개|석|명|카피|[套份]|個(?:授權)?)(?!\p{L})|[一二兩三四五六七八九十]{1,3}(?:套|個授權|份授權)(?!\p{Script=Han}))/iu;

/** A sum as Korean and Chinese write it on: `每年三萬五美元`, `三千五百萬台幣`, `연 3천5백만원씩`, `1억2천`. */
export const joinedSum =
  /^(?:(?:每年|每月|每季|一年|年|月|連續)?[\d一二兩三四五六七八九十百千萬億,.]{1,14}(?:美元|美金|歐元|新?台幣|日圓|英鎊|人民幣|瑞士法郎|港幣)|(?:연|월|매년|매월|연간) ?\d|\d[\d,.]{0,12}[천백십]?[만억])/u;

/** `3월 1일`, `3月1日` */
export const ofMonth = /^\d{1,2} ?[월月] ?\d{1,2} ?[일日號]/u;

/** Before an amount that is one of two, or the price of one: `1억2천 아니면`, `10개 개당`. */
export const boundToNext =
  /(?:개당|명당|석당|하나당|씩|아니면|또는|혹은|或|或是|每個|每套|單價| (?:or|или|либо|each|at|по|per))$/iu;
