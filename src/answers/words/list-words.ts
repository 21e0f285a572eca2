/** Filter names after the name of a list, in all languages, separated by `|`. */
export const filterWords = {
  state: 'state|status|состояние|статус|상태|狀態',
  stage: 'sales stage|stage|этап продажи|этап|판매 단계|단계|銷售階段|階段',
  type: 'deal type|type|тип сделки|тип|거래 유형|유형|交易類型|類型',
  country: 'country|страна|국가|國家|國別',
  owner: 'owned by|owner|ответственный|владелец|담당자|담당|負責人|擁有者',
  sender: 'sent by|sender|отправитель|보낸 곳|보낸 사람|寄件者|來源|來自',
  solution: 'solution|решение|솔루션|解決方案|方案',
  answerBefore:
    'answer before|answer by before|due before|expiring before|expires before|ответить до|истекает до|истекают до|срок до|응답 기한|回覆期限早於|期限早於|到期日早於',
  closingBefore:
    'closing before|closes before|close before|before|закрытие до|закрывается до|закрываются до|종료일|마감일|마감|結束日期早於|結束早於|結案早於|早於|結束日期|結案日',
  valueFrom:
    'value from|value over|value above|value at least|from|over|at least|сумма от|стоимость от|от|금액|예상 금액|金額至少|金額高於|金額',
  valueUpTo:
    'value up to|value below|value under|value at most|up to|under|below|at most|сумма до|стоимость до|сумма не больше|не дороже|не больше|не более|최대 금액|최대|金額至多|金額低於|金額上限|最多|低於',
} as const;

/** These name the filter on the time to answer and contain its value: `due today`, `expiring this week`. */
export const dueWords =
  'due by|due|answer by|expiring by|expiring|expires|expire|истекает|истекают|срок|만료|만료되는|마감되는|到期|回覆期限';

/** Before or after days: whose close date they are. */
export const closingWords =
  'closing|closes|close|to close|closing date|close date|expected to close|expected close|закрываются|закрывается|закроются|закроется|закрывающиеся|закрытие|с закрытием|закрытием|дата закрытия|마감되는|마감하는|마감인|마감|마감일|종료되는|종료|종료일|계약되는|클로징|要結案|會結案|預計結案|結案|要結|結束|結束日期|結案日|簽約|要簽約';
/** Before or after days: when something came in. */
export const arrivedWords =
  'came in|came|arrived|received|new|sent to us|пришли|пришедшие|пришло|поступили|поступившие|поступило|получены|полученные|получили|новые|들어온|들어왔던|도착한|받은|새로 온|새로 들어온|신규|새|收到的|收到|進來的|進來|新進的|新進|新來的|轉來的|轉來|新的';
/** Around them and without a meaning of their own. */
export const besideDayWords =
  'in|on|during|for|deals|deal|в|во|за|на|сделки|сделок|것|거|건|거래|딜|的案子|的交易|的|案子|交易|案件';
/** With a day it is the first that does not count, or the last that does. */
export const daysBeforeWords = 'before|до|전에|이전에|이전|전|之前|以前|前';
export const untilDayWords = 'by|until|till|within|к|ко|까지|이내에|안에|底前|內';

export const microsoftWords = 'microsoft|ms|msft|майкрософт|마이크로소프트|微軟';

export const partnersWords =
  'partners|partner|a partner|other partners|партнеров|партнера|партнёров|партнёра|других партнеров|других партнёров|파트너|다른 파트너|合作夥伴|其他合作夥伴';

export const sortWords =
  'sort by|sorted by|order by|ordered by|sort|sorted|сортировать по|отсортировать по|сортировка по|сортировать|정렬|순으로|순서|排序|依序|排列';

/** After the value in Korean and Chinese: 9월 30일 이전, 5천만원 이상, 五十萬以上. */
export const filterEndings = {
  closingBefore: '이전에 종료|이전|전에|전까지|전|까지|之前|以前|前',
  valueFrom: '부터|이상|以上|起|or more|and more|or above|and above|and up|и больше|или больше|и выше',
  valueUpTo: '이하|미만|以下|以內|까지|or less|and less|or below|and below|и меньше|или меньше|и ниже',
} as const;

export const ownerMeWords = 'me|mine|myself|я|мне|мои|мой|나|내|저|본인|我|我的|本人';
export const nobodyWords =
  'nobody|no one|none|unowned|unassigned|no owner|without owner|without an owner|without an owner yet|никто|никого|нет|без ответственного|без владельца|не назначен|없음|아무도|담당자 없음|미배정|無|沒有|無人|沒有人|未指派|無負責人|沒有負責人';

/** Alone: deals that should have closed before today. */
export const overdueWords =
  'overdue|past due|просрочен|просроченные|просроченный|기한 지난|기한이 지난|마감 지난|마감이 지난|연체|逾期|已逾期|逾期的';
/** Alone in a search box: everything that is listed beside it. */
export const everythingWords = 'all|everything|anything|*|все|всё|모두|전부|전체|모든 것|全部|所有|一切';

/** Names of a state in addition to the labels on cards. */
export const stateWords = {
  received: 'received|new|pending|waiting|undecided|получено|новые|ждут|수신됨|대기|대기 중|신규|已接收|等待|新的',
  accepted: 'accepted|active|open|принято|принятые|активные|открытые|수락됨|진행 중|진행|활성|已接受|進行中|有效',
  won: 'won|выиграна|выиграны|выигранные|성사|수주|成交',
  lost: 'lost|проиграна|проиграны|проигранные|실패|실주|未成交',
  declined: 'declined|rejected|отклонено|отклонена|отклонены|отклонённые|отклоненные|거절됨|거절|已拒絕|拒絕',
  expired: 'expired|истекло|истекла|истекли|истекшие|истёкшие|просрочено|만료됨|만료|已過期|過期',
  error: 'error|ошибка|오류|錯誤',
} as const;

/** Names of a deal's type in addition to the labels on cards. */
export const typeWords = {
  'co-sell': 'co-sell|cosell|co sell|совместная|совместная продажа|совместные продажи|공동 판매|공동판매|共同銷售',
  'partner-led': 'partner-led|partner led|под руководством партнера|под руководством партнёра|파트너 주도|合作夥伴主導',
  private: 'private|частная|частные|частная сделка|프라이빗|프라이빗 거래|비공개|私人|私人交易',
  p2p: 'p2p|partner to partner|partner-to-partner|между партнерами|между партнёрами|파트너 간|合作夥伴之間',
  'solution-assessment': 'solution assessment|assessment|sa|оценка решений|оценка|솔루션 평가|평가|解決方案評估|評估',
} as const;
