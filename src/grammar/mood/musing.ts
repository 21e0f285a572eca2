import type { Sentence } from '../sentence/piece.ts';

/**
 * What frames a whole sentence tells how the deed in it is meant, whichever deed it is: asked about (`am I allowed to decline
 * Zenith`), only thought of or hoped for (`thinking of moving Zenith to 60%`, `пытаюсь закрыть Каскад`), or not now (`I want to
 * decline Zenith but not today`). Behind `note`, or a name and a colon, the same words would be the text of a note.
 */
export function moodOfFrame({ text }: Pick<Sentence, 'text'>): 'wonders' | 'tells' | 'depends' | undefined {
  if (asksLeave.some((pattern) => pattern.test(text))) return 'wonders';
  if (muses.some((pattern) => pattern.test(text))) return 'tells';
  return notNow.some((pattern) => pattern.test(text)) ? 'depends' : undefined;
}

const asksLeave: readonly RegExp[] = [
  /^(?:so |and |but )?(?:why |how come )?(?:isn|aren|wasn|weren|hasn|haven|hadn|didn|doesn)['’]?t /iu,
  /^(?:so |and |but |ok,? |hey,? )?(?:am i|are we) (?:still |even |really )?(?:allowed|supposed|able|free|permitted|meant|expected) to /iu,
  /^(?:so |and |but |ok,? |hey,? )?do (?:you|we|i|they) (?:really |still )?(?:reckon|believe|have to|need to|usually|normally|ever|think(?! you (?:can|could))) /iu,
  /^(?:а |и )?(?:мне|нам) (?:уже |ещё |еще |вообще )?(?:можно|нельзя|разрешено|позволено) (?:ли )?\p{L}{2,20}(?:ть|ти|чь) /iu,
];

const muses: readonly RegExp[] = [
  /^(?:i['’]?m |we['’]?re |i am |we are |i['’]ve been |we['’]ve been )?(?:still |just |kind of )?(?:thinking (?:of|about)|considering|contemplating|pondering|debating|toying with|mulling|weighing|tempted to|inclined to|leaning towards?|(?:trying|struggling|fighting|working hard) to (?:close|win|sign|land)) /iu,
  /^(?:i|we|i['’]d|we['’]d) (?:would |really |do )?(?:hate|dread) to /iu,
  /^(?:я |мы )?(?:всё ещё |все еще |пока |сейчас )?(?:подумываю|подумываем|размышляю|размышляем|склоняюсь|склоняемся|(?:пытаюсь|пытаемся|стараюсь|стараемся|пробую|пробуем) (?:закрыть|выиграть|подписать|дожать)) /iu,
  /^(?:我|我們)?(?:還|正|一直)?(?:在考慮|在想(?:要不要|是不是)|在猶豫|努力想)/u,
];

const notNow: readonly RegExp[] = [
  /^[^,.;:–—]{6,60},? (?:but|just|only) not (?:today|now|yet|right now|right away|tonight|tomorrow|this (?:week|month|quarter))[.! ]{0,3}$/iu,
  /^[^,.;:–—]{6,60},? (?:но|только|просто) не (?:сегодня|сейчас|завтра|прямо сейчас|сразу|на этой неделе|в этом месяце)[.! ]{0,3}$/iu,
  /(?:지만|는데|은데) ?(?:오늘|지금|당장|이번 ?주)(?:은|는)? ?(?:말고|아니고|아니야|아니에요|안 ?돼요?)[.!~ ]{0,3}$/u,
  /(?:但|只是|不過)(?:不是|不要|別|不在|先不)(?:今天|現在|這個?(?:週|周|月|禮拜|星期))[.!。！ ]{0,3}$/u,
];
