/**
 * `단, 가격 확인하고`, `고객 동의 시`, `這週為止`, `前提是…`: what limits a Korean or Chinese deed beside its verb, where no form of the verb
 * tells so. Not even a reason carries it: `거절해줘 예산 늘면 말고` is refused for nothing that is said.
 */
export const isLimitedInEastern = (text: string): boolean =>
  [...koreanLimits, ...chineseLimits].some((pattern) => pattern.test(text));

const koreanLimits: readonly RegExp[] = [
  // A clause that begins with `단` or `다만`, and what is given only so far.
  /(?:^|[\s,.!])(?:단|다만)(?:,|\s)/u,
  /조건(?:부|으로|하에)|전제(?:로|하에|조건)/u,
  /(?:때|경우)(?:에)?만|에 한해서?|(?:동의|승인|확인|서명|입금|결제|합의|허락|허가) ?(?:시에?|하에)(?=[\s,])/u,
  /\p{Script=Hangul}(?:하|받|맡|넘기|올리|내리|바꾸|미루)되(?=[\s,])/u,
  // Behind the verb: until when, after what, unless what.
  /(?:이번 ?[주달]|다음 ?[주달]|오늘|내일|당분간|\d{1,2}[일월]|[월화수목금토일]요일)(?: ?말)?(?:까지)?만[.!~ ]{0,3}$/u,
  /(?:게|줘|줘요|세요|해|자|어|어요|처리|표시)[,.!]? \p{L}[^,.!]{1,24}[은는한된난온본] (?:뒤|후|다음)에?[.!~ ]{0,3}$/u,
  /(?:게|줘|줘요|세요|해|자|어|어요|처리|표시)[,.!]? \p{L}[^,.!]{1,24}(?<!가능하|괜찮으|수 있으|되시|시간 되)면(?: ?(?:말고|빼고|취소|보류))?[.!~ ]{0,3}$/u,
  // `수락해줘, 근데 아직은 말고`, `…, 조르빅스는 말고`
  /(?:아직은?|지금은|당장은) ?(?:말고|안 ?[돼되]|아니|보류)/u,
  /[,.] ?(?!그건|이건)\p{Script=Hangul}{2,12}[은는] ?(?:말고|빼고|제외)\p{Script=Hangul}{0,3}[.!~ ]{0,3}$/u,
  // Not now, of a deed that has no reminder of its own.
  /(?:수락|거절|처리|표시)(?:해 ?줘요?|해 ?주세요) (?:다음 ?[주달]|내일|모레|나중)에[.!~ ]{0,3}$/u,
];

const chineseLimits: readonly RegExp[] = [
  /前提|有條件|條件是|附條件|除非|僅限|只限|限於|[，,。 ]但(?:是)?(?:要|得|必須|需要?|請)?(?:等|先)/u,
  /[，,。 ](?:只(?:有|到|限|給|做)?|僅)(?:這|本|下|今|到)\p{Script=Han}{0,4}[。！! ]{0,2}$/u,
  /只有[^，,。]{1,12}(?:時|才|的話|情況)|[，,。 ]只要\p{Script=Han}{2,12}[。！! ]{0,2}$/u,
  /[，,。 ]\p{Script=Han}{2,10}(?<!方便|可以|有空|許可|願意)的話[。！! ]{0,2}$/u,
  /[，,。 ]\p{Script=Han}{2,10}[之以]?後[。！! ]{0,2}$/u,
  /(?:ok|同意|批准|核准|點頭|夠|確認|答應|通過|付款|簽約?|下來|到位|合理|沒問題)[了好]?就(?:可以|能)?(?:接|收|拒|推|婉拒|標|改|轉|調|認領)/iu,
  /除外[。！! ]{0,2}$/u,
  /[，,。 ](?:下個?[週周月]|明天|後天|之後|晚點|[週周][一二三四五六日])再(?:做|弄|標|處理|辦)/u,
];
