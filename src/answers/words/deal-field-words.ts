/** Names of a deal's fields in addition to their labels, in four languages, separated by `|`. */
export const dealFieldWords = {
  'address-line-1': 'street|street address|улица|도로명|街道',
  'address-line-2': 'second line|address 2|line 2|строка 2|адрес 2|第二行',
  'close-date':
    'close date|closing date|date|end date|дата|дата закрытия|срок|날짜|종료일|마감일|日期|結束日期|結案日期',
  consent: 'agreement',
  contact: 'contact|contact person|customer contact|контакт|контактное лицо|연락처|고객 담당자|連絡人|聯絡人|窗口',
  employees:
    'employee|employees|people|team|colleague|colleagues|who works on it|сотрудник|сотрудники|команда|коллеги|직원|팀|동료|員工|同事|團隊',
  help: 'help wanted|kind of help|вид помощи|協助',
  location: 'partner location|mpn|mpn id|расположение|파트너 위치|據點',
  'marketplace-intent': 'marketplace|marketplace intent|маркетплейс|마켓플레이스|市集',
  name: 'name|title|имя|название|이름|제목|名稱|名字|標題',
  'postal-code': 'postal code|zip|zip code|postcode|post code|индекс|우편 번호|우편번호|郵遞區號|郵編',
  state: 'state|province|region|область|регион|штат|주|도|州|省',
  value:
    'value|amount|price|budget|deal value|deal size|size|сумма|стоимость|бюджет|цена|금액|액수|가격|예산|金額|價錢|預算',
  visibility: 'visibility|type|deal type|kind|видимость|тип|тип сделки|공개|유형|거래 유형|類型|可見性|交易類型',
} as const;

/** Before a partner location's number, separated by `|`. */
export const locationWords = '(?:partner )?(?:location|mpn)(?: id)?|id|расположение|위치|據點';
