/** What names a field in a line such as `Contoso, 120k EUR, close 30 Sep`, by `|`. Longer ones are tried first. */
export const lineWords = {
  customer: 'customer|client|account|company|клиент|заказчик|компания|고객|고객사|客戶|客户|公司',
  dealName:
    'deal name|name|named|called|title|deal|название|название сделки|имя сделки|거래 이름|거래명|이름|交易名稱|名稱|交易',
  value:
    'value|worth|amount|estimated value|сумма|сумма сделки|стоимость|на сумму|금액|예상 금액|거래 금액|金額|預估金額|價值',
  closeDay:
    'close|closes|closing|close date|closing date|close by|closes on|closing on|by|due|until|закрытие|закрыть|дата закрытия|закроем|срок|до|к|종료|종료일|예상 종료일|마감|마감일|까지|結束|結束日期|結案|結案日|截止|預計結束|成交日',
  solution: 'solution|solutions|sol|product|решение|решения|продукт|솔루션|제품|解決方案|方案|產品',
  country: 'country|location|страна|국가|나라|國家|國別',
  crmId: 'crm|crm id|crm-id|идентификатор crm|crm 識別碼|crm 번호',
  campaignId: 'campaign|campaign id|кампания|идентификатор кампании|캠페인|캠페인 id|行銷活動|活動識別碼',
  notes: 'note|notes|comment|примечание|примечания|заметка|комментарий|메모|비고|備註|附註|註記',
  duns: 'duns|d-u-n-s|duns number|d-u-n-s number|duns 번호|鄧白氏|鄧白氏編碼',
} as const;
export type LineField = keyof typeof lineWords;

/** Stand behind a value in Korean and Chinese: `9월 30일 마감`. */
export const trailingLineWords = {
  closeDay: '마감|종료|까지|結束|結案|截止|前',
  value: '규모|상당',
  customer: '고객',
} as const;

/** The second half of a company's name after a comma: `Contoso, Inc.` */
export const companyEndings =
  'inc|inc.|llc|l.l.c.|ltd|ltd.|limited|corp|corp.|co|co.|co. ltd|co. ltd.|co., ltd.|gmbh|ag|sa|s.a.|spa|s.p.a.|srl|bv|b.v.|nv|n.v.|plc|ооо|ао|пао|зао|oy|ab|as|kk|주식회사|(주)|股份有限公司|有限公司';

/** The command itself, should the whole message be given. */
export const lineOpenings = 'new deal|новая сделка|새 거래|新交易|新增交易|建立交易';
