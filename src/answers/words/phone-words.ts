/** Before the extension of a company's number. Longer ones first. */
export const extensionWords =
  'extension|extn|ext|x|добавочный|доб|внутренний|внутр|вн|내선번호|내선|교환|轉接|轉分機|分機|轉|转|分机';

/** Before a number, to say that it is one. */
export const phoneLabels =
  'telephone|phone number|phone|mobile|cell|tel|mob|fon|t|m|p|телефон|тел|моб|м|т|전화번호|전화|휴대폰|핸드폰|연락처|電話|手機|手机|行動電話|电话';
