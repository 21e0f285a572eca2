/** Of a link to somebody's own calendar, in all languages together, separated by `|`. */

/** The link is to be good no more. */
export const calendarOffWords =
  'turn off|turn it off|switch off|switch it off|off|disable|deactivate|revoke|invalidate|delete|remove|cancel|stop|kill|withdraw|get rid of|unsubscribe|no more|выключи|выключить|выключите|отключи|отключить|отключите|отозвать|отзови|отзовите|удали|удалить|удалите|убери|убрать|уберите|отмени|отменить|закрой|закрыть|аннулируй|аннулировать|отписаться|больше не нужен|больше не нужна|꺼줘|꺼|끄기|끄고|꺼주세요|폐기|삭제|취소|해지|중지|없애|지워|비활성|撤銷|撤回|關閉|關掉|停用|停止|刪除|刪掉|取消|移除|作廢|不要了';

/** Another link is wanted in the place of the one before. */
export const calendarNewWords =
  'new|another|renew|regenerate|reset|replace|fresh|change|новый|новая|новую|другую|другой|обнови|обновить|заново|перевыпусти|сбрось|заменить|замени|새|새로|새로운|다시 만들|재발급|갱신|바꿔|新|新的|重新|更新|換|重設|再建立';

/** With one of these, nothing is changed: `don’t delete my calendar`, `was my calendar revoked`. */
export const calendarKeptWords =
  'don’t|do not|never|not|did|was|is|are|has|have|why|when|how|can|не|никогда|почему|когда|как|был|была|지 마|지마|왜|언제|어떻게|안|不要刪|別|不要取消|為什麼|什麼時候|如何|怎麼|嗎|了沒';
