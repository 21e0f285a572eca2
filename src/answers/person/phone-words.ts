/** Before an extension. Longest first. */
export const extensionWords =
  'extension|extn|ext|x|добавочный|доб|внутренний|внутр|вн|내선번호|내선|교환|轉接|轉分機|分機|轉|转|分机';

/** Labels before a phone number. */
export const phoneLabels =
  'telephone|phone number|phone|mobile|cell|tel|mob|fon|t|m|p|телефон|тел|моб|м|т|전화번호|전화|휴대폰|핸드폰|연락처|電話|手機|手机|行動電話|电话';

/** Particles attached to a number: 010-1234-5678입니다, 0912345678喔. Longest first. */
export const phoneTails = '입니다|이에요|이예요|예요|이요|으로|번|요|로|喔|唷|囉|啦|吧';
/** Between a label and its number: 電話是0912345678, 전화는 010-1234-5678. */
export const afterPhoneLabels = '是|為|는|은|번호는';
export const faxLabels = 'fax|факс|팩스|傳真|传真';
