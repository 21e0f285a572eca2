import type { Rows } from './rows.ts';

/** A field's word in a reason, why it came to whom, what waits today, adverbs that add nothing, and a note that is taken back. */
export const koreanSaidBeside: Rows = [
  ['가온제과 우리 솔루션이랑 안 맞아 거절하자', 'decline name:가온제과 note:우리 솔루션이랑 안 맞아'],
  ['세림기공 솔루션이 안 맞아서 거절할게요', 'decline name:세림기공 note:솔루션이 안 맞아서'],
  ['세림기공 솔루션이랑 겹쳐서 패스', 'decline name:세림기공'],
  ['왜 나한테 온거야', 'ask-route'],
  ['가온제과 왜 나한테 온거야', 'ask-route name:가온제과'],
  ['가온제과 왜 저한테 배정된 거죠', 'ask-route name:가온제과'],
  ['방금 쓴 메모 지워줘', 'undo'],
  ['그 메모 지워줘', 'undo'],
  ['가온제과 메모 삭제해줘', 'ask-notes name:가온제과'],
  ['가온제과 메모 지워 주세요', 'ask-notes name:가온제과'],
  ['오늘 처리할 거 있어?', 'inbox'],
  ['오늘 답해야 할 거 있나요', 'inbox due-before:2026-11-25'],
  ['가온제과 기꺼이 수락', 'accept name:가온제과'],
  ['가온제과 흔쾌히 수락할게요', 'accept name:가온제과'],
  ['알림 다시 살려줘', 'reminders-on'],
  ['도쿄로 옮겨줘', '?'],
  ['수락한 거 빼고 아직 답 안 한 것만', 'inbox'],
];

export const chineseSaidBeside: Rows = [
  ['松江紡織跟我們方案不合，婉拒', 'decline name:松江紡織'],
  ['大禾物流方案不適合，拒絕', 'decline name:大禾物流'],
  ['有哪些方案', 'solutions'],
  ['為什麼會派給我', 'ask-route'],
  ['松江紡織為什麼給我', 'ask-route name:松江紡織'],
  ['松江紡織怎麼會分到我這', 'ask-route name:松江紡織'],
  ['把那個備註刪掉', 'undo'],
  ['刪掉剛剛寫的備註', 'undo'],
  ['松江紡織的備註刪掉', 'ask-notes name:松江紡織'],
  ['今天有哪些要處理的', 'inbox'],
  ['今天要回的有哪些', 'inbox due-before:2026-11-25'],
  ['松江紡織欣然接受', 'accept name:松江紡織'],
  ['松江紡織爽快接了', 'accept name:松江紡織'],
  ['提醒幫我開回來', 'reminders-on'],
  ['搬到東京', '?'],
  ['除了已接受的，還沒回的就好', 'inbox'],
];
