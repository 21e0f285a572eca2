import type { Rows } from './rows.ts';

/** What people are doing themselves, what is in a colleague's hands, what comes of a deed, and lists by an end that is a noun. */
export const koreanHandsAndLists: Rows = [
  ['가온제과 수락해 주시고요 고객한테는 제가 연락할게요', 'accept name:가온제과'],
  ['가온제과 거절하면 고객한테 알림 가나요', 'look name:가온제과'],
  ['가온제과 고객 연락처 알려줘', 'ask-contact name:가온제과'],
  ['누가 휴가 중이야', '?'],
  ['이번 달에 클로징하는 거', 'outbound closing:2026-11-01+2026-11-30'],
  ['수주 거래', 'archived state:won'],
  ['수주 거래만 따로 보여줄래', 'archived state:won'],
  ['지난달 수주 거래 목록', 'archived won:2026-10-01+2026-10-31'],
  ['늘봄관광 수주 거래로 표시해줘', 'won name:늘봄관광'],
  ['오늘 뭐부터 해야돼', 'inbox'],
  ['안녕 오늘도 잘 부탁해', 'help'],
  ['고마워 오늘 진짜 많이 도와줬다', 'thanks'],
  ['수고했어 덕분에 빨리 끝났네', 'thanks'],
];

export const chineseHandsAndLists: Rows = [
  ['松江紡織接受,記得跟客戶說', 'accept name:松江紡織'],
  ['Megan手上的案子', 'found owner:Megan Bowen'],
  ['Megan手上的交易', 'outbound owner:Megan Bowen'],
  ['我手上的交易', 'mine'],
  ['還剩幾個沒回', 'count'],
  ['微軟來的還剩幾個沒回', 'count source:microsoft'],
  ['今天有什麼要處理', 'inbox'],
  ['成交的單獨列給我看', 'archived state:won'],
  ['一百萬以上、12月底前結的交易', 'outbound value-from:1000000 closing-before:2027-01-01'],
  ['沒連結的有哪些', 'found words:連結的'],
];
