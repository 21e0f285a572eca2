import type { Rows } from './rows.ts';

/** What somebody tells before they order, two wishes in one message, delays of what is not answered yet. */
export const koreanTwentyFourth: Rows = [
  ['고객이 연락 왔어요, 가온제과 수락해 주세요', 'accept name:가온제과'],
  ['늘봄관광에서 방금 전화 왔는데 관심 많대요. 받읍시다', 'accept name:늘봄관광'],
  ['담당자랑 통화했고 예산도 있대요 가온제과 받아줘', 'accept name:가온제과'],
  ['가온제과 담당자 연락이 와서 수락합시다 감사합니다', 'accept name:가온제과'],
  ['고객이 늘리고 싶대요, 세림기공 금액 1억으로 올려 주세요', 'set-value name:세림기공 value:100000000'],
  ['리가 말했어요, 가온제과 수락해 줘', 'look name:가온제과'],
  ['예산 나오면 연락 준대요, 가온제과 받아줘', 'look name:가온제과'],
  ['가온제과는 수락하고 늘봄관광은 거절해', 'accept name:가온제과 | decline name:늘봄관광'],
  ['하던 거 이어서 하자', 'resume'],
  ['메건 보고 가온제과 맡으라고 해', 'assign name:가온제과 to:메건'],
  ['세림기공 담당자 새로 바뀌었어요, 박지영 부장 010-1234-5678', 'set-contact name:세림기공'],
  ['오름테크 새 담당자: 최은서 대리, eunseo.choi@oreum.example', 'set-contact name:오름테크'],
  ['세림기공 메모에서 방금 거 지워줘', 'look name:세림기공'],
  ['파트너가 보내준 추천', 'inbound source:partner'],
];

export const chineseTwentyFourth: Rows = [
  ['客戶剛打來說很有興趣,晴川就接了吧', 'accept name:晴川'],
  ['窗口已經聯絡上了,麻煩接受松江紡織', 'accept name:松江紡織'],
  ['松江紡織的需求跟我們產品對不上,退掉吧', 'decline name:松江紡織'],
  ['我跟老闆談過了,松江紡織就接吧', 'accept name:松江紡織'],
  ['叫Megan去跟松江紡織', 'assign name:松江紡織 to:Megan'],
  ['福隆電機下個月20號收單', 'set-close-date name:福隆電機 day:2026-12-20'],
  ['大禾物流金額上修到350萬', 'set-value name:大禾物流 value:3500000'],
  ['大禾物流換窗口了,新的是林雅婷經理 0912-345-678', 'set-contact name:大禾物流'],
  ['幫我在福隆電機記一筆「重寄報價單」', 'note name:福隆電機 note:重寄報價單'],
  ['夥伴轉來的轉介', 'inbound source:partner'],
  ['Megan負責、這個月底前要結案的交易', 'outbound closing-before:2026-12-01 owner:Megan Bowen'],
  ['大禾物流調成七成', 'look name:大禾物流'],
  ['福隆電機七成', 'look name:福隆電機'],
  ['如果有預算,晴川就接吧', 'look name:晴川'],
  ['客戶說,請接受松江紡織', 'look name:松江紡織'],
  ['松江紡織接受,晴川拒絕', 'accept name:松江紡織 | decline name:晴川'],
];
