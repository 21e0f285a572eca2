/** Words by which somebody asks how much each of the team has to do (src/answers/workload-said.ts). */

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
  'не справляется|не справляются|не успевает|больше всех|больше всего|загружен|загружена|загружены|нагрузка|загрузка|загруз|тонет|запарка|' +
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
