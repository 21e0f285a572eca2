/** Words by which somebody asks how much each of the team has to do (src/answers/team/workload-said.ts). */

/** Of people, and of the team as a whole. */
export const whoOfTeamWords =
  'who|who’s|whose|whom|anyone|anybody|someone|somebody|everyone|everybody|the team|our team|team|people|' +
  'кто|кого|кому|у кого|кто-нибудь|кто-то|команда|команды|команде|у всех|людей|' +
  '누가|누구|누구야|팀|팀원|다들|사람|' +
  '誰|哪位|哪個人|團隊|大家|同事';

/** More than one can do. */
export const overloadedWords =
  'too much|too many|most on|on their plate|on his plate|on her plate|overloaded|over loaded|overworked|swamped|snowed under|' +
  'drowning|overwhelmed|at the limit|at their limit|over the limit|over their limit|maxed out|stretched|buried|the most referrals|' +
  'the most open referrals|most referrals|heaviest load|most work|the busiest|busiest|workload|work load|loaded|can’t cope|cannot cope|' +
  'up to their ears|up to their neck|flooded|' +
  'перегружен|перегружена|перегружены|перегруз|перегрузка|завал|завален|завалена|завалены|зашивается|зашиваются|слишком много|' +
  'не справляется|не справляются|не успевает|больше всех|больше всего|загружен|загружена|загружены|нагрузка|нагрузку|загрузка|загрузку|загруз|тонет|запарка|' +
  '너무 많|과부하|제일 바|가장 바|벅차|허덕|업무량|밀려 있|밀려있|많이 밀|일이 많|제일 많|가장 많|감당|과중|넘치|부하|' +
  '太多|忙不過來|超量|超載|負荷過重|負荷太|負荷最|過勞|最忙|案子最多|案件最多|做不完|工作量|負荷|滿載|爆量|吃不消|塞車';

/** Less than one can do. */
export const hasRoomWords =
  'has room|have room|has capacity|have capacity|has space|have space|has bandwidth|have bandwidth|spare capacity|free capacity|' +
  'is free for|has time for|can take|could take|can handle|could handle|take on|can pick up|could pick up|least busy|the least|fewest|' +
  'can squeeze in|can fit in|' +
  'может взять|могут взять|сможет взять|возьмёт ещё|возьмет еще|потянет|потянут|свободен|свободна|свободны|есть место|есть запас|' +
  'есть время на|меньше всех|меньше всего|наименее загружен|' +
  '맡을 수|받을 수|가져갈 수|할 수 있|여유|널널|한가|제일 적|가장 적|덜 바쁜|' +
  '能接|可以接|接得下|能再接|還能接|有空|有餘力|比較閒|最閒|最少|有空檔';

/** How many more: `two`, `двух`, `두 건`, `兩件`. */
export const moreCountWords: readonly (readonly [number, string])[] = [
  [1, 'one|another|another one|одну|один|ещё одну|еще одну|한 건|하나|한 개|1건|一件|一筆|一個'],
  [2, 'two|a couple|couple|две|два|двух|пару|парочку|두 건|두 개|두건|둘|한두|兩件|兩筆|兩個|二件'],
  [3, 'three|a few|few|some|три|трёх|трех|несколько|세 건|세 개|세건|셋|三件|三筆|三個|幾件|幾筆|幾個|몇 건|몇 개'],
  [4, 'four|четыре|네 건|네 개|四件|四筆|四個'],
  [5, 'five|пять|다섯 건|다섯 개|五件|五筆|五個'],
  [6, 'six|шесть|여섯 건|六件|六筆|六個'],
  [10, 'ten|десять|десяток|열 건|十件|十筆|十個'],
];

/** Beside a number: how many more of them. */
export const moreOfThemWords =
  'more|extra|another|referrals|referral|deals|ones|ещё|еще|рекомендац|сделк|заяв|실|더|건|개|件|筆|個|再|還|多';

/** What may stand beside them; no period (`this quarter` asks for the scorecard) and no deed but to show. */
export const fillersOfWorkload =
  'is|are|am|be|has|have|having|got|holds|hold|holding|carries|carrying|do|does|did|feels|feeling|looks|seems|getting|gets|the|a|an|at|on|in|of|for|' +
  'with|under|right|now|currently|today|tomorrow|moment|at the moment|these days|this week|already|still|really|so|very|totally|completely|just|' +
  'too|much|many|most|me|us|you|our|my|their|his|her|plate|hands|here|there|all|any|left|to|and|or|else|also|open|waiting|pending|undecided|new|' +
  'active|work|stuff|things|load|please|pls|show|tell|see|know|let|what|how|which|hey|hi|ok|s|re|ve|d|ll|them|it|bit|little|limit|limits|current|' +
  'capacity|bandwidth|room|space|time|over|can|could|would|might|will|moment|as|well|by|off|out|down|up|least|cases|case|items|leads|' +
  'у|в|во|на|из|и|а|же|ли|с|по|сейчас|сегодня|завтра|теперь|уже|очень|совсем|сильно|так|больше|меньше|всех|всего|все|много|дел|дела|дело|работы|' +
  'работа|работой|работе|задач|задачи|задачами|рекомендаций|рекомендации|рекомендациями|рекомендацию|сделок|сделки|сделками|сделку|заявок|заявки|' +
  'заявку|открытых|ждущих|новых|новые|нас|нам|наша|нашей|нашу|есть|самый|самая|больших|тут|здесь|мне|покажи|скажи|какая|каков|какова|как|там|' +
  'пожалуйста|взять|висит|сил|место|время|свободное|самое|могли|бы|может|сможет|из-за|вообще|ребята|штук|штуки|сейчас же|на себя|себя|' +
  '이|가|은|는|을|를|의|에|에게|에서|한테|도|만|들|님|씨|야|이야|예요|이에요|인가|인가요|인지|입니까|니|나|나요|까|까요|요|어|아|해|하고|한|하는|하나요|하|' +
  '있|있어|있어요|있나|있나요|있는|있는지|있니|있을|있습니까|습니까|된|됐어|되|되고|되는|돼|돼요|라|지|고|게|데|데요|과|와|로|으로|안|못|지금|현재|요즘|오늘|' +
  '내일|우리|너무|제일|가장|많|많이|많은|많은지|많아|많아요|많나요|많지|일|업무|건|추천|딜|거래|빠|빠요|쁜|쁜지|쁘|쁜가요|바빠|바쁜|가지고|가진|갖고|들고|중|' +
  '상태|상황|현황|알려|알려줘|보여|보여줘|줘|주세요|좀|수|거워|거운|무거워|어때|어떻게|돼가|새|새로운|' +
  '的|了|嗎|呢|吧|啊|嘛|手上|手邊|現在|目前|今天|明天|最近|太|最|很|有|是|在|我們|我|你|案子|案件|轉介|商機|工作|事情|事|東西|多|少|得|到|過|都|已經|快|要|' +
  '能|可以|請|看|看看|給|告訴|怎麼樣|怎樣|如何|情況|狀況|重|高|大|哪些|人|裡|中|起來|比較|點|一點|新|一下|滿|忙|嚴重|狀態|又|壓';
