/** Phrases of routing rules, in all languages together, separated by `|`: an admin may use any of them. */

/**
 * Before a bound, a name or a place. `else`: the rule for all other referrals. `not`: countries or an origin that are
 * excluded, `notBehind` the same behind them.
 */
export const routingMarkers = {
  over: 'как минимум|минимум|starting at|starting from|no less than|not less than|not below|not under|not smaller than|greater than|in excess of|exceeding|exceeds|exceed|minimum|min|не ниже|не дешевле|не меньше|крупнее|от суммы|начиная с|выше|превышает|превышающие|превышающая|최소|逾|大过|多过|дороже|넘는|넘으면|넘은|over|above|more than|at least|bigger than|larger than|>|≥|>=|свыше|больше|более|не менее|초과|이상|超過|超过|高於|大於|至少|多於',
  under:
    'как максимум|максимум|no more than|not more than|not over|not above|lower than|maximum|max|не дороже|не выше|не больше|мельче|в пределах|최대|至多|小过|дешевле|cheaper than|under|below|less than|at most|up to|smaller than|<|≤|<=|до|меньше|менее|не более|ниже|미만|이하|低於|小於|不到|不超過|少於',
  customer:
    'по имени|по названию|с именем|с названием|customer name|customer’s name|고객 이름|고객명|고객사 이름|customers|customer|clients|client|account|клиенты|клиентов|клиентам|клиентами|клиент|клиента|клиенту|заказчик|заказчика|заказчики|заказчиков|고객사|고객|客戶|客户|顧客',
  solution:
    'по решению|с решением|решению|решением|по продукту|solution|solutions|product|решение|решения|продукт|솔루션|제품|解決方案|方案|產品',
  language:
    'who speak|that speak|which speak|who speaks|speaks|speak|who write in|writing in|write in|language|languages|speaking|который говорит|говорящие|говорящих|говорящим|говорящий|говорит|говорят|пишут|пишет|пишущие|пишущих|на языке|язык|языком|언어|使用語言|語言|語文|說|講|使用',
  location:
    'partner locations|partner location|locations|location|partner id|mpn id|mpn|расположения|расположение|расположению|площадка|площадки|площадке|파트너 위치|위치|據點|地點|位置',
  from: 'out of|from|of|in|for|with|country|countries|по|из|от|в|с|для|на|страна|страны|стран|국가|나라|來自|在|國家',
  not: 'but not from|but not in|but not|not from|not in|not for|not|everything but|all but|anywhere but|everywhere but|except for|except from|except|excluding|exclude|apart from|other than|outside of|outside|aren’t from|isn’t from|isn’t in|isn’t|aren’t in|aren’t|don’t come from|doesn’t come from|do not come from|does not come from|did not come from|didn’t come from|is not from|are not from|was not sent by|not sent by|isn’t sent by|besides|other than from|without|non|кроме|за исключением|исключая|помимо|не из|не от|не в|не|вне|за пределами|除了|除|不來自|不是來自|不是|並非|非來自|不在|不含|不包括|排除',
  notBehind:
    '만 빼고|만 빼면|만 뺀|만 제외하고|만 제외한|만 제외|에서 오지 않은|에서 오지 않는|에서 오지 않으면|에서 온 게 아닌|에서 온 것이 아닌|이 아니고|가 아니고|을 제외한|를 제외한|을 제외하고는|를 제외하고는|을 제외하고|를 제외하고|을 제외하면|를 제외하면|을 뺀|를 뺀|을 빼고|를 빼고|제외하고는|제외하고|제외하면|제외한|제외|말고는|말고|이외의|이외에는|이외에|이외|외에는|외엔|이 아닌|가 아닌|이 아니면|가 아니면|아닌|아니면|빼고는|빼고|뺀|以外的|以外|之外的|之外|除外',
  else: '그 외에는 모두|그 외 모두|그 외에는|그 외엔|나머지 모두|나머지 전부|그 밖에|剩餘|剩下|剩下的|其他的都|其餘的|whatever nobody else gets|whatever nobody else takes|whatever no one else takes|what nobody else takes|whatever remains|все прочие|все остальные|прочие|остальным|остальными|остальных|all remaining|remaining|whatever is left|everything that’s left|what’s left|everything else|anything else|all else|all others|all other|every other|the rest|rest|others|everybody else|everyone else|остальное|оставшееся|оставшиеся|оставшихся|оставшимся|что останется|что осталось|всё остальное|все остальное|остальные|прочее|남은 추천은|남은 추천|남은 거래|남은 것은|남은 건|남은 거|남은 것|그 밖의 것|그 밖의|그 외의 것|그 외 건|나머지|그 외|기타|其他|其餘|其它',
} as const;

