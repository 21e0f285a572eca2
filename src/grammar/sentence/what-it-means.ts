/** Terms of co-selling that help has a topic of, as they are said in each language: what they mean is asked, and no list of them. */
const terms = [
  String.raw`(?:ip )?co-?\s?sell(?:ing| ready)?|partner-?\s?led|private(?: (?:deal|referral))?|72-?\s?hours?(?: rule)?|(?:deal )?registration|(?:deal|sales) stages|leads?|solution id`,
  String.raw`ко-сел\p{L}{0,3}|совместн\p{L}{1,3} (?:продаж\p{L}{1,3}|сделк\p{L}{1,3})|частн\p{L}{1,3}(?: сделк\p{L}{1,3})?|(?:сделк\p{L}{1,3} )?под руководством партн[её]ра|правил\p{L}{1,2} 72(?:-?х)? часов|регистраци\p{L}{1,2}(?: сделк\p{L}{1,3})?|лид\p{L}{0,2}`,
  `코셀|공동 ?판매(?: ?거래)?|파트너 ?주도(?: ?거래)?|(?:프라이빗|비공개)(?: ?거래)?|72시간(?: ?규칙)?|(?:거래 ?)?등록|리드`,
  `共同銷售|聯合銷售|合作夥伴主導|私人(?:交易|商機)?|72 ?小時(?:規則)?|(?:交易)?(?:註冊|登錄)|潛在客戶`,
].join('|');

const deal = `(?: (?:deals?|referrals?|solutions?))?`;

const asked: readonly RegExp[] = [
  // what’s a private deal? what does lost mean for the customer?
  `^(?:(?:and|so|sorry|ok),? )?(?:what(?:['’]?s| is)|explain|define|meaning of) (?:an? |the )?(?:${terms})${deal}(?: (?:again|exactly|anyway|supposed to mean|all about))?$`,
  String.raw`^(?:(?:and|so),? )?what(?:['’]s| is) the meaning of |^(?:(?:and|so),? )?what does (?:the |an? )?\p{L}[\p{L} -]{1,24} mean(?!\p{L})`,
  String.raw`^.{0,30}(?:difference|differs?|different).{1,30}(?:${terms})${deal}(?: and| from| vs\.?| to) (?:an? |the )?(?:${terms})${deal}$`,
  String.raw`^(?:(?:so|and),? )?(?:an? )?(?:${terms})${deal} (?:vs\.?|versus) (?:an? )?(?:${terms})${deal}$`,
  // что такое совместная продажа, чем отличается co-sell от частной сделки
  `^(?:[аи] |слушай,? )?(?:что такое|что за|что это такое|объясни(?:те)?(?:,? что такое)?|поясни(?:те)?) (?:${terms})$`,
  `^(?:[аи] )?что (?:значит|означает) `,
  String.raw`^(?:[аи] )?чем .{0,12}отлича\p{L}{2,4} .{0,8}(?:${terms}).{0,4} от (?:${terms})|разниц\p{L}{1,2} между (?:${terms}) и (?:${terms})`,
  // 코셀이 뭐야, 코셀이랑 비공개 거래 차이가 뭐예요
  `^(?:근데 |그런데 |혹시 )?(?:${terms})(?:이|가|은|는|란|이란|이라는 게|라는 게)? ?(?:뭐야|뭐예요|뭐에요|뭔가요|뭐임|뭐지|뭔지|뭐죠|무엇|무슨 (?:뜻|말|의미))`,
  `(?:${terms})(?:이랑|랑|와|과|하고) ?(?:${terms})(?:의|은|는|이|가)? ?(?:차이|뭐가 달|어떻게 달|무엇이 달)`,
  // 什麼是共同銷售, 私人和共同銷售差在哪
  `^(?:請問)?(?:什麼是|什麼叫|啥是|何謂|解釋(?:一下)?) ?(?:${terms})`,
  `^(?:請問)?(?:${terms}) ?(?:是什麼|是啥|什麼意思|是什麼意思|是指什麼)`,
  `(?:${terms}) ?(?:和|跟|與|還是) ?(?:${terms}) ?.{0,5}(?:差在|差別|不同|區別|分別|差異|不一樣)`,
].map((source) => new RegExp(source, 'iu'));

/** In characters: a longer text tells something. */
const longest = 100;

/** `what’s the difference between co-sell and partner-led`: a term of co-selling is to be explained, and nothing listed. */
export function asksWhatItMeans(text: string): boolean {
  const said = text.trim().replace(/[?？!.~ ]{1,9}$/, '');
  return said.length <= longest && asked.some((pattern) => pattern.test(said));
}
