/** After a quantity, separated by `|`. */
export const pieceWords =
  'x|×|pcs|pieces|seats|users|licenses|licences|units|лицензий|лицензии|лицензия|лицензию|шт|шт.|штук|штуки|개|라이선스|명|대|석|個授權|套授權|授權|個|份|件|套|台|人';

/** Behind a name that has its quantity in front: `3 retail insights licences`. A pattern. */
export const unitsBehind = 'licen[sc]es?|seats|subscriptions|units|copies|лицензи[йия]|подпис(?:ок|ки)|라이선스|授權';

/** Between quantity and unit price, separated by `|`: 10 at 5000 USD, 10 по 5000. */
export const perPieceWords = 'at|по|each';

/** Before a unit price, separated by `|`. */
export const beforePrice =
  'at|@|for|each at|price|по|за|цена|개당|하나에|대당|명당|석당|인당|라이선스당|단가|가격은|가격|每套|每個|每件|每人|每台|單價|单价|一套|一個';