/** Behind a number. */
export const routingBoundsBehind = {
  over: 'and more|or more|and up|or up|and above|or above|and over|or over|and higher|or higher|plus|+|и более|и больше|и выше|и дороже|или больше|или более|и свыше|초과인|초과하는|초과하면|초과|이상인|이상이면|이상|넘는|넘으면|넘어가는|넘어가면|넘을|넘고|넘은|큰|以上|起跳|起',
  under:
    'and less|or less|and below|or below|and under|or under|and lower|or lower|и менее|и меньше|и ниже|и дешевле|или меньше|или менее|미만인|미만이면|미만|이하인|이하이면|이하|안 되는|안 되면|밑도는|아래인|아래|작은|以下|以內|以内|之內|之下|不到',
} as const;

/** Between the ends of a range of amounts, and around it. */
export const routingBetween = 'and|to|и|до|에서|부터|到|至|和|~|-|–|—';
export const routingBetweenLeads =
  'values between|between|from|между|в диапазоне от|от|с|介於|在|從|worth|valued at|valued|value|of|стоимостью|суммой';
export const routingBetweenTails = '사이의|사이인|사이|까지의|까지|之間|之间|間|範圍';

/** Between conditions. */
export const routingJoiners =
  'and also|and|or|as well as|but|plus|also|а также|и также|и|или|а|но|либо|이고|이며|및|그리고|또는|且|並且|而且|和|或是|或者|或|及|以及|與|跟|並|但|但是|하지만|단';

/** Between the word for a customer or a solution and the name. */
export const routingCopulas =
  'is called|is named|name is|is|are|called|named|like|называется|это|по имени|가|이|은|는|사가|名稱是|名為|叫做|叫|是|為';
export const routingCopulasBehind =
  '일 경우에는|일 경우|인 경우에는|인 경우|인 것은|인 건|이라면|라면|이면|면|이고|인|일 때|에서 온|의|은|는|的話|時|的';

/** The origin of referrals: Microsoft or another partner. */
export const routingSources = {
  microsoft:
    'microsoft-sourced|microsoft sourced|microsoft|ms|microsoft에서|майкрософта|microsoft’s|msft|майкрософт|от microsoft|마이크로소프트|微軟',
  partner:
    'partner-sourced|partner sourced|partner|partners|partner’s|партнёрские|партнерские|партнёрских|партнёрская|партнёры|партнеры|партнёрам|другого партнёра|другие партнёры|других партнёров|別的夥伴|其他合作夥伴|a partner|other partners|another partner|партнёр|партнера|партнёра|партнеров|партнёров|파트너|다른 파트너|夥伴|合作夥伴|其他夥伴',
} as const;

