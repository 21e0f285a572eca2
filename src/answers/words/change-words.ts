/** Verbs that change a field, separated by `|`: "Change the value to 50k", "actually make it private". */
export const changeVerbs = [
  'change|edit|set|make|update|correct|fix|adjust|modify|put|move|switch|rename|replace|raise|lower|increase|reduce|amend|go back to|back to|return to',
  'измени|изменить|измените|поменяй|поменять|поменяйте|смени|сменить|исправь|исправить|исправьте|поставь|поставить|поставьте|сделай|сделать|сделайте|замени|заменить|замените|обнови|обновить|правка|укажи|укажите|указать|установи|установить|перенеси|перенести|вернись к|вернёмся к|вернемся к|назад к',
  '수정|변경|고치기|바꾸기',
  '編輯|修改|變更|更改|更正|改一下|改|回到',
].join('|');

/** After the field that is changed, as in Korean. */
export const changeEnds =
  '으로 돌아가 주세요|으로 돌아가요|으로 돌아가자|으로 돌아가|로 돌아가 주세요|로 돌아가요|로 돌아가자|로 돌아가|변경해 주세요|변경해주세요|변경해줘|변경해 줘|변경해요|변경할게요|변경|바꿔 주세요|바꿔주세요|바꿔줘|바꿔 줘|바꿔요|바꿀게요|바꾸자|바꿔|수정해 주세요|수정해주세요|수정해줘|수정해 줘|수정할게요|수정|고쳐 주세요|고쳐주세요|고쳐줘|고쳐 줘|고쳐|해 주세요|해주세요|해줘|해 줘|해줘요|해 줘요|해주라|잡아 주세요|잡아주세요|잡아줘|잡아 줘|잡아줘요|할게요|하자|해';

/** Between the field and its new value, as in Chinese. */
export const changeMiddles = '改成|改為|改到|變更為|變更成|更改為|更改成|設為|設成|設定為|換成|變成|調整為|調整成|改';

/** Before the field name. */
export const beforeField =
  'the|my|its|it’s|deal|deal’s|our|his|her|customer’s|to|把|將|請把|請將|幫我把|幫我將|麻煩把|그|이|이 거래의|거래의|сделки|у сделки|в';
/** After the field name. */
export const afterField =
  'to be|should be|is now|is actually|now|is|are|to|at|as|into|for|with|by|=|:|->|→|на|в|до|будет|теперь|это|—|-|을|를|은|는|이|가|의|是|為|成|到';
/** Pronouns for the deal, and fillers. */
export const changedIt =
  'it a|it an|it|this a|this|that|the deal a|the deal|deal|her|её|ее|его|это|эту сделку|сделку|пусть будет|이거|그거|이걸|그걸|거래를|거래|它|這個|交易';

/** Begins a change of mind: the rest is about another field than the one asked for. */
export const changeOfMind =
  '아니다|아니야|아니지|아 맞다|아차|啊不是|不是|wrong|that’s wrong|it should be|should be|it must be|rather|better|actually|no wait|wait no|wait|no|sorry|oh|oops|hm|hmm|on second thought|on second thoughts|i changed my mind|i meant|i mean|please|can you|could you|can we|could we|let’s|lets|i want to|i’d like to|неправильно|неверно|должна быть|должно быть|вообще-то|на самом деле|нет подожди|нет|подожди|подождите|стой|стоп|погоди|погодите|ой|извини|извините|пожалуйста|давай|я передумал|я передумала|я имел в виду|можно|хочу|лучше|틀렸어요|아니|아니요|잠깐|잠깐만|사실은|사실|죄송한데|참|아|그냥|錯了|應該是|其實|等等|不對|不是|抱歉|不好意思|我是說|請|麻煩|幫我|還是|等一下|喔|啊';

/** After a field name, without a verb: "the value should be 75k", "close date moved to June". */
export const toldConnectives =
  'should be|must be|is now|is actually|will be|has changed to|changed to|moved to|is|=|:|->|→|должна быть|должен быть|должно быть|теперь|будет|перенесена на|는|은|應該是|改為|是';

/** `the customer is wrong`: the new value has not been given yet. */
export const wrongWords =
  'wrong|all wrong|incorrect|not right|not correct|a mistake|mistaken|неправильный|неправильная|неправильно|неверный|неверная|неверно|не тот|не та|не то|틀렸어요|틀렸어|틀림|잘못됐어요|잘못됐어|錯了|錯的|不對|有誤';

/** Particles directly after the field name: 금액을, 日期到. */
export const fieldParticles = ['만', '을', '를', '은', '는', '이', '가', '의', '到'];

/** After the new value: 140만원으로, 비공개로. */
export const koreanInto = /(?<=[\p{Script=Hangul}\d%])(?:으로|로)$/u;

/** Strips Russian case endings: дату, дата. */
export function withoutRussianEnding(word: string): string {
  return /^\p{Script=Cyrillic}{4,}$/u.test(word) ? word.replace(/[аеиоуыэюяйь]{1,2}$/u, '') : word;
}

/** `note on Fabrikam: …`: a name in whatever case, before what is noted. */
export const noteOfName =
  /^(?:on|for|to|about|re|regarding|at|к|ко|по|для|про|о|об|насчёт|насчет|в|у) [^:：]{2,50}[:：]/iu;
/** `сумма моих сделок`: asked of a list; behind a deal's field stands its value. */
export const asksOfList =
  /^\s*(?:(?:всех|моих|наших|открытых|активных|выигранных|проигранных|закрытых) ){0,3}(?:сделок|рекомендаций|воронки|портфеля)(?!\p{L})[^\d]*$/iu;
/** After a field name: `set value of Fabrikam to 5m yen` names a deal, and is therefore handled as a sentence. */
export const leadsToName = /^\s*(?:of|for|on|сделки|сделке|по|для|у|的)\s*(?=\p{L})/iu;
