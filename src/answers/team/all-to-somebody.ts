/** How everything of one person is given to another (src/answers/team/all-handed-over.ts). */

export const writersOwnWords: ReadonlySet<string> = new Set(
  'my|mine|me|мои|моё|мое|меня|с меня|мной|내|제|나|저|내가|제가|나의|저의|내꺼|내거|제꺼|제거|我|我的|我手上|我這邊'.split(
    '|',
  ),
);

/** Nobody is named: of who is said to be away, else, where it is at hand, the writer’s. */
export const atHand: ReadonlySet<string> = new Set('手上|手上的|手邊'.split('|'));
export const ofNobodyNamed: ReadonlySet<string> = new Set(
  '手上|手上的|手邊|案子|案件|轉介|商機|交易|工作|거래|추천|고객|딜|업무'.split('|'),
);
export const ofOneSpokenOf: ReadonlySet<string> = new Set(
  '他|她|他的|她的|그|그의|그녀의|his|her|their|them|him|его|её|ее|их'.split('|'),
);

/** In the place of a name, and nobody’s: people are found by the beginnings of their names, Newman by `new`. */
export const nobodysNames: ReadonlySet<string> = new Set(
  (
    'the|a|an|new|newest|old|oldest|his|her|hers|him|she|he|it|its|them|their|theirs|they|this|that|these|those|our|ours|us|we|' +
    'your|yours|you|over|open|closed|other|others|another|pending|overdue|late|remaining|incoming|outgoing|inbound|outbound|such|everyone|everybody|' +
    'его|её|ее|их|ему|ей|им|новые|новых|новое|старые|старых|эти|этих|это|те|тех|наши|наших|твои|ваши|остальные|остальное|другие|других|они|она|он|' +
    '거래|추천|딜|업무|그|그의|그녀|그들|그거|그것|이|이거|이것|새|새로운|신규|우리|다른|나머지|오래된|' +
    '案子|案件|轉介|商機|交易|工作|他|她|他們|她們|它|它們|新|新的|舊|舊的|這些|那些|這個|那個|這|那|我們|我們的|其他|其他的|剩下|剩下的|其餘'
  ).split('|'),
);

/** What they have, behind the owner's name: `Lee’s open referrals`. */
export const behindOwner =
  /(?: (?:has|owns|open|waiting|undecided|active|current|remaining|inbound|referrals?|deals?|work|stuff|items?|cases?|ones|opportunities)){1,4}$/iu;

/** Around two names that stand beside each other. */
export const besideTwoNames: ReadonlySet<string> = new Set(
  'рекомендации|рефералы|сделки|дела|заявки|лиды|задачи|открытые|текущие|ждущие|на|к|от|у|с|для|пожалуйста'.split('|'),
);

const gives =
  '(?:please |pls |can you |could you )?(?:give|hand|move|reassign|transfer|pass|assign|shift|switch|put)(?: over)?';
const things =
  '(?:(?: open| waiting| undecided| active| current| remaining){0,2}(?: inbound)?(?: referrals?| deals?| work| stuff| items?| cases?| ones| opportunities))?';
const givesRu =
  '(?:пожалуйста,? )?(?:отдай|отдайте|передай|передайте|перекинь|переведи|переназначь|отдать|передать|перекинуть|переведите)';
const thingsRu = '(?:открытые |текущие |ждущие )?(?:рекомендации|рефералы|сделки|дела|заявки|лиды|задачи)';

interface Way {
  readonly pattern: RegExp;
  /** The receiver stands first. */
  readonly isReversed?: true;
}

