/** `never mind`, `oops`, `забудь`, `됐어`, 算了: no thanks that are to be answered. */
export const saysNothingIsWanted = (text: string): boolean => nothingWanted.test(text);

const nothingWanted =
  /^(?:(?:ok|okay|oh|ah|no|actually),? )?(?:never ?mind|forget (?:it|about it|that)|oops|whoops|my bad|my mistake|wrong (?:button|click)|(?:hit|pressed|clicked) the wrong button|misclick(?:ed)?|by (?:mistake|accident)|sorry)[\s.!]{0,3}$|^(?:(?:ой|ладно|ну|да),? )?(?:забудь(?:те)?|неважно|не важно|не надо|проехали|ой|упс|извини(?:те)?|ошибся|ошиблась|не та кнопка)[\s.!]{0,3}$|^(?:아,? ?|아니,? ?)?(?:됐어요?|됐습니다|아니야|아니에요|아차|실수(?:했어요?|예요|입니다)?|신경 ?쓰지 ?마(?:세요)?|잊어버려|미안(?:해요?)?|죄송(?:해요|합니다)?)[\s.!~]{0,3}$|^(?:啊|喔|哎呀|那)?[,，]?(?:算了|沒事(?:了)?|當我沒說|按錯了|不好意思|抱歉|搞錯了|弄錯了)[\s.!。！~]{0,3}$/iu;
