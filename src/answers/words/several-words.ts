/** Between two solutions: "landing zone x2 and retail insights", `landing zone 2개랑 retail`, `landing zone 兩套加 retail`. */
export const betweenThings =
  /\s?[,;，；、&]\s?|\s\+\s|\s(?:and also|and|plus|as well as|и ещё|и еще|и|ещё|еще|плюс|또|그리고|및)\s|(?<=[\p{Script=Hangul}\p{Script=Latin}\d])(?:이랑|랑|하고|과|와)\s|(?<=\S)\s?(?:加上|以及|加|和|跟|與)\s?(?=\S)/iu;

/** A count in words before or behind the name; digits are read elsewhere. 셋 and 둘 written together end a name: 데이터셋. */
export const thingCounts: readonly (readonly [RegExp, number])[] = [
  [/^(?:one|один|одна|одну|하나|한 개|一套|一個) | 하나$|[ ]?(?:한 개|一套|一個|一份)$/iu, 1],
  [/^(?:two|два|две|두 개|兩套|兩個) | 둘$|[ ]?(?:두 개|兩套|兩個|兩份|二套)$/iu, 2],
  [/^(?:three|три|세 개|三套|三個) | 셋$|[ ]?(?:세 개|三套|三個|三份)$/iu, 3],
];

/** `the first two`, `первые два`, 앞에 두 개, 前兩個: how many of the list, from its beginning. */
export const firstOfList: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:just |only |take )?(?:the )?(?:first|top) (?:two|2)(?: ones?)?(?: please)?$|^(?:только )?первы[ех] (?:два|две|2|двух)$|^(?:앞에|앞의|앞|처음|위에|위의|맨 위) ?(?:두|2) ?개(?:요|만|만요)?$|^(?:選|就|要)?前(?:面)?(?:兩|2|二)[個項](?:就好|吧)?$/iu,
    2,
  ],
  [
    /^(?:just |only |take )?(?:the )?(?:first|top) (?:three|3)(?: ones?)?(?: please)?$|^(?:только )?первы[ех] (?:три|3|трёх|трех)$|^(?:앞에|앞의|앞|처음|위에|위의|맨 위) ?(?:세|3) ?개(?:요|만|만요)?$|^(?:選|就|要)?前(?:面)?(?:三|3)[個項](?:就好|吧)?$/iu,
    3,
  ],
];

/** All of a list of two. */
export const bothOfList =
  /^(?:both|both of them|both please|оба|обе|и то и другое|둘 다|둘다|둘 다요|두 개 다|두 개 다요|兩個都要|兩個都選|都要|兩個)$/iu;

/** One of several numbers: `1`, `#2`, 1번, `2號`. */
export const aListNumber = /^#?(\d{1,2})(?:번|번째|號)?$/u;
