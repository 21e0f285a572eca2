/** Words with which somebody says what is not to be found. */
export const denialWords =
  "not|no|without|except|excluding|minus|isn’t|isn't|aren’t|aren't|не|нет|ни|без|кроме|исключая|말고|빼고|제외|제외하고|아닌|아니고|없이|不|非|不是|不要|不含|除了|排除";
/** The same, written to the name beside them: `패브리캄말고`, `不要法布里康`. */
export const denialsBehind = '말고|빼고|제외|제외하고';
export const denialsInFront = '不是|不要|不含|除了|排除';
