/** At the beginning of what follows a name: how many of something, `10 licences`, `라이선스 10개`, `10個授權`, `兩套`. */
export const countedThing =
  /^(?:라이[선센]스 |лицензи\p{L}{1,2} |licen[cs]es )?(?:\d{1,6} ?(?:licen[cs]es?|seats?|users?|лицензи\p{L}{1,2}|мест\p{L}?|штук\p{L}?|шт\.?|라이[선센]스|개|석|명|카피|[套份]|個(?:授權)?)(?!\p{L})|[一二兩三四五六七八九十]{1,3}(?:套|個授權|份授權)(?!\p{Script=Han}))/iu;

/** A sum as Korean and Chinese write it on: `每年三萬五美元`, `三千五百萬台幣`, `연 3천5백만원씩`, `1억2천`. */
export const joinedSum =
  /^(?:(?:每年|每月|每季|一年|年|月|連續)?[\d一二兩三四五六七八九十百千萬億,.]{1,14}(?:美元|美金|歐元|新?台幣|日圓|英鎊|人民幣|瑞士法郎|港幣)|(?:연|월|매년|매월|연간) ?\d|\d[\d,.]{0,12}[천백십]?[만억])/u;

/** How long, behind a name and in small letters: `3년`, `2 years`. */
export const termBehindName = /^\d{1,2} ?(?:년|개월|years?|months?|yrs?|лет|года?|месяц\p{L}{0,2}|年|個月)(?!\p{L})/u;

/** What Korean writes on a sum or a day: 3천5백만원씩, 3월 1일까지. Other letters go on as a name does: 1억커피, 6월3일카페. */
export const writtenOn =
  /^[\d천백십만억,.]{0,14}(?:원|달러|유로|엔|파운드|불|위안)?(?:씩|짜리|에|으로|로|정도|쯤|경|자|까지|부터|을|를|은|는|이|가|이고){0,2}[.!?]?$/u;

/** Before what is a part of the name: `House of 1000 Euro`. */
export const bindsNumberToName = /^(?:of|de|из)$/u;

/** `3월 1일`, `3月1日` */
export const ofMonth = /^\d{1,2} ?[월月] ?\d{1,2} ?[일日號]/u;

/** Before an amount that is one of two, or the price of one: `1억2천 아니면`, `10개 개당`. */
export const boundToNext =
  /(?:개당|명당|석당|하나당|씩|아니면|또는|혹은|或|或是|每個|每套|單價| (?:or|или|либо|each|at|по|per))$/iu;
