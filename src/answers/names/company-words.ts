/** Legal forms of companies: ignored in a search, as people often omit them. */
export const legalForms =
  'AG|KG|KGaA|OHG|GbR|UG|GmbH|mbH|eV|eG|SE|Inc|Incorporated|Corp|Corporation|Co|Company|LLC|LLP|LP|Ltd|Limited|PLC|Pty|Pte|Pvt|' +
  'Private|SA|SAS|SARL|SRL|SpA|SL|SLU|BV|NV|AB|AS|ASA|ApS|Oy|Oyj|Kft|Zrt|sro|doo|sp|z|oo|Bhd|Sdn|KK|PT|Tbk|Ltda|EIRL|' +
  'ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОВ|ТОО';

/** Legal forms that are attached without a space. Longest first. */
export const attachedForms =
  /股份有限公司|有限责任公司|有限責任公司|有限公司|株式会社|株式會社|有限会社|유한책임회사|주식회사|유한회사|\([주유]\)/gu;

/** Conjunctions inside names, which people often omit too: Johnson & Johnson, «Рога и копыта». */
export const joiningWords = 'and|und|et|e|y|i|og|och|en|и|й|та|і|та';
