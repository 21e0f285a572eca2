/** What is wanted of the list that stands in the chat: another page, or all of it. */
export type ListTurning = 'next' | 'previous' | 'unfiltered';

const patterns: readonly (readonly [ListTurning, RegExp])[] = [
  [
    'next',
    /^(?:(?:show |see |give )?(?:me )?(?:the )?(?:more|next (?:page|ones?|rows?))(?: please| of them)?|next|дальше|(?:покажи(?:те)? )?(?:ещё|еще)|(?:следующая|следующую) страниц[ау]|следующие|더|더 ?보기|더 보여 ?(?:줘요?|주세요)|다음(?: ?페이지| ?장| 거)?(?: 보여 ?(?:줘요?|주세요))?|(?:看)?更多|下一頁|再多(?:一點|一些)?|還有(?:嗎|呢))[\s?!.。！？~]{0,3}$/iu,
  ],
  [
    'previous',
    /^(?:(?:the )?(?:previous|prev) page|previous|page back|предыдущ(?:ая|ую) страниц[ау]|이전 ?(?:페이지|장)(?: 보여 ?(?:줘요?|주세요))?|(?:回)?上一頁)[\s?!.。！？~]{0,3}$/iu,
  ],
  [
    'unfiltered',
    /^(?:(?:clear|remove|reset|drop)(?: all)?(?: of)?(?: the)? filters?|(?:without|no) filters?|show (?:me )?(?:all|everything)(?: of them)?|(?:сбрось|убери|очисти|сними)(?:те)? (?:все )?фильтры?|без фильтров|покажи(?:те)? (?:мне )?(?:вс[её]|все)|필터 ?(?:다 )?(?:지워|초기화|없애|해제|빼)(?: ?(?:줘요?|주세요|해 ?줘))?|(?:전부|전체|모두|다) ?(?:다 )?보여 ?(?:줘요?|주세요)|(?:清除|取消|移除|拿掉)(?:所有|全部)?(?:的)?(?:篩選|條件|篩選條件)|(?:全部|都)(?:顯示|給我看|列出來?|秀出來))[\s?!.。！？~]{0,3}$/iu,
  ],
];

export function listTurningSaid(text: string): ListTurning | undefined {
  const said = text.trim();
  return patterns.find(([, pattern]) => pattern.test(said))?.[0];
}
