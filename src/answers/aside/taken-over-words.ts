/** Between an answer and the one that replaces it. */
export const changeOfAnswer =
  'no wait|wait no|no sorry|sorry no|sorry, no|actually|actually no|no actually|scratch that|i mean|i meant|or rather|correction|no, make it|no make it|make that|oops|oh no|, no|, wait|нет|ой нет|хотя нет|вернее|точнее|то есть|стоп|ой|поправка|아니|아니다|아니요|아 아니|아니 잠깐|정정|不對|不对|哦不|啊不|喔不|說錯了|打錯了|更正|我是說';

/** Behind a bare `no`: a sign, a number or a verb. `90k, no co-sell` denies what it names. */
export const behindBareNo =
  /^\s*(?:[,，.;:!…—–-]|\p{Sc}?\d|(?:make|keep|leave|let[’']s|it[’']s|it is|better|rather|put|use|take|go with|should be)(?!\p{L})|$)/u;

/** They choose the answer behind them, also of several that were left open: `q2 or q3, let’s say q3`. */
export const choosesAnswer = 'let’s say|let’s go with|let’s take|, put|давай|давайте|ставь|поставь|запиши|先寫|就寫';

/** Before the answer that is kept. */
export const keepsWords =
  'keep it|leave it|make it|let’s keep it|better|rather|it’s|it is|лучше|пусть|пусть будет|всё же|все же|всё-таки|все-таки|다시|그냥|還是|改成|改為|應該是|就|是';

/** Said right before the word of change, or as a clause before it: what follows is only considered. */
export const doubtOfChange =
  'maybe|perhaps|possibly|probably|might be|could be|i think|i guess|or|может|может быть|наверное|наверно|возможно|вероятно|кажется|вроде|아마|아마도|혹시|어쩌면|可能|也許|或許|大概|說不定';
