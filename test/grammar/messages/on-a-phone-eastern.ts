import type { Rows } from './rows.ts';

/** Short messages of every day, as they are typed on a phone. */
export const koreanOnAPhone: Rows = [
  // A refusal that ends the sentence is the deed, whatever was heard before it.
  ['가온제과 이미 다른 업체 골랐대 거절', 'decline name:가온제과 note:이미 다른 업체 골랐대'],
  ['가온제과 고객이 싫대요 거절', 'decline name:가온제과 note:고객이 싫대요'],
  ['가온제과 실패 고객이 거절', 'lost name:가온제과 note:고객이 거절'],
  ['가온제과 고객이 거절했대', 'leave name:가온제과'],
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
];