/** Filler words. */
export const routingFillers =
  'ответственный за|ответственная за|ответственные за|hand|pass|assign|give|send|route|forward|direct|inbound|incoming|opportunities|referrals|referral|deals|deal|leads|lead|requests|all|any|anything|whatever|everything|new|with|a value|value|worth|deal value|a|an|the|that are|which are|only|' +
  'теперь|отныне|сразу|напрямую|входящие|входящее|всё|лиды|рекомендации|рекомендация|рекомендаций|сделки|сделка|заявки|все|новые|со стоимостью|стоимостью|на сумму|сумма|суммой|только|' +
  '추천|거래|건|모든|새|금액|것|온|예상 금액|轉介|交易|所有|全部|新|金額|的|預估金額|只有|please|pls|kindly|i want|we want|i’d like|we’d like|i would like|let|if|when|whenever|where|it comes|they come|it|they|it is|it’s|they are|comes|come|came|coming|originating|is|are|be|that|which|who|those|these|them|ones|one|every|each|customers’|having|has|have|whose|also|amount|amounts|sum|price|priced|total|per deal|stuff|things|cases|sized|size|sent|sent by|by|business|market|companies|company|firms|always|rule|new rule|just|пожалуйста|пусть|если|когда|то|что|которые|которая|который|приходит|приходят|пришли|пришла|пришло|поступает|поступают|каждая|каждую|каждый|рекомендацию|рекомендациям|рекомендациями|рекомендаций|сделкам|сделками|сделок|сделку|сделка|заявок|заявку|заявкам|заявками|лид|лидов|лидами|возможности|возможность|обращения|она|оно|они|он|его|её|ее|их|стоит|стоят|цена|ценой|размером|объёмом|объемом|компании|компаний|компания|партия|любые|любая|любую|всех|всем|всеми|весь|вся|входящих|входящую|новых|новую|новая|это|тех|те|всегда|правило|모두|전부|다|중|중에|중에서|중의|건은|건이|것은|것이|거|게|것들|온|오는|오고|오면|들어온|들어오는|들어오면|보낸|보내온|쪽|쪽은|기회|신규|추천은|추천이|추천건|추천 건|거래는|거래가|거래 건|금액이|금액은|금액|규모|규모의|이고|이며|인|을|를|은|는|이|가|쓰는|쓰고|사용하는|사용|하는|말하는|구사하는|경우|경우에는|경우는|때|때는|관련|관련된|관련 건|업체|회사|지역|시장|에서|해당|유로 건|都|都要|皆|一律|凡是|凡|只要|如果|若|若是|當|的話|時|請|請把|請將|把|將|案件|案子|案|商機|生意|單子|訂單|新的|每個|每筆|每一筆|任何|全|而|並|且|介紹|的轉介|推薦|來的|來|方面|地區|市場|公司|客人|金額是|金額在|價值|預估|規模|的是|那些|這些|者|之|сумму|суммы|суммой|如果是|要是|是|순|쪽 건|案|공화국|送|進來|進來的|自動|自動都|以後自動|以後|之後|以後都|今後|送來|送來的|發來|發來的|寄來|寄來的|推薦的|介紹的';

/** Attached to the end of a place or an origin. */
export const routingTails =
  '에게서 온|한테서 온|에게서|한테서|에서 오는|에서 온|에서|이나|거나|이랑|랑|하고|과|와|을|를|은|는|이|가|의|발|로부터|이고|이면|면|인|산|에|來的|來|的|方|나';

