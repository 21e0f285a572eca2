/** Why everything is handed over: somebody is away. Of the days of an absence only its own reader knows. */
export interface WithoutAway {
  readonly text: string;
  /** Who is away: what is handed over is theirs. `me`: the writer; undefined: nobody is said to be. */
  readonly who?: string;
}

const awayKo = '(?:휴가|연차|출장|병가|휴직)';
const awayZh = '(?:休假|請假|出差|放假|不在)(?:了|啦)?';
const awayEn =
  '(?:on (?:annual |sick |parental |maternity |paternity )?(?:leave|vacation|holiday|pto)|out of (?:the )?office|out sick|ooo|away|off sick)';
const awayRu =
  '(?:в отпуске|ухожу в отпуск|уходит в отпуск|ухож?у? в декрет|в декрете|на больничном|в командировке|болеет|болею)';

const saidAway: readonly RegExp[] = [
  new RegExp(`^(?<who>(?:[^\\s,]{1,8} ){0,3})${awayKo}[가-힣]{0,6}(?:라서?|니까|어서|가서|때문에|라)[,]? `, 'u'),
  new RegExp(
    `(?<=줘요?|주세요|줄래요?|주시겠어요)[.,!~]{0,2} (?<who>(?:[^\\s,]{1,8} ){0,3})${awayKo}[가-힣]{0,8}$`,
    'u',
  ),
  new RegExp(`^(?:因為)?(?<who>[^,，]{0,12}?)${awayZh}[,， ]{1,2}`, 'u'),
  new RegExp(`[,， ]{1,2}(?:因為)?(?<who>[^,， ]{0,12}?)${awayZh}$`, 'u'),
  new RegExp(
    `^(?:since |as |because )?(?<who>[^\\s,]{1,20}(?: [^\\s,]{1,20})?) ${awayEn}(?: (?:today|tomorrow|now|next week|this week|from \\w{1,12}|until \\w{1,12}))?(?:[,;] ?| ?[–—-] ?)(?:so |please )?`,
    'iu',
  ),
  new RegExp(
    `(?:[,;] ?| ?[–—-] ?| )(?:because |since |as )?(?<who>(?:i|[^\\s,]{1,20})(?:[’']m|[’']s|[’']ll be| am| is| will be)) ${awayEn}(?: (?:today|tomorrow|now|next week|this week|from \\w{1,12}|until \\w{1,12}))?$`,
    'iu',
  ),
  new RegExp(`^(?:так как |раз )?(?<who>[^\\s,]{1,20}) (?:сейчас )?${awayRu}(?:, ?| ?[–—-] ?)(?:поэтому )?`, 'iu'),
  new RegExp(`(?:, ?| ?[–—-] ?| )(?:так как |потому что )?(?<who>[^\\s,]{1,20}) (?:сейчас )?${awayRu}$`, 'iu'),
];

export function withoutAway(text: string): WithoutAway {
  for (const away of saidAway) {
    const found = away.exec(text);
    if (!found) continue;
    const who = subjectOf(found.groups?.who ?? '');
    return { text: text.replace(away, ''), who: who === '' ? 'me' : who };
  }
  return { text };
}

/** Without what says when, and that it is; empty: the writer. */
function subjectOf(said: string): string {
  const words = said.trim().split(/\s+/u);
  const own = words.filter((word) => !ofWriter.test(word)).join(' ');
  return own
    .replace(/[’'](?:m|s|ll)$/u, '')
    .replace(chineseWhen, '')
    .replace(/(?<=\p{Script=Hangul}{2})(?:이|가|은|는|씨가?|님이?)$/u, '')
    .trim();
}
const ofWriter =
  /^(?:i|i[’']m|i[’']ll|am|is|be|will|we|we[’']re|я|мы|제가|내가|저는?|나는?|나|저희|우리|오늘|내일|모레|글피|이번|다음|지난|다다음|[월화수목금토일]요일|주|달|해|주에|달에|주부터|달부터|부터|계속|\S{1,6}(?:부터|까지)|\d\S{0,5}|곧|지금|그때)$/iu;
const chineseWhen =
  /^我們?|明天|後天|今天|昨天|現在|接下來|[下這]個?(?:月|[週周]|星期|禮拜)|[週周][一二三四五六日]|[一二三四五六七八九十\d]{1,3}[天日號月]|[要會在去開始起都正即將]{1,4}$/gu;
