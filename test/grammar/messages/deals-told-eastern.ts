import type { Rows } from './rows.ts';

/** A new deal whose verb stands behind it, a field that stays beside one that changes, and how far a deal has come. */
export const koreanDealsTold: Rows = [
  ['새 거래 등록할게요 대명건설 8천만원 1월 말 마감', 'new-deal customer:대명건설'],
  ['대명건설이랑 클라우드 이전 건 1억2천, 2월 중순 클로징으로 새로 파줘', 'new-deal customer:대명건설'],
  ['대명건설 신규로 하나 넣어줘 8천만원', 'new-deal customer:대명건설'],
  ['늘봄관광 금액은 그대로 두고 마감만 3월 말로', 'set-close-date name:늘봄관광 day:2027-03-31'],
  ['늘봄관광 메모 남겨줘 금액은 그대로 두고 마감만 바꾸재', 'note name:늘봄관광 note:금액은 그대로 두고 마감만 바꾸재'],
  ['늘봄관광 마감 2w 뒤로', 'set-close-date name:늘봄관광'],
];

export const chineseDealsTold: Rows = [
  ['跟大川機械談雲端搬遷，1200萬，二月中結，幫我開一筆', 'new-deal customer:大川機械'],
  ['幫我開大川機械的新案 三百萬 三月底', 'new-deal customer:大川機械'],
  ['大川機械 雲端搬遷 三百萬 台幣 三月底結案 私人', 'new-deal customer:大川機械'],
  ['福隆電機金額不變，結案改三月底', 'set-close-date name:福隆電機 day:2027-03-31'],
  ['福隆電機備註：金額不變，結案改三月底', 'note name:福隆電機 note:金額不變，結案改三月底'],
  ['福隆電機延2w', 'set-close-date name:福隆電機'],
  ['福隆電機金額改成20w', 'set-value name:福隆電機 value:200000'],
  ['福隆電機進談判了', 'set-stage name:福隆電機 stage:談判'],
  ['開個新案', 'new-deal'],
  ['建立專案', 'new-deal'],
];
