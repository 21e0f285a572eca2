/**
 * Values of a table's cell for yes, in lower case; besides words, a spreadsheet's own value for true. Kept strict, as
 * one of the columns is a consent: a tick and an empty box say one thing each, a cross says either.
 */
export const yesCells = ['yes', 'y', 'true', 'да', 'истина', '예', '네', '是', '是的', '✓', '✔', '☑', '✅'];
export const noCells = ['no', 'n', 'false', 'нет', 'ложь', '아니요', '아니오', '否', '不是', '☐'];
