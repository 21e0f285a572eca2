/**
 * Words about one deal in the connected CRM, in all languages together, separated by `|`, lower case. Matched longest first,
 * regardless of the order here.
 */

export const crmDealSyncs =
  'sync|syncing|synced|synchronise|synchronize|synchronising|synchronizing|synchronisation|synchronization|' +
  'синхронизируй|синхронизируйте|синхронизировать|синхронизация|синхронизацию|синхронизации|обмен|обмена|동기화|同步';

/** These name the deed and its object at once. */
export const crmDealStopsWhole =
  "stop syncing|stop synchronising|stop synchronizing|stop the sync of|stop the sync for|stop the sync|stop sync|don’t sync|don't sync|do not sync|dont sync|no longer sync|never sync|unsync|unlink|" +
  'не синхронизируй|не синхронизируйте|не надо синхронизировать|не синхронизировать|хватит синхронизировать|перестань синхронизировать|перестаньте синхронизировать|прекрати синхронизировать|прекрати синхронизацию|прекратите синхронизацию|отключи синхронизацию|отключите синхронизацию|останови синхронизацию|остановите синхронизацию|' +
  '동기화하지 마|동기화 하지 마|동기화하지마|동기화하지 말아|동기화 그만|동기화 꺼|동기화 끊어|동기화 해제|동기화 중단|동기화 중지|동기화를 중단|동기화를 중지|동기화를 꺼|동기화를 그만|동기화를 끊어|동기화를 해제|' +
  '不要再同步|不要同步|不用再同步|不用同步|別再同步|別同步|停止同步|取消同步|不再同步|關掉同步|關閉同步|先不要同步';

/** These need the CRM, or its synchronisation, named beside them. */
export const crmDealStops =
  'stop|disconnect|detach|decouple|cut off|let go of|take out of|remove from|отвяжи|отвяжите|отвязать|отсоедини|отсоедините|отключи|отключите|убери из|прекрати|прекратите|' +
  '연결 해제|연결 끊어|연결을 끊어|연결을 해제|그만|빼 줘|빼줘|解除連結|取消連結|斷開|停止|移出';

export const crmDealPauses =
  'pause|put on hold|on hold|hold|suspend|freeze|поставь на паузу|поставьте на паузу|на паузу|приостанови|приостановите|' +
  '일시 중지|일시중지|일시 정지|일시정지|잠시 멈춰|잠깐 멈춰|멈춰|보류|先暫停|暫停|先停|停一下';

export const crmDealResumes =
  'resume|restart|unpause|start|continue|keep|go on with|go on|turn on|switch on|back on|возобнови|возобновите|верни|верните|включи|включите|продолжи|продолжайте|продолжить|' +
  '재개|다시 시작|다시 켜|계속|켜 줘|켜줘|恢復|繼續|重新開始|重新啟動';

/** Beside the word for synchronising, these take it up again. */
export const crmDealAgains =
  'again|once more|anew|back|now|снова|опять|обратно|заново|ещё раз|еще раз|다시|재|再次|重新|再|恢復';

export const crmDealOthers =
  'another|a different|different|other|the other|the right|another one|другой|другую|другому|другим|другая|다른|另一個|另一筆|另一|別的|其他';

export const crmDealLinks =
  'link|relink|re-link|connect|attach|match|move|привяжи|привяжите|привязать|свяжи|свяжите|перепривяжи|연결해|연결|連到|連結到|連結|改連|對到';

export const crmDealRecords =
  'opportunity|opportunities|crm record|record|entry|возможной сделке|возможной сделкой|возможности|возможность|записи|записью|запись|сделке|сделкой|영업 기회|영업기회|기회|레코드|商機|記錄|紀錄';

/** The deal that was spoken of last. */
export const crmDealThis =
  'this deal|that deal|this one|that one|this|that|it|the deal|эту сделку|этой сделки|этой сделке|эта сделка|эту|её|ее|이 거래|그 거래|이 건|이거|그거|這筆交易|那筆交易|這筆|那筆|這個|它';

export const crmDealFillers =
  'please|pls|put|the|our|my|of|for|from|with|to|in|into|on|and|deal|deals|any more|anymore|any longer|for now|for a while|ok|okay|so|hey|let’s|can you|could you|would you|no longer|sync|crm|' +
  'пожалуйста|поставь|поставьте|больше|с|со|в|во|из|от|к|на|у|для|по|сделку|сделки|сделке|сделка|пока|уже|можешь|можете|' +
  '이제|더 이상|더는|당분간|잠깐|잠시|거래|좀|해|다시|해 줘|해줘|해 주세요|해주세요|주세요|줘|요|말아|에서|하고|에|와|과|랑|으로|로|을|를|은|는|이|가|의|' +
  '請|幫我|再|麻煩|把|將|先|了|的|與|和|跟|到|在|給|從|裡|交易|這個案子|一下|吧|嗎';

/** With one of these nothing is asked for: it is forbidden, wondered about, or told. */
export const crmDealNotAsked =
  "don’t|don't|dont|do not|never|not|why|who|when|what|which|how|should|did|does|is|are|was|were|have|has|if|until|after|" +
  'не|нельзя|почему|зачем|кто|когда|что|какие|какой|как|если|до|стоит|надо ли|' +
  '하지 마|지 마|말고|왜|누가|언제|뭐|무엇|어떻게|어떤|까지|면|不要|別|勿|為什麼|誰|何時|什麼|怎麼|哪|如果|直到|應該';
