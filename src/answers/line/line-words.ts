/** Field names in a line such as `Contoso, 120k EUR, close 30 Sep`, separated by `|`. */
export const lineWords = {
  customer:
    'customer|client|for|with|deal with|a deal with|для|сделка с|сделка со|с|со|клиент|заказчик|고객|고객사|客戶|客户',
  dealName: 'deal name|named|called|название сделки|название|거래 이름|거래명|交易名稱',
  value:
    'value|worth|amount|estimated value|сумма|сумма сделки|стоимость|на сумму|금액|예상 금액|거래 금액|규모|金額|預估金額|價值',
  closeDay:
    'с закрытием|с закрытием в|с закрытием до|закрытием|close|closes|closing|close date|closing date|close by|closes on|closing on|closes by|by|due|until|закрытие|закрыть|дата закрытия|закроем|закроется|срок|до|종료|종료일|예상 종료일|마감|마감일|結束|結束日期|預估結束日期|結案|結案日|截止|預計結束|成交日',
  solution: 'solution|solutions|решение|решения|솔루션|解決方案|方案',
  country: 'country|страна|국가|나라|國家|國別',
  crmId: 'crm|crm id|crm-id|идентификатор crm|crm 識別碼|crm 번호',
  campaignId:
    'campaign|campaign id|marketing campaign|кампания|идентификатор кампании|캠페인|캠페인 id|行銷活動|活動識別碼',
  contact:
    'contact|contact person|customer contact|контакт|контактное лицо|контакт у клиента|담당자|고객 담당자|聯絡人|連絡人|客戶聯絡人',
  notes: 'note|notes|comment|примечание|примечания|заметка|комментарий|메모|비고|備註|附註|註記',
  duns: 'duns|d-u-n-s|duns number|d-u-n-s number|duns 번호|鄧白氏|鄧白氏編碼',
} as const;
export type LineField = keyof typeof lineWords;

/** These also begin companies' names (Product Hunt): they name a field only with a colon. */
export const lineWordsWithColon: { readonly [Field in LineField]?: string } = {
  customer: 'account|company|компания|公司|회사',
  dealName: 'name|title|deal|имя|сделка|이름|거래|名稱|交易',
  solution: 'product|sol|продукт|제품|產品',
  country: 'location|land|регион|위치|地點',
};

/** After a day in Korean and Chinese: 9월 30일 마감. */
export const afterCloseDay = '마감 예정|마감|종료 예정|종료|까지|結束|結案|截止|成交|前結案|前|簽約|簽|結';

/** Legal form after a comma: `Contoso, Inc.` */
export const companyEndings =
  'inc|incorporated|llc|llp|lllp|lp|pllc|ltd|limited|corp|corporation|co|co ltd|company|gmbh|gmbh & co kg|ag|kg|ohg|se|sa|sas|sarl|s a de c v|s de r l de c v|sab de cv|spa|srl|slu|s l|sl|' +
  'bv|nv|plc|pty|pty ltd|pte|pte ltd|pvt|pvt ltd|private limited|sdn bhd|bhd|ltda|eireli|s a s|ооо|ао|пао|зао|оао|ип|oy|oyj|ab|as|asa|aps|a s|kft|zrt|d o o|s r o|sp z o o|tbk|kk|주식회사|유한회사|(주)|股份有限公司|有限公司|株式会社';

/** Conjunction that continues a name after a comma: Smith, Jones & Partners. */
export const partnersAfter = '&|and|und|et|и';

/** Between customer and amount; they belong to the amount: "Contoso for 120k", "Контосо на 1,5 млн". */
export const beforeAmountWords = 'for|at|of|about|around|approx|ca|roughly|up to|на|за|по|около|примерно|약|約|大約';
/** Korean and Chinese suffixes of the customer: 콘토소에 5천만원. */
export const afterCustomer = '와의 거래|과의 거래|와 거래|과 거래|랑 거래|에게|한테|에|的新交易|的交易|的案子|的商機';
/** Before the customer if 的交易 follows it: 和康托索的交易. Without that it may be part of the name. */
export const beforeCustomer = '和|與|跟|同';
/** Between customer and place: "Alpine Ski House in Denver". */
export const beforePlace = 'in|at|from|based in|в|из|во';
/** Between the customer and a day without a field name: "Orchard Labs in May". */
export const beforeDayWords = 'in|before|в|во|к';
/** Between the customer and the topic of the deal. */
export const beforeTopic = 'about|regarding|re|concerning|про|насчёт|насчет';
/** Between the customer and the solution they want. */
export const wanting =
  'they want|they need|they are interested in|wants|want|needs|need|interested in|about|using|with|them on|хотят|им нужно|им нужен|нужен|нужно|нужна|интересует|원해요|필요해요|想要|需要|他們要';

/** The command itself, in case the whole message is passed. */
export const lineOpenings = 'new deal|новая сделка|새 거래|新交易|新增交易|建立交易';

/** Between several values of one field: SOL-1-AAA and SOL-2-BBB. */
export const andWords = 'and|и|및|와|과|和|與|以及';

/** The name after a greeting is not the customer. */
export const greetingWords =
  'hi|hello|hey|dear|good|morning|thanks|thank|please|fyi|fwd|re|привет|здравствуй|здравствуйте|добрый|доброе|доброго|коллеги|уважаемый|уважаемая|спасибо|всем|ребята|друзья|народ|folks|everyone|guys|안녕|여러분|大家好|各位好|各位|大家|안녕하세요|您好|你好|嗨|哈囉|call|ask|ping|email|mail|lunch|coffee|dinner|meeting|reminder|позвоните|позвони|напиши|напишите|обед|встреча|созвон|напоминание';
/** Greetings and errands that also stand behind the first word of a name: Fourth Coffee. */
export const alsoInNames = 'coffee|lunch|dinner|mail|good|morning';
/** Before the name in a sentence: `their company Northwind`. */
export const customerNouns = 'customer|client|account|company|firm|клиент|заказчик|компания|клиента|заказчика|компании';
/** Capitalized product names, which are not a customer on their own. */
export const productWords =
  'azure|copilot|microsoft|m365|office|teams|dynamics|fabric|power bi|sap|sql|crm|erp|vm|vms|rfp|rfi|rfq|poc|nda|sow|faq|saas|iot|ai|api|кп|тз|по';
/** Before the subject of a message. */
export const beforeSubject = 'about|with|from|for|client|customer|от|для|по|про|о|об|с|со|на|клиент|клиента';
/** Inside a name: Bank of England, Meyer und Söhne. */
export const nameJoiners = 'of|the|and|und|et|de|la|le|du|der|van|von|&|+|и';

/** Between a solution and whom it is for: `landing zone for Wingtip Toys`, `landing zone для Вингтип`. */
export const solutionFor = / (?:for|для) | на (?=\d)| ?給(?=[\p{Script=Han}\p{Script=Latin}])/iu;
