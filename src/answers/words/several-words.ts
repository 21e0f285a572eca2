/** Between two solutions: "landing zone x2 and retail insights", `landing zone 2개랑 retail`, `landing zone 兩套加 retail`. */
export const betweenThings =
  /\s?[,;，；、&]\s?(?:(?:and|и|그리고)\s)?|\s\+\s|\s(?:and also|and|plus|as well as|и ещё|и еще|и|ещё|еще|плюс|또|그리고|및)\s|(?<=[\p{Script=Hangul}\p{Script=Latin}\d])(?:이랑|랑|하고|과|와)\s|(?<=\S)\s?(?:加上|以及|加|和|跟|與)\s?(?=\S)/iu;

/** The words for a piece. */
const countPieces =
  'pieces|seats|users|licen[cs]es?|units?|copies|лиценз\\p{L}{2}|шт\\.?|штук[иау]?|개|카피|석|명|대|세트';

/**
 * A count in words before or behind the name; digits are read elsewhere. From four on, as with every Korean numeral before a
 * name, only with the word for a piece: `Six Sigma retail` and `네 landing zone` count nothing. 셋 and 둘 written together end a
 * name: 데이터셋.
 */
export const thingCounts: readonly (readonly [RegExp, number])[] = [
  ...(
    [
      ['one|один|одна|одну', '하나|한', '一', 'once| 하나'],
      ['two|два|две', '두', '兩|二', 'twice| 둘'],
      ['three|три', '세', '三', ' 셋'],
      ['four|четыре', '네', '四', ''],
      ['five|пять', '다섯', '五', ''],
      ['six|шесть', '여섯', '六', ''],
      ['seven|семь', '일곱', '七', ''],
      ['eight|восемь', '여덟', '八', ''],
      ['nine|девять', '아홉', '九', ''],
      ['ten|десять', '열', '十', ''],
    ] as const
  ).map(([words, korean, han, ends], at): readonly [RegExp, number] => [
    countOf({ words, korean, han, ends }, at < 3),
    at + 1,
  ]),
];

/** `two landing zone`, `landing zone two licences`, `landing zone пять штук`, `landing zone 五套`; alone behind the name, only what counts nothing else. */
function countOf(
  { words, korean, han, ends }: { words: string; korean: string; han: string; ends: string },
  isAloneBefore: boolean,
): RegExp {
  const alone = isAloneBefore ? `|(?:${words})` : '';
  const behind = ends === '' ? [] : ends.split('|').map((end) => `${end.startsWith(' ') ? end : ` ${end}`}$`);
  return new RegExp(
    [
      `^(?:(?:${words}|${korean}) ?(?:${countPieces})${alone}) `,
      `^(?:${han})[套個份](?:授權)? ?`,
      `(?: |(?<=[가-힣]))(?:${words}|${korean}) ?(?:${countPieces})$`,
      ...behind,
      // Of 十二套, the last sign alone is no count.
      `[ ]?(?<![一二兩三四五六七八九十百])(?:${han})[套個份](?:授權)?$`,
    ].join('|'),
    'iu',
  );
}

/** The same at the beginning of a part that has more behind it: `three licences at 99 euros`, `세 개`, 三個授權. */
export const leadingCounts: readonly (readonly [RegExp, number])[] = (
  [
    ['two|два|две', '두|둘', '兩|二'],
    ['three|три', '세|셋', '三'],
    ['four|четыре', '네|넷', '四'],
    ['five|пять', '다섯', '五'],
    ['six|шесть', '여섯', '六'],
    ['seven|семь', '일곱', '七'],
    ['eight|восемь', '여덟', '八'],
    ['nine|девять', '아홉', '九'],
    ['ten|десять', '열', '十'],
  ] as const
).map(([words, korean, han], at) => [
  new RegExp(
    `^(?:(?:${words}) (?=(?:${countPieces})(?!\\p{L}))|(?:${korean}) ?(?=${countPieces})|(?:${han})(?=[套個份]))`,
    'iu',
  ),
  at + 2,
]);

/** `2 landing zones`; `5 to 10` is no count. */
export const digitsBeforeName = /^(\d{1,4}) (?!(?:to|до|-) )([^\d\s][^\d\n]{2,80})$/u;

/** Said before the answer: 네 is `yes`, and no four. */
export const politeYes = /^(?:네|넵|예|응)(?:[,，.]? )(?=\S)/u;

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

/** `리테일 5개요`: the polite ending behind a count. */
export const politeBehindCount = /(?<=\d[개대명석])요$/u;

/** Between answers to several questions; a comma before a digit may belong to a number. */
export const betweenAnswers =
  /\s?(?:[;；、，]|,(?!\d))\s?(?:(?:and|и|а|그리고|而|且)\s)?|\s(?:and|и|그리고|근데|그런데)\s|(?<=\p{Script=Hangul})(?:이고|이며|고)\s/iu;

/** A clause that denies what it names, or takes something back: `no co-sell`, `нет совместная`, 不是…; and one in Korean, behind it. */
export const deniesAnswer =
  /^(?:and |but |и |но |а |그리고 |而)?(?:no|not|never|without|nope|wait|нет|не|ни|без|стоп|아니|아니요|아니다|안|不是|不對|不对|不要|不用|不想|不能|沒有?|没有?|別|别|非|無)(?![\p{Script=Latin}\p{Script=Cyrillic}])(?!.{0,3}(?:later|longer|earlier|позже|позднее|раньше))|(?:아님|아니에요|아니고|아닙니다|말고|안 ?(?:돼|되|해|할)\p{L}{0,3})$/iu;

/** What is said around such an answer. */
export const aroundClause: readonly RegExp[] = [
  /^(?:and |и |а )?(?:it’s|it's|its|it is|that’s|we’re at|now it’s|now|это|сейчас|теперь|지금은) (?=\S)/iu,
  /(?<=\S) (?:now|by now|сейчас|теперь)$/iu,
];
