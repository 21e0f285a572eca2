/** Words about both sides of one deal, in all languages together, separated by `|`, lower case. Matched longest first. */

export const partnerCenterNamesSaid =
  'partner center|partner centre|the desk|центр партнеров|центру партнеров|центру партнёров|центром партнеров|центре партнеров|центра партнеров|центр партнёров|центром партнёров|центре партнёров|центра партнёров|파트너 센터|파트너센터|合作夥伴中心';

/** Asks whose value counts. */
export const crmSideRights =
  'which one is right|which is right|who is right|who’s right|which side is right|which value is right|which one is correct|which is correct|which one counts|which counts|which value counts|which side counts|which one wins|which wins|who wins|which side wins|which one should i trust|which one do i trust|which one to trust|which should i trust|' +
  'кто прав|кто верен|что верно|что правильно|какое верно|какое значение верно|какое значение правильное|какая сторона права|кому верить|чьё верно|чье верно|что главнее|кто главнее|где правильно|где верно|' +
  '어느 쪽이 맞아|어느 쪽이 맞나|어느 쪽이 맞는|어느 쪽이 맞지|어느 게 맞아|어떤 게 맞아|뭐가 맞아|누가 맞아|어느 쪽 값이 맞아|어느 쪽을 믿어|어느 쪽이 우선|' +
  '哪個才對|哪個對|哪個才是對的|哪個是對的|哪邊才對|哪邊對|哪一邊對|誰對|誰才對|該信哪個|以哪個為準|哪個為準|以哪邊為準';

/** Beside a side's name, says that its value counts. */
export const crmSideTakes =
  'take the value|take value|take the amount|take amount|take the close date|take the date|take the stage|take what’s|take what is|take the one|use the value|use value|use the amount|use amount|use the close date|use the date|use the stage|use what’s|use what is|use the one|keep the value|keep value|keep the amount|keep the close date|keep the date|keep the stage|keep the one|keep what’s|keep what is|go with the value|' +
  'возьми сумму|возьмите сумму|возьми значение|возьмите значение|возьми дату|возьмите дату|возьми этап|возьмите этап|возьми то что|бери сумму|бери значение|бери дату|используй значение|используй сумму|используйте значение|оставь значение|оставьте значение|оставь сумму|оставь дату|оставь этап|оставь то что|' +
  '값으로 해|값으로 맞춰|값으로 바꿔|값으로 가|값을 써|값을 사용|값을 유지|값 사용|값 유지|금액으로 해|금액으로 맞춰|금액을 써|날짜로 해|날짜로 맞춰|쪽 값으로|쪽으로 맞춰|' +
  '的值為準|值為準|的為準|為準|用 的值|用 的金額|用 的日期|採用 的值|使用 的值|保留 的值|保留 的金額';

/** The same, without a customer's name only: a CRM is also what a customer buys. */
export const crmSideIsRight =
  'is right|is correct|has it right|прав|права|верно|правильно|쪽이 맞아|이 맞아|가 맞아|是對的|才對';

/** Says so of our side without its name. */
export const crmOursKept =
  'keep ours|keep our value|keep our amount|keep our date|keep our one|take ours|use ours|go with ours|ours is right|ours counts|ours wins|' +
  'оставь наше|оставьте наше|оставь нашу сумму|оставьте нашу сумму|оставь нашу дату|оставь наше значение|оставьте наше значение|возьми наше|возьмите наше|наше верно|' +
  '우리 값 유지|우리 값을 유지|우리 값으로 해|우리 값으로 맞춰|우리 쪽 값으로 해|우리 쪽 값 유지|우리 걸로 해|우리 것으로 해|우리 쪽이 맞아|' +
  '保留我們的值|保留我們的|用我們的值|用我們的|以我們的值為準|以我們的為準|以我們為準';

/** Says so of the CRM without its name. */
export const crmTheirsTaken =
  'take theirs|use theirs|keep theirs|go with theirs|theirs is right|' +
  'возьми их значение|возьмите их значение|оставь их значение|그쪽 값으로 해|그쪽 값 유지|用他們的值|以他們的為準|以他們的值為準';

/** Asks what is not the same on both sides. */
export const crmDifferencesSaid =
  'what differs|what’s different|what is different|what are the differences|what is the difference|what’s the difference|where do they differ|how do they differ|what does not match|what doesn’t match|what’s not the same|what is not the same|show the differences|show differences|' +
  'что отличается|чем отличается|чем отличаются|что расходится|в чём разница|в чем разница|какая разница|какие различия|какие отличия|что не совпадает|где расхождение|где расхождения|' +
  '뭐가 달라|뭐가 다른|뭐가 다르|무엇이 달라|무엇이 다른|어디가 달라|어디가 다른|차이가 뭐|차이점|다른 점|' +
  '哪裡不一樣|哪裡不同|有什麼不同|有什麼不一樣|有哪些不同|有哪些差異|差在哪裡|差在哪|差異在哪|什麼地方不同|哪些不一樣';

/** With one of these it is about many deals, about something else, or forbids it. */
export const crmDifferenceNotOf =
  'deals|referrals|leads|lead|don’t|do not|never|if|fields|note|stages|сделок|сделках|лиды|лидов|лид|не надо|не бери|не используй|если|거래들|리드|잠재 고객|지 마|면|모든|所有|全部|潛客|潛在客戶|不要|別|如果|欄位';

/** A field that is named, so that of several questions only this one is meant. The value is what any field has. */
export const crmFieldsSaid = {
  closeDate:
    'close date|closing date|date|дату закрытия|дате закрытия|дата закрытия|дату|종료일|마감일|날짜|結束日期|日期',
  salesStage: 'sales stage|stage|этап|стадию|стадия|단계|階段',
  notes: 'notes|заметки|примечания|메모|備註',
} as const;

export const crmDifferenceFillers =
  'what|which|is|are|does|do|between|and|or|for|of|on|in|at|from|with|about|the|this|that|deal|it|one|please|show me|so|hey|value|amount|there|here|’s|ok|okay|' +
  'а|и|или|между|по|у|для|из|с|со|в|во|на|от|о|об|сделке|сделка|сделки|это|эта|эту|этой|там|пожалуйста|покажи|' +
  '하고|랑|이랑|과|와|중에|중|사이|사이에|에서|의|은|는|이|가|인가요|해|줘|주세요|해 줘|해 주세요|거래|이거|그거|좀|말고|야|요|가요|지|데|데요|' +
  '在|和|跟|與|或|的|以|是|這|筆|這筆|個|交易|請|對|於|之間|嗎|呢|裡|裡面|的值|的金額|值|金額|那邊';