/** Between condition and receivers; the last one in a text counts. */
export const routingArrows = '→|->|=>|⇒|➡|—>|>>';
export const routingTo =
  'go straight to|goes straight to|go directly to|goes directly to|直接交給|直接派給|直接轉給|直接給|lands on|lands with|land on|land with|ends up with|end up with|пусть возьмёт|пусть возьмет|пусть возьмут|возьмёт|возьмет|распределяй между|распределяйте между|распределять между|распределить между|дели между|делить между|поделить между|goes to|go to|should go to|over to|onto|on to|assign to|to|отдавать|отдать|передавать|передать|назначать|назначить|получает|получают|достаётся|достается|достаются|отдай|отдайте|отдавай|отдавайте|передай|передайте|передавай|передавайте|назначь|назначьте|назначай|назначайте|направь|направьте|направляй|направляйте|отправляй|отправляйте|идёт к|идет к|идут к|идёт|идет|идут|пусть идёт|пусть идет|пусть идут|ведёт|ведет|пусть ведёт|пусть ведет|берёт|берет|пусть берёт|пусть берет|забирает|пусть забирает|пусть получает|закрепи за|закрепите за|закрепить за|для|на|交給|指派給|分派給|分配給|分給|派給|轉給|給|to go to|must go to|will go to|shall go to|can go to|should be sent to|must be sent to|are sent to|is sent to|be sent to|should land with|lands with|land with|goes over to|go over to|belongs to|belong to|are for|is for|should be handled by|must be handled by|are handled by|is handled by|will be handled by|are taken by|is taken by|should be taken by|are covered by|is covered by|is shared by|are shared by|should be shared by|shared between|is split between|are split between|split between|split among|передай их|передать|пересылать|пересылай|перешли|перешлите|пойдут к|пойдёт к|пойдут|попадает к|попадают к|попадают|попадает|делят|делят между собой|делим между|поделить между|разделить между|разделят|занимается|занимаются|пусть занимается|пусть занимаются|обрабатывает|обрабатывают|разбирает|разбирают|ведут|берут|отвечает|отвечают|достанется|достанутся|закреплены за|закреплена за|поручить|поручи|поручите|поручать|направлять|направить|отправлять|отправить|отправь|отправьте|даём|давай|дай|дайте|отдаём|先給|全給|都給|全部給|請給|分配給|指派到|歸給|歸|由|請由|應由|改由|交由|轉由|送給|派到|發給|交付給|丟給|轉交給|轉交|麻煩給|麻煩交給|麻煩由';
/** `印度讓 Lee 負責`: letting somebody do something is a rule only where it is one of these. */
export const routingLet = '讓';
export const routingLetDo = '來負責|負責處理|負責|來處理|處理|接手|承接|跟進|來接|來跟';
/** In Korean it comes last: `독일은 Megan, 그다음 Lee에게`. */
export const routingToBehind = '에게|한테|께';
export const routingTopic = '은|는|:|：';

/** After names: the receivers take turns. Redundant, as several always do. */
export const routingInTurns =
  '번갈아 가며|번갈아가며|돌아 가며|in rotation|on rotation|as a rota|по кругу|순번제|순번대로|돌아가며|돌아가면서|輪值|輪班|輪流處理|in turn|in turns|by turns|taking turns|alternately|round robin|по очереди|поочерёдно|поочередно|차례로|번갈아|번갈아서|輪流|in a rota|on a rota|rota|rotating|alternating|one after the other|one after another|each in turn|between them|together|by rotation|in order|in this order|попеременно|через одного|чередуясь|по ротации|в порядке очереди|по порядку|в этом порядке|순서대로|순서로|순번으로|교대로|돌아가면서|나눠서|輪著來|依序|依次|按順序|輪流|輪流負責|輪流接|分擔|一起|共同|순으로|순';

/** Between people. */
export const routingThen =
  'and then|then|and|or|after that|next|потом|затем|после|далее|и|или|а потом|그다음|그 다음|다음|그리고|또는|然後|接著|再來|或|和|及|再|and after that|after him|after her|followed by|backup|с ним|затем к|потом к|и затем|и потом|그리고 나서|다음은|다음에|그다음은|이후|再給|然後給|接著給|再由|然後由|之後|再交給|其次|跟|與|以及|還有|in rotation with|in turn with|in turns with|alternating with|together with|along with|taking turns with|по очереди с|вместе с';
/** No receiver: the referral stays in the channel until it is claimed. */
export const routingNobody =
  '아무|누구에게도|任何人|nobody|no one|noone|none|the channel|channel|everybody|anyone|whoever claims it|никому|никто|никого|канал|в канал|каналу|아무도|아무에게도|채널|채널에|沒有人|沒人|無人|不指派|頻道|到頻道|nobody at all|not anybody|the default channel|default channel|the team channel|team channel|никому не|общий канал|в общий канал|ни к кому|아무에게도 배정하지 않음|기본 채널|채널에 둬|誰都不|沒人|預設頻道|不分配';

