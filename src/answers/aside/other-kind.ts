/** Whether an answer to a question for a name or an address carries an e-mail address, a phone number or a company's registration number. */
export function hasContactDetails(said: string): boolean {
  const text = said.slice(0, longest);
  return email.test(text) || phone.test(text) || companyNumber.test(text);
}

/** A whole Korean or Taiwanese street address: 서울시 강남구 테헤란로 152, 台中市西屯區市政路386號. No company is called so. */
export function isEasternStreet(said: string): boolean {
  const text = said.slice(0, longest);
  return (koreanCity.test(text) && koreanStreet.test(text)) || taiwan.test(text);
}

/** Korean or Chinese words without a number and without any part of an address: 預計明年一月中, 보안 점검. */
export function isNoEasternAddress(said: string): boolean {
  const text = said.slice(0, longest);
  return /^[\p{Script=Hangul}\p{Script=Han}\s,.，。]+$/u.test(text) && !addressSign.test(text);
}

const longest = 300;
const email = /[^\s@,;]{1,64}@[^\s@,;]{1,100}\.[a-z]{2,12}/i;
/** `大同股份有限公司(統編12345675)` is not what the company is called. */
const companyNumber = /(?:統編|統一編號|사업자 ?(?:등록 ?)?번호|инн|tax id|vat (?:id|no))[ .:：是는은]{0,3}\d{5}/iu;
/** Nine digits or more, and signs between them: a company may be called 104 or 3M. */
const phone = /(?:\d[ ().-]?){8}\d/;
const koreanCity =
  /^(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|[가-힣]{2,4}(?:특별시|광역시|특별자치시|시|도))\S{0,6} [가-힣]{1,5}[시군구] /u;
const koreanStreet = /[로길동] ?\d/u;
const taiwan = /^(?:\d{3,6})?\p{Script=Han}{2}[市縣]\p{Script=Han}{1,4}[區鄉鎮市][^,，]{0,40}\d{1,4}(?:之\d{1,3})?號/u;
const addressSign =
  /[시도군구읍면동리로길가](?:[\s,.]|$)|서울|부산|대구|인천|광주|대전|울산|세종|제주|[市縣區鄉鎮路街段巷弄號樓村里]|台灣|臺灣|台北|한국/u;
