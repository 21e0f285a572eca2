/** Hangul and Chinese signs: written without the blanks and capitals by which words and names of other scripts are told. */
export const easternSign = /[\p{Script=Hangul}\p{Script=Han}]/u;