export const allToSomebody: readonly Way[] = [
  // give all of Lee’s referrals to Megan; move everything from Alex to Megan; reassign everything Alex has to Megan
  {
    pattern: new RegExp(
      `^${gives} (?:all|everything|every one)(?: of| from| that belongs to| off)?(?: the referrals of)? ([^\\s,]{1,30}(?: [^\\s,]{1,30})?)(?: has| owns| is working on)?${things}(?: over| across)? (?:to|onto) ([^,]{2,40})$`,
      'iu',
    ),
  },
  // hand over to Megan everything Alex has
  {
    pattern: new RegExp(
      `^${gives} (?:to )?([^\\s,]{2,30}(?: [^\\s,]{1,30})?) (?:all|everything)(?: of| from| that)? ([^\\s,]{1,30}(?: [^\\s,]{1,30})?)(?: has| owns)?${things}$`,
      'iu',
    ),
    isReversed: true,
  },
  // Megan takes over all of Alex’s referrals; let Megan take everything from Alex
  {
    pattern: new RegExp(
      `^(?:please )?(?:let )?([^\\s,]{2,30}(?: [^\\s,]{2,30})?)(?: should| will| can| to)? (?:takes?|has|have|gets?)(?: over)? (?:all|everything)(?: of| from| that)? ([^\\s,]{1,30}(?: [^\\s,]{1,30})?)(?: has)?${things}$`,
      'iu',
    ),
    isReversed: true,
  },
  // передай всё от Алекса Меган
  { pattern: new RegExp(`^${givesRu} (?:все|всё)(?: ${thingsRu})? (?:от |с |у )?([^,]{3,60})$`, 'iu') },
  // всё, что у Алекса, отдай Меган
  {
    pattern: new RegExp(
      `^(?:все|всё)(?: ${thingsRu})?,? (?:что (?:есть )?(?:у|на) )?([^\\s,]{2,30}(?: [^\\s,]{2,30})?),? ${givesRu} ([^,]{2,40})$`,
      'iu',
    ),
  },
  // пусть Меган заберёт все рекомендации Алекса
  {
    pattern: new RegExp(
      `^(?:пусть )?([^\\s,]{2,30}(?: [^\\s,]{2,30})?) (?:забер[её]т|возьм[её]т|берёт|берет|забирает|принимает|получает) (?:себе )?(?:все|всё)(?: ${thingsRu})? (?:у |от )?([^,]{2,40})$`,
      'iu',
    ),
    isReversed: true,
  },
  // 알렉스 추천 전부 메건에게 넘겨줘
  {
    pattern:
      /^([^\s,]{1,12}?)(?:의|이|가)? ?(?:님 ?|씨 ?)?(?:가진 |담당 |맡은 |갖고 있는 )?(?:추천|거래|고객|건|일|거|것|딜|업무|케이스)?(?:들)?(?:을|를|은|는)? ?(?:전부|모두|모조리|싹 다|다|전체) ?([^\s,]{1,12}?) ?(?:님|씨)?(?:에게|한테|께|으로|로) ?(?:넘|이관|옮|주|줘|전달|배정|돌려|맡)\S{0,6}(?: ?(?:줘|주세요|줄래|바람|부탁해|해줘))?$/u,
  },
  // 메건에게 알렉스 추천 전부 넘겨줘
  {
    pattern:
      /^([^\s,]{1,12}?) ?(?:님|씨)?(?:에게|한테|께) ([^\s,]{1,12}?)(?:의|이|가)? ?(?:님 ?|씨 ?)?(?:가진 |담당 |맡은 )?(?:추천|거래|고객|건|일|거|것|딜|업무)?(?:들)?(?:을|를|은|는)? ?(?:전부|모두|싹 다|다|전체) ?(?:넘|이관|옮|주|줘|전달|배정|돌려|맡)\S{0,6}(?: ?(?:줘|주세요|줄래|해줘))?$/u,
    isReversed: true,
  },
  // 把Alex的案子全部轉給Megan, Alex手上的案子全部交給Megan, 把Alex所有的轉介移交給Megan
  {
    pattern:
      /^(?:請|麻煩|幫我|請幫我)?把?([^\s,，的]{1,20}?(?: [^\s,，的]{1,20})?)(?:手上|名下|那邊)?的? ?(?:所有|全部)?的? ?(?:案子|案件|轉介|商機|交易|工作|東西|單子)?(?:(?<=所有的?(?:案子|案件|轉介|商機|交易|工作|東西|單子)?)|(?<=全部的?(?:案子|案件|轉介|商機|交易|工作|東西|單子)?)|全部|通通|統統|全都|全|都) ?(?:轉交|移交|交接|轉|移|交|派|改派|分派|給|撥)(?:給|到)? ?([^\s,，]{1,20}(?: [^\s,，]{1,20})?)$/u,
  },
  // Megan接手Alex的全部案子
  {
    pattern:
      /^(?:請|讓|由)?([^\s,，]{1,20}?)(?:接手|接管|接下|承接)([^\s,，的]{1,20}?)(?:手上|名下)?的?(?:所有|全部)的?(?:案子|案件|轉介|商機|工作|東西)?$/u,
    isReversed: true,
  },
];