/** Honorifics attached to a name. */
export const politeTails =
  '과장님|과장|대리님|대리|부장님|부장|차장님|차장|팀장님|팀장|이사님|상무님|상무|전무님|대표님|대표|실장님|실장|매니저님|매니저|선배님|선배|선생님|사원님|주임님|님|씨|先生|小姐|女士|總經理|副總經理|副總|經理|副理|協理|主任|專員|總監|課長|組長|部長|處長|老師|大哥|學長|學姐|姐|哥';

/**
 * Asks why a referral went to a person (`why did it go to Megan?`), or where it would go (`where would it go now?`),
 * including the subject.
 */
export const routingWhy =
  'why|how come|how did|on what grounds|by which rule|из-за чего|с чего вдруг|с какой стати|по какому правилу|무슨 이유로|어떻게 해서|어쩌다|怎會|憑什麼|哪條規則|почему|отчего|왜|어째서|為什麼|为什么|為何|怎麼會|what rule|which rule|어떤 규칙|무슨 규칙|依哪條|根據哪條';
export const routingWhere =
  'where would|who would|who will|to whom would|to whom will|whose would|у кого окажется|к кому|кто бы|кому бы|누구 차례|누구로|누가 가져|누가 맡게|誰會|會是誰|會到誰|到誰手上|輪到誰|where will|where does|where should|who would get|who gets|куда|кому|кто получит|кто получил бы|어디로|누구에게|누구한테|누가 받|交給誰|會給誰|分給誰|派給誰';
export const routingGoes =
  'go|goes|went|gone|land|landed|end up|ended up|come to|came to|sent to|handed|the owner of|owner of|owned by|уйдёт|уйдет|ушла бы|ушел бы|ушёл бы|достанется|достался|оказалась у|оказался у|отдали|назначили|назначен|передали|왔|오게|넘어|담당이|담당자가|맡게|分到|分配給|到我手上|到他手上|在負責|拿到|落到|輪到|get|gets|got|given|assigned|routed|ушла|ушёл|ушел|ушло|попала|попал|попало|досталась|достался|досталось|назначена|передана|пойдёт|пойдет|пошла|попадёт|попадет|получит|배정|갔|가나|갈까|가게|가요|갈지|받|넘어|指派|分派|交給|分給|派給|會給|交給|sent|got to|получил|получила|負責|規則給|給了|會到|那裡|那邊';

/** Microsoft's products, named alike in all languages: `Azure deals from Japan to Lee`. */
export const routingProducts =
  'azure|copilot|microsoft 365|m365|office 365|o365|dynamics|dynamics 365|d365|power bi|power platform|power apps|fabric|microsoft fabric|sentinel|defender|intune|entra|purview|teams|sharepoint|windows 365|avd|azure openai|openai|sap on azure|sql|sql server|github|viva';

/** Between receiver and condition, in this order: `Lee handles Japan`, `Ли ведёт Японию`. */
export const routingGets =
  'gets|takes|handles|covers|is responsible for|looks after|should get|should take|should handle|получает|берёт|берет|ведёт|ведет|забирает|отвечает за|will get|will take|will handle|looks after|is in charge of|is the owner for|owns|works on|picks up|should cover|should own|should look after|is to get|must get|must take|are responsible for|are in charge of|занимается|ведут|забирает себе|будет вести|будет получать|будет заниматься|пусть ведёт|пусть ведет|пусть берёт|пусть берет|пусть получает|пусть занимается|負責處理|負責|處理|接手|接|承接|管|跟進';

/** The same with several receivers only: `Megan and Lee share Germany`. */
export const routingShared =
  'take turns on|take turns with|take turns for|alternate with|are sharing|share|split|handle|take|cover|get|own|look after|alternate on|alternate for|делят|берут|получают|занимаются|отвечают за|ведут|разделят|分擔|共同負責|一起負責|輪流負責|輪流處理|輪流';

/** Verbs before `to`, with or without a pronoun: `assign it to`. */
export const routingVerbs = 'assign|give|send|route|forward|direct|pass|hand|pass on|hand over|move|deliver|allocate';
export const routingPronouns = 'it|them|these|those|this|all|everything|all of them|all of it';

