/** Reasons of Partner Center that a sentence may tell. */
type LostReasonCode = '1' | '2' | '3' | '4' | '6';

const vendors = 'aws|google|salesforce|oracle|amazon|sap|ibm';
const vendorsKorean = '구글|아마존|오라클|세일즈포스|네이버';
const rival =
  '(?:a |the |some )?(?:(?:other|another|different|cheaper|local) )?(?:competitor|competition|rival|vendor|supplier|provider|partner|company)s?(?!\\p{L})';
/** Behind the name of whom they chose, nothing but what closes the sentence. */
const nameEnds = '(?= over us| instead| in the end| because|\\s?[,.;!]|$)';
const name = '(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:I|We|Our|Us)(?!\\p{L}))\\p{Lu}[\\p{L}\\d&.-]{1,30}';

/** What tells why a deal was lost: words of a sentence, in any of the languages. What names a company is capitalized. */
export const lostReasonWords: Readonly<Record<LostReasonCode, readonly RegExp[]>> = {
  '1': [
    /\b(?:no|not enough|without|out of|cut (?:the|their)|lack of) (?:budget|money|funds|funding)\b|\btoo expensive\b|\bbudget (?:was |is |got |were )?(?:cut|gone|frozen)\b|нет (?:бюджета|денег)|бюджет\p{L}{0,3} (?:урезали|срезали|нет|не хватило)|слишком дорого|без бюджета|예산(?:이|은)? ?(?:없|부족|삭감|깎)|너무 비싸|(?:沒有?|無|缺)預算|預算(?:不足|不夠|被砍|砍了)|太貴/iu,
  ],
  '2': [
    /\b(?:no|without (?:an )?) ?(?:answer|reply|response)\b(?! (?:on|to|about|for)\b)|\b(?:never|didn[’']t|did not|don[’']t|stopped) (?:respond|reply|answer|responding|replying|answering|got back|get back)|\bghosted\b|не (?:отвеча|ответил|вышли на связь)|пропали|молчат|(?:연락|답|회신|응답)(?:이|도|은|을)? ?(?:없|안|두절)|(?:沒|没|不)(?:有)?(?:回覆|回應|回信|消息|回)|失聯/iu,
  ],
  '3': [
    new RegExp(
      `\\b(?:went|going|gone|go|signed|stayed) with (?:${rival}|(?:${vendors})(?!\\p{L}))|\\b(?:went|gone|moved|switched|lost(?: (?:it|this|them|the deal))?) (?:over )?to (?:${rival}|(?:${vendors})(?!\\p{L}))|\\b(?:chose|picked|selected|preferred) (?:${rival}|(?:${vendors})(?!\\p{L}))`,
      'iu',
    ),
    new RegExp(
      `\\b(?:[Ww]ent|[Gg]oing|[Gg]one|[Ss]igned|[Ss]tayed) with ${name}(?: ${name}){0,2}${nameEnds}|\\b[Ll]ost (?:(?:it|this|them|the deal) )?to ${name}(?: ${name}){0,2}${nameEnds}|\\b(?:[Cc]hose|[Pp]icked|[Ss]elected|[Pp]referred) ${name}(?: ${name}){0,2}${nameEnds}`,
      'u',
    ),
    /(?<!\p{L})(?:[Уу]шли|[Уу]ш[её]л|[Пп]ерешли) к (?:конкурент|друг(?:ому|им|ой)|\p{Lu})|(?<!\p{L})[Вв]ыбрали (?:конкурент|друг(?:ого|их|ую|ой)|\p{Lu})/u,
    new RegExp(
      `(?:${vendorsKorean}|\\p{Lu}[\\p{Script=Latin}\\d]{1,20}|경쟁사|타사|다른 ?(?:업체|회사|벤더|곳|데)|[가-힣]{2,8}(?:전자|전기|그룹|테크|소프트))(?:로|으로) (?:갔|가기로|넘어갔|결정|정했)`,
      'u',
    ),
    /(?<!\b(?:no|without|any) )\bcompetitors? (?:won|got|was|were|took|undercut)\b|\b(?:to|by) (?:a|the|another|some) competitor\b|конкурент\p{L}{0,3} (?:победил|выиграл|предложил|забрал)|(?:경쟁사|다른 (?:업체|회사|벤더))(?:가|를|을|에|한테|로|쪽)(?! ?없)|(?:選|选)(?:擇|了|擇了)?(?:別|别|其他|另外?一|另一)(?:家|人|間|的|廠商|公司|業者)|(?:選|选)(?:擇|了|擇了)?(?:\p{Script=Latin}{2}|競爭對手|競品|\p{Script=Han}{2,6}(?:公司|科技|集團|電子|電信))|被(?:對手|別家|競爭對手)|(?:輸給|轉向|改用|敗給)(?:別家|對手|競爭對手|競品|其他廠商|\p{Script=Latin}{2})/u,
  ],
  '4': [
    /\b(?:missing|lacks?|lacked|lacking|didn[’']t (?:meet|fit)|did not (?:meet|fit)|doesn[’']t (?:meet|fit)) (?:a |the |their |some )?(?:feature|requirement|function|need)|не (?:подош|подход|хватает функ|хватило функ)|нет (?:нужной )?функци|요구(?:사항)?(?:에|을|를)? ?(?:안 맞|맞지|못)|기능(?:이|은)? ?(?:없|부족)|(?:不符|無法滿足|不能滿足)(?:合)?(?:需求|要求)?|功能(?:不足|不夠|缺)/iu,
  ],
  '6': [
    /\b(?:too (?:little|short) (?:time|notice)|(?:time|timeline|deadline) (?:was |is )?too (?:short|tight)|no time|ran out of time)\b|(?:слишком )?(?:сжатые|короткие) сроки|не успе|срок\p{L}{0,3} (?:слишком )?(?:мал|корот)|(?:일정|시간|기간)(?:이|은)? ?(?:너무 )?(?:촉박|짧|부족)|(?:時間|時程|期限)(?:太|不)(?:短|趕|夠|緊)|來不及/iu,
  ],
};

/** That it was we who did not answer: no reason of the customer's. */
export const weWereSilent =
  /(?<!\p{L})(?:we|i|we[’']ve|мы|я)(?: \p{L}{1,15}){0,3} (?:never|didn[’']t|did not|don[’']t|stopped|не|молч|пропал)|(?:from us|from our side|от нас|с нашей стороны)(?!\p{L})|(?:우리|저희)(?:가|는|도| ?쪽| ?측)|(?:我們|我方|我們這邊)(?:一直|都|也|還|後來)?(?:沒|没|不)/iu;
