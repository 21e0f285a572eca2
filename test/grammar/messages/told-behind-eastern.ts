import type { Rows } from './rows.ts';

/** Why an order is given, told behind it; a delay without a name; what is told of somebody is no list. */
export const koreanToldBehind: Rows = [
  ['가온제과 실패로 닫아줘 고객이 연락이 없어요', 'lost name:가온제과 note:고객이 연락이 없어요'],
  ['가온제과 거절해 주세요 예산이 없어요', 'decline name:가온제과 note:예산이 없어요'],
  ['가온제과 수락할게요 담당자 있어요?', 'ask-owner name:가온제과'],
  ["가온제과 메모 '화요일 데모 예정'", 'note name:가온제과 note:화요일 데모 예정'],
  ['가온제과 메모 ‘화요일 데모 예정’', 'note name:가온제과 note:화요일 데모 예정'],
  ['가온제과 수주 취소', 'look name:가온제과'],
  ['화요일까지 미뤄줘', 'remind'],
  ['그거 모레까지 미뤄', 'remind'],
];

export const chineseToldBehind: Rows = [
  ['福隆電機結掉,客戶一直沒回', 'look name:福隆電機'],
  ['福隆電機成交取消', 'look name:福隆電機'],
  ['福隆電機快成交了', 'look name:福隆電機'],
  ['福隆電機丟了,案子取消', 'lost name:福隆電機 note:案子取消'],
  ['福隆電機記「金額改500萬」', 'note name:福隆電機 note:金額改500萬'],
  ['延到星期二', 'remind'],
  ['先延到月底', 'remind'],
  ['會議延到星期二', '?'],
];