/** Verbs at the beginning of a rule in which nothing stands between conditions and receivers. */
export const routingVerbsFirst =
  'отдай|отдайте|отдавай|отдавайте|передай|передайте|передавай|передавайте|назначь|назначьте|назначай|назначайте|направь|направьте|направляй|направляйте|отправь|отправьте|отправляй|отправляйте|пересылай|отдавать|отдать|передавать|передать|назначать|назначить|направлять|отправлять|give|assign';

/** Courtesy at both ends of a rule. */
export const routingCourtesy =
  'please|pls|thanks|thank you|kindly|from now on|пожалуйста|спасибо|отныне|с этого момента|теперь|请|請|麻煩|謝謝|以後|從現在起|지금부터|앞으로|제발|부탁해요|부탁드립니다|부탁해';

/** Before receivers, without meaning. */
export const routingReceiverLeads =
  '바로|곧바로|즉시|직접|сразу|сразу же|напрямую|directly|straight|이제부터|앞으로는|앞으로|지금부터|이젠|rotate between|rotate among|alternate between|split between|shared between|share between|between|по очереди между|поочерёдно между|между|it to|them to|first to|first|always|either|both|сначала к|сначала|всегда|тоже|모두|전부|다|건|것|항상|먼저|우선|先由|先給|先|都由|都|一律|我們的|её|ее|его|их|всё|все|она|он';
export const routingReceiverTails =
  'please|pls|first|second|third|as first|as second|always|as well|at once|right away|immediately|directly|сразу|сразу же|напрямую|맡게 해|맡게|only|from now on|instead|сначала|всегда|пожалуйста|теперь|해줘|부탁해|먼저|우선|님|來負責|負責處理|來處理|負責|處理|接手|承接|跟進|接|管|來接|先|吧|就好|即可';

/** Verbs that end a Korean rule, by how they begin; the receivers stand before them. */
export const koreanRoutingVerbs =
  '몫|담당|맡|처리|나눠|나누|번갈|돌아가|가져|받|순서|차례|책임|보내|배정|할당|지정|전달|교대|가게|가도록|가야|갑니다|간다|가요|하도록|하게|해주|해줘|해라|해요|합니다|한다|관리|순번|넘겨|넘기|주세요|줘|주십시오|주면|둬|두세요|두고|됩니다|돼요|된다|되도록';

/** Before the word for a channel at the end of a Chinese rule: `英國到 EMEA 頻道`. */
export const routingIntoChannel =
  '放在|放|放到|放進|放入|留在|送到|送進|轉到|轉進|派到|發到|丟到|進入|進到|進|到|去|至';

/** Before receivers, only where a name in capitals follows: `к Ли`, and `к пятнице`. */
export const routingToName = 'к|ко|за|都找|一律找|請找|就找';

/** These ask or beg, and are nobody: `who handles Germany`, `幫我處理德國`. */
export const routingNoReceivers =
  'who|what|which|how|when|where|why|can|could|will|would|should|do|does|did|is|are|show|list|find|let|i|if|кто|что|какие|какая|какой|сколько|где|когда|почему|покажи|покажите|найди|если|누가|누구|무엇|뭐|어떤|어디|몇|언제|왜|誰|什麼|哪|怎麼|如何|幫|可以|能|我想|我要|請|有|顯示|列出';

/** Of the size of a deal: a bound has to say how large. */
export const routingSizes =
  'small|smaller|big|bigger|large|larger|huge|tiny|мелкие|мелких|мелкими|маленькие|крупные|крупных|крупными|большие|больших|작은|소규모|대형|대규모|큰|소액|고액|小|大|小型|大型|小額|大額';

/** `沒人負責的德國轉介` is a list of what nobody owns, and no rule that gives it to nobody. */
export const asksForUnowned = /^\p{Script=Han}{0,4}?(?:沒有?人|無人|没人)(?:在)?(?:負責|認領|接手|接|管|處理)/u;

/** `一千萬以上的給我看` asks for a list. */
export const asksToSee = /給我(?:看|瞧|瞄|列)/u;

