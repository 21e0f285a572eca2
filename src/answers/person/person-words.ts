/** Labels of the parts of a person, before a colon, separated by `|`. */
export const emailLabels =
  'e-mail address|email address|e-mail|email|mail|электронная почта|эл. почта|почта|имейл|мейл|이메일|메일|電子郵件|電郵|信箱|郵箱|邮箱';
export const nameLabels =
  'contact person|contact name|full name|contact|name|контактное лицо|контакт|имя|фио|фамилия и имя|담당자|이름|성함|聯絡人|姓名|名字';

/** Filler words beside an address or a number, matched word by word: "her e-mail is", "please send it to". */
export const reachFillers = [
  'please|pls|thanks|thank|you|send|it|to|write|reach|her|him|them|his|their|my|me|at|on|under|call|email|e-mail|mail|is|number|phone|telephone|the|it’s|its|and|cell|mobile|work|office|direct|via|by|use|that’s|this|here|yes|ok|contact',
  'пожалуйста|спасибо|тел|телефон|почта|почту|на|по|звоните|пишите|звонить|писать|пиши|звони|это|номер|её|ее|его|их|мой|моя|адрес|мобильный|рабочий|и|вот|да',
  '보내주세요|보내|주세요|로|으로|연락|연락처는|이메일은|이메일|메일은|메일|전화는|전화|번호는|번호|입니다|이에요|예요|여기|네|휴대폰|직통',
  '請|謝謝|是|信箱|電話|手機|寄到|寄給|打|號碼|郵件|我的|他的|她的|給|這是|嗯',
].join('|');
