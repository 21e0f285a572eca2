import type { Rows } from './rows.ts';

/** Short messages of every day, as they are typed on a phone. */
export const koreanOnAPhone: Rows = [
  // A refusal that ends the sentence is the deed, whatever was heard before it.
  ['가온제과 이미 다른 업체 골랐대 거절', 'decline name:가온제과 note:이미 다른 업체 골랐대'],
  ['가온제과 고객이 싫대요 거절', 'decline name:가온제과 note:고객이 싫대요'],
  ['가온제과 실패 고객이 거절', 'lost name:가온제과 note:고객이 거절'],
  ['가온제과 고객이 거절했대', 'leave name:가온제과'],
  // What it is made to depend on stands behind any form of the verb.
  ['가온제과 가격 때문에 졌습니다 이대리가 반대하지 않으면', 'leave name:가온제과'],
  // Who stands in front of a new deal is its customer, whatever the name ends with.
  ['블루웨이 새거래 10만달러 4월말', 'new-deal customer:블루웨이'],
  ['Fabrikam 새 거래 8만불', 'new-deal customer:Fabrikam'],
  // A name and the noun show the notes; a particle behind a Latin name is no part of it.
  ['가온제과 메모', 'ask-notes name:가온제과'],
  ['가온제과를 Megan에게 배정해 줘, CFO를 잘 알아', 'assign name:가온제과 to:Megan'],
  ['가온제과 오픈', 'open name:가온제과'],
  ['그거 5천만원으로 바꿔줘', 'set-value value:50000000 KRW'],
  ['다음 단계로', 'set-stage stage:다음 단계로'],
  ['5천만원 이상', 'found value-from:50000000 KRW'],
  ['48시간 안에 만료되는 추천', 'inbound due-before:2026-11-27'],
  ['Megan 딜 몇개 갖고있어', 'count owner:Megan Bowen'],
  // Reminders end for good only where nothing says for how long.
  ['이번주 알림 그만', 'remind'],
  ['이번 달은 알림 꺼줘', '?'],
  ['알림 그만', 'reminders-off'],
  ['코셀만', 'outbound type:co-sell'],
  ['협상단계', 'outbound words:협상단계'],
];

export const chineseOnAPhone: Rows = [
  ['福隆電機選別家了 拒了吧', 'decline name:福隆電機 note:選別家了'],
  // All behind the name is why, and the refusal itself is no part of it.
  ['福隆電機時間太趕了 拒絕吧', 'decline name:福隆電機 note:時間太趕了'],
  ['福隆電機太小了不做', 'decline name:福隆電機 note:太小了'],
  ['福隆電機沒預算所以拒絕', 'decline name:福隆電機 note:沒預算'],
  ['幫我拒絕福隆電機 原因是需求不符', 'decline name:福隆電機 note:需求不符'],
  ['福隆電機說要拒絕', 'leave name:福隆電機'],
  ['我要建交易', 'new-deal'],
  ['Fabrikam 新交易 10萬美元 四月底', 'new-deal customer:Fabrikam'],
  ['跟藍海談成一筆 500萬 三月底結案', 'new-deal customer:藍海'],
  ['福隆電機備註', 'ask-notes name:福隆電機'],
  // Said of the deal that is spoken of.
  ['那個改成五百萬', 'set-value value:5000000'],
  ['延一個月', 'remind'],
  ['下一階段', 'set-stage stage:下一階段'],
  ['誰負責', 'ask-owner'],
  ['現在到哪了', 'ask-status'],
  // Two orders, of which none is done before it is asked which.
  ['福隆電機接受但負責人換Megan', '?'],
  ['福隆電機下週再接', 'remind name:福隆電機'],
  // A bound is the filter of a list, sorted or not, and hours of whole days are days.
  ['美國100萬以上照金額排', 'outbound country:US value-from:1000000 sorts:'],
  ['五萬以上', 'found value-from:50000'],
  ['48小時內過期的', 'inbound due-before:2026-11-27'],
  ['這週別吵我', 'remind'],
  ['這週五不要提醒我', '?'],
  ['這個月不要提醒我', '?'],
  ['只看共同銷售', 'outbound type:co-sell'],
  ['Megan在忙什麼', 'found owner:Megan Bowen'],
  ['談判階段', 'outbound words:談判階段'],
  ['福隆電機有主了嗎', 'ask-owner name:福隆電機'],
];
