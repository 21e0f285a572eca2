/** Words before and after a D-U-N-S number, separated by `|`. */
export const dunsLeads =
  'its d-u-n-s is|it’s|it is|the number is|number|номер|номер duns|номер d-u-n-s|это|던스|던스 번호|duns 번호|번호는|鄧白氏|鄧白氏編碼|編號|編號是|號碼是|是';
export const dunsTails = '입니다|이에요|예요|이요|요|번입니다|吧|喔';