const koreanFavour = ' ?(?:줘(?:요|라)?|주세요|주십시오|주라|줄래요?|버려)';
/** Requests alone: any other ending forbids it, asks, or tells of it (`삭제하지 마`, `삭제할까`, `삭제했어`). */
const koreanRemoves = `(?:(?:지워|없애|빼)(?:라|요|자|${koreanFavour})?|(?:지우|없애|빼)(?:세요|십시오)|지우자|(?:삭제|제거)(?: ?해(?:라|요|${koreanFavour})?| ?하(?:자|세요|십시오)| ?부탁(?:해요?|드려요|드립니다|합니다)?| ?바랍니다)?)`;

/** `규칙 1번 지워`, `把第一條規則刪掉`: a rule by its number. */
export const ruleRemoved: readonly RegExp[] = [
  new RegExp(`^(?:배정 ?|라우팅 ?)?규칙 ?(\\d{1,2}) ?(?:번|호)?(?:을|는|은)? ?${koreanRemoves}[.!]?$`, 'u'),
  new RegExp(`^(\\d{1,2}) ?번 ?(?:배정 ?|라우팅 ?)?규칙(?:을|은)? ?${koreanRemoves}[.!]?$`, 'u'),
  // Of a rule told by what it is about: which one that is, the list shows.
  /^(?:please |pls |can you |could you )?(?:remove|delete|drop|cancel|kill|scrap|get rid of|take out|switch off|turn off) (?:the |that |our |my )?(?!lead|crm)(?:\p{L}{3,20} )?rule (?:for|about|on|with|of|that) [^?]{2,40}()$/iu,
  /^(?:please |pls )?(?:the |that |our |my )?(?!lead|crm)(?:\p{L}{3,20} )?rule (?:for|about|on|with) [^?]{2,40}? (?:can go|must go|has to go|should go|is no longer needed|isn['’]t needed(?: anymore| any more)?)()[.!]?$/iu,
  /^(?:пожалуйста,? )?(?:то |это )?правило (?:про|для|по|с|со|о|об|на|насч[её]т) (?!лид)[^?]{2,40}? (?:убери|убери-ка|уберите|убрать|удали|удалите|удалить|сними|снимите|снеси|отключи|отключите|выключи|отмени|отмените|больше не нужно|не нужно)()(?: пожалуйста)?[.!]?$/iu,
  /^(?:пожалуйста,? )?(?:убери|уберите|убрать|удали|удалите|удалить|сними|снимите|снеси|отключи|отключите|выключи|отмени|отмените) (?:то |это )?(?!лид)(?:\p{L}{3,20} )?правило (?:про|для|по|с|со|о|об|на|насч[её]т) (?!лид)[^?]{2,40}()$/iu,
  /^(?:請|幫我|麻煩)?(?:把)?第?([一二兩三四五六七八九十\d]{1,3})[條個號](?:分派|指派)?規則(?:給我)?(?:刪掉|刪除|移除|拿掉|取消|刪)(?:掉)?[。!！]?$/u,
];

/** Around the number in `remove rule number 2, please`. */
export const besideRuleNumber =
  /(?<![\p{L}])(?:number|no\.?|nr\.?|please|pls|thanks|thank you|now|номер|пожалуйста|спасибо|теперь|сейчас|번|호|을|를|해 ?주세요|해 ?줘요?|해|부탁해요?|부탁드립니다|第|條|號|個|請|謝謝|掉|吧)(?![\p{L}])/giu;

/** Between condition and receiver, without meaning for a rule, which always counts from now on: `德國的以後都給Megan`. */
export const fromNowOn = /(?:從現在起|從今以後|以後|之後|往後|今後)(?:都|就|一律|通通)?(?=給|由|交|派|分|轉)/u;

/** `一千萬以上直接進我這` */
export const toMyself = /(?:都|就|一律)?(?:直接)?(?:進|到|來|送到|轉到|交到)我(?:這裡|這邊|這)[。!！]?$/u;
