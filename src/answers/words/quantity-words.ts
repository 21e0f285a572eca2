/** Stand behind a number of pieces, by `|`. */
export const pieceWords = 'x|×|pcs|pieces|seats|users|шт|шт.|штук|개|명|個|件|套|人';

/** Between how many and at what price, by `|`: 10 at 5000 USD, 10 по 5000. */
export const perPieceWords = 'at|по|each';
