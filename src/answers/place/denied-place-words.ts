/** In front of a place that is not wanted. */
export const beforeDeniedPlace =
  /(?<!\p{L})(?:not (?:based |located )?(?:in|from)|not|non|outside(?: of)?|except(?: for| from| in)?|excluding|other than|apart from|anything but|without|не (?:из|в|во)|не|кроме(?: тех, что)?(?: из| в)?|за исключением|исключая|без|вне|за пределами)[ -](?:the )?|(?:除了|不在|不是|不含|不包括|不要|排除|扣掉|扣除|去掉|非)(?:來自|在)?/giu;

/** Behind one, with the particle between. */
export const behindDeniedPlace =
  /(?<=\p{Script=Hangul})(?: ?(?:쪽|꺼|거|것|건))?(?:은|는|만|을|를|이|가)? ?(?:빼고|빼줘|빼 줘|뺀|말고|제외|이외|외의|외에|아닌|아니고|아니라)|(?<=\p{Script=Han})的?(?:以外|之外|除外|不要|不算)/gu;

/** Words that leave something out of all, with up to three words behind them. */
export const exceptSaid =
  /(?<!\p{L})(?:except(?: for| from)?|excluding|other than|apart from|anything but|everything but|all but|кроме|за исключением|исключая) (?:the )?\p{L}[\p{L}\p{N}-]{1,24}(?: [\p{L}\p{N}-]{2,24}){0,2}|\p{Script=Hangul}{2,6}(?:한|된|인) ?(?:거|것|건)(?:들)?(?:은|는|만)? ?(?:빼고|말고|제외하고|제외)|除了?已?\p{Script=Han}{2,4}的(?:以外|之外|外)?/giu;
