/** What names the parts of a person, before a colon, by `|`. */
export const emailLabels =
  'e-mail address|email address|e-mail|email|mail|электронная почта|эл. почта|почта|имейл|мейл|이메일|메일|電子郵件|電郵|信箱|郵箱|邮箱';
export const nameLabels =
  'contact person|contact name|full name|contact|name|контактное лицо|контакт|имя|фио|фамилия и имя|담당자|이름|성함|聯絡人|姓名|名字';
