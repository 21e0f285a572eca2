/** Stand behind a number of pieces, by `|`. */
export const pieceWords = 'x|×|pcs|pieces|seats|users|шт|шт.|штук|개|명|個|件|套|人';
