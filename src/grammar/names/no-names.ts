import { wordsOf } from '../../answers/text/said.ts';

/** Words of an office that sound like a Latin name: 보고서 is a report and not Focus. */
export const officeWords = new Set(
  wordsOf(
    '보고서|계약서|제안서|견적서|명세서|청구서|회의록|회의실|사무실|담당자|책임자|관리자|실무자|고객사|거래처|협력사|파트너사|경쟁사|마감일|메시지|이메일|다음주|이번주|지난주|다다음주|월요일|화요일|수요일|목요일|금요일|토요일|일요일|아무도|누군가|나중에|그다음|그래서|그런데|하지만|그리고|아무나|자동차|컴퓨터|라이선스|라이센스|프로젝트|미리미리|갑자기|대리님|과장님|차장님|부장님|팀장님|이사님|사장님|대표님|선생님|마지막|처음에|이미지|어디서|도대체|빨리빨리|천천히|조용히|확실히|당연히|솔직히',
  ),
);

/** Everyday words, never a typo of a name: `my manager` is not Managed Minds. */
export const everydayWords = new Set(
  wordsOf(
    'manager|managers|manage|manages|managing|management|customer|customers|client|clients|partner|partners|colleague|colleagues|director|directors|seller|sellers|money|budget|budgets|contract|contracts|meeting|meetings|morning|evening|afternoon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunch|dinner|holiday|holidays|vacation|people|person|business|market|marketing|price|prices|pricing|report|reports|invoice|invoices|order|orders|email|emails|phone|phones|number|numbers|answer|answers|question|questions|problem|problems|reason|reasons|начальник|начальника|начальнику|менеджер|менеджера|менеджеру|директор|директора|директору|клиент|клиента|клиенту|клиенты|клиентов|партнер|партнера|партнеру|коллега|коллеге|коллеги|коллегам|деньги|денег|бюджет|бюджета|договор|договора|встреча|встречу|встрече|утром|вечером|завтра|вчера|сегодня|отпуск|отпуска|отпуске|ответ|ответа|вопрос|вопроса|причина|причину|цена|цену|цены|заказ|заказа|звонок|звонка|письмо|письма',
  ),
);
