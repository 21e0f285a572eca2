/**
 * Words around a customer's name for what it is, or for doubt. They may be part of the name, so the person is asked.
 */

/** Before the name. Latin ones count in lower case only: `For Eyes` is a name. */
export const customerLeads =
  'for|with|at|customer|client|customer is|client is|maybe|perhaps|probably|i think|' +
  'клиент|заказчик|компания|фирма|организация|это|пусть будет|наверное|скорее всего|может быть|видимо|кажется|для|' +
  '고객은|고객사는|고객이|회사는|회사 이름은|아마|先寫|先填|先用|先放|暫定是|暫定|暫時是|客戶是|客戶|公司是|公司叫|應該是|就是|可能是|大概是|好像是|是|叫';

/** After the name. */
export const customerTails =
  'please|i think|maybe|probably|thanks|наверное|пожалуйста|скорее всего|' +
  '입니다|이에요|예요|이예요|이요|요|일 거예요|로 해줘|로 해 주세요|로 해주세요|로 할게요|일걸요|吧|好了|就好|啦';

/** Rejects the offered customers without giving a name. */
export const newCustomerWords =
  'new|new one|a new one|new customer|a new customer|new client|someone new|somebody new|another|another one|other|' +
  'новый|новая|новый клиент|новая компания|другой|другая|другой клиент|другая компания|' +
  '새 고객|새 고객사|새로운 고객|신규|신규 고객|다른 고객|다른 데|다른 회사|新客戶|新的客戶|新的|別的|別家|其他|其他客戶';
