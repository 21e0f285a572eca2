import type { Rows } from './rows.ts';

/** Questions about others beside orders to whoever hears them; what a deed depends on, and what only sounds so; periods as reasons; `w` as money. */
export const englishReadTwice: Rows = [
  ['can someone see my note on zenith', 'ask-notes name:Zenith Rail'],
  ['can someone decline zenith by mistake?', 'look name:Zenith Rail'],
  ['can somebody outside our team decline zenith', 'look name:Zenith Rail'],
  ['can someone else take zenith?', 'look name:Zenith Rail'],
  ['could someone on my team take zenith?', 'look name:Zenith Rail'],
  ['will someone take care of zenith', 'look name:Zenith Rail'],
  ['can someone change the value after I accept zenith', 'look name:Zenith Rail'],
  ['will somebody claim zenith before Friday?', 'look name:Zenith Rail'],
  ['could someone please decline zenith', 'decline name:Zenith Rail'],
  ['decline zenith: "nobody except Lee"', 'decline name:Zenith Rail note:nobody except Lee'],
  ['decline zenith, nobody has time except  Lee', 'decline name:Zenith Rail note:nobody has time except  Lee'],
  ['decline zenith… nobody except Lee…', 'decline name:Zenith Rail note:nobody except Lee…'],
  ['accept zenith, apart from that nothing', 'accept name:Zenith Rail'],
  ['accept zenith, but not now', 'leave name:Zenith Rail'],
  ['which deals might we miss', 'outbound urgent'],
  ['contact at zenith is Miss Kim', 'ask-contact name:Zenith Rail'],
  ['how many did we miss last month', 'count expired:2026-10-01+2026-10-31'],
];

export const russianReadTwice: Rows = [
  ['прими радугу, но не забудь напомнить завтра', 'accept name:Радуга'],
  ['передай радугу Меган, но не забудь сказать ей', 'assign name:Радуга to:Меган'],
  ['прими радугу, если нетрудно', 'accept name:Радуга'],
  ['прими радугу, но не сейчас', 'leave name:Радуга'],
];

export const koreanReadTwice: Rows = [
  ['내년 예산이라 늘봄관광 거절', 'decline name:늘봄관광'],
  ['다음 분기 예산 늘봄관광 거절해줘', 'decline name:늘봄관광'],
  ['다음 달 시작이니 늘봄관광 수락해줘', 'accept name:늘봄관광'],
  ['다음 달에 늘봄관광 수락', 'remind name:늘봄관광'],
  ['늘봄관광 2w 미뤄줘', 'set-close-date name:늘봄관광'],
  ['늘봄관광 금액 20w 미루기', 'set-value name:늘봄관광'],
  ['늘봄관광 내일 연락할게요', 'ask-contact name:늘봄관광'],
  ['늘봄관광 12월에 연락할게요', 'look name:늘봄관광'],
  ['늘봄관광 5천만원으로 연락할게요', 'look name:늘봄관광'],
  ['가온제과 거절해 주시고요 고객한테는 제가 전화드릴게요', 'decline name:가온제과'],
  ['담당자 새로 등록해줘 김철수 010-1234-5678', '?'],
  ['규칙 새로 추가해줘 독일 10만 이상은 메건', '?'],
  ['필터 새로 추가해줘 1억 이상', '?'],
  ['대명건설 새로 등록해줘 8천만원 3월 말', 'new-deal customer:대명건설'],
];

export const chineseReadTwice: Rows = [
  ['福隆電機金額改成折後20w', 'set-value name:福隆電機 value:200000'],
  ['福隆電機稅後20w', 'set-value name:福隆電機 value:200000'],
  ['福隆電機備註：折後20w', 'note name:福隆電機 note:折後20w'],
  ['福隆電機備註：客戶要延2w', 'note name:福隆電機 note:客戶要延2w'],
  ['福隆電機拒絕 金額不變，他們不接受', 'decline name:福隆電機 note:金額不變，他們不接受'],
  ['跟老闆談加薪，下週三，幫我建立一個', '?'],
  ['福隆電機金額不變，結案改三月底', 'set-close-date name:福隆電機 day:2027-03-31'],
];
