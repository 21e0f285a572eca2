/** Phrases of routing rules, in all languages together, separated by `|`: an admin may use any of them. */

/** Before a bound, a name or a place. `else`: the rule for all other referrals. */
export const routingMarkers = {
  over: 'дороже|넘는|넘으면|넘은|over|above|more than|at least|bigger than|larger than|>|≥|>=|свыше|больше|более|не менее|초과|이상|超過|超过|高於|大於|至少|多於',
  under:
    'дешевле|cheaper than|under|below|less than|at most|up to|smaller than|<|≤|<=|до|меньше|менее|не более|ниже|미만|이하|低於|小於|不到|少於|至多',
  customer: 'customer|customers|client|клиент|клиента|заказчик|заказчика|고객|客戶|客户',
  solution: 'solution|solutions|product|решение|решения|продукт|솔루션|제품|解決方案|方案|產品',
  language: 'language|speaking|writing in|who write in|язык|на языке|언어|語言|語文',
  location: 'location|locations|partner location|mpn|mpn id|расположение|площадка|위치|파트너 위치|據點|地點|位置',
  from: 'from|of|in|country|countries|из|от|в|с|страна|국가|나라|來自|國家',
  else: '그 외에는 모두|그 외 모두|그 외에는|나머지 모두|나머지 전부|그 밖에|剩下的|剩下|其他的都|其餘的|все прочие|все остальные|прочие|остальных|everything else|anything else|all else|all others|the rest|rest|others|everybody else|остальное|всё остальное|все остальное|остальные|прочее|나머지|그 외|기타|其他|其餘|其它',
} as const;

/** The origin of referrals: Microsoft or another partner. */
export const routingSources = {
  microsoft: 'microsoft|microsoft’s|msft|майкрософт|от microsoft|마이크로소프트|微軟',
  partner:
    'partner|partners|a partner|other partners|another partner|партнёр|партнера|партнёра|партнеров|партнёров|파트너|다른 파트너|夥伴|合作夥伴|其他夥伴',
} as const;

/** Filler words. */
export const routingFillers =
  'assign|give|send|route|forward|direct|inbound|incoming|opportunities|referrals|referral|deals|deal|leads|lead|requests|all|any|anything|everything|new|with|a value|value|worth|deal value|a|an|the|that are|which are|only|' +
  'входящие|входящее|всё|лиды|рекомендации|рекомендация|рекомендаций|сделки|сделка|заявки|все|новые|со стоимостью|стоимостью|на сумму|сумма|суммой|только|' +
  '추천|거래|건|모든|새|금액|것|온|예상 금액|轉介|交易|所有|全部|新|金額|的|預估金額|只有';

/** Attached to the end of a place or an origin. */
export const routingTails = '에게서 온|한테서 온|에게서|한테서|이나|거나|來|에서 온|에서|의|발|來的|的';

/** Between condition and receivers; the last one in a text counts. */
export const routingArrows = '→|->|=>|⇒|➡|—>|>>';
export const routingTo =
  'goes to|go to|should go to|over to|onto|on to|assign to|to|отдавать|отдать|передавать|передать|назначать|назначить|получает|получают|достаётся|достается|достаются|отдай|отдайте|отдавай|отдавайте|передай|передайте|передавай|передавайте|назначь|назначьте|назначай|назначайте|направь|направьте|направляй|направляйте|отправляй|отправляйте|идёт к|идет к|идут к|идёт|идет|идут|пусть идёт|пусть идет|пусть идут|ведёт|ведет|пусть ведёт|пусть ведет|берёт|берет|пусть берёт|пусть берет|забирает|пусть забирает|пусть получает|закрепи за|закрепите за|закрепить за|для|на|交給|指派給|分派給|分配給|分給|派給|轉給|給';
/** In Korean it comes last: `독일은 Megan, 그다음 Lee에게`. */
export const routingToBehind = '에게|한테|께';
export const routingTopic = '은|는|:|：';

/** After names: the receivers take turns. Redundant, as several always do. */
export const routingInTurns =
  'in rotation|on rotation|as a rota|по кругу|순번제|순번대로|돌아가며|돌아가면서|輪值|輪班|輪流處理|in turn|in turns|by turns|taking turns|alternately|round robin|по очереди|поочерёдно|поочередно|차례로|번갈아|번갈아서|輪流';

/** Between people. */
export const routingThen =
  'and then|then|and|or|after that|next|потом|затем|после|далее|и|или|а потом|그다음|그 다음|다음|그리고|또는|然後|接著|再來|或|和|及|再';
/** No receiver: the referral stays in the channel until it is claimed. */
export const routingNobody =
  '아무|누구에게도|任何人|nobody|no one|noone|none|the channel|channel|everybody|anyone|whoever claims it|никому|никто|никого|канал|в канал|каналу|아무도|아무에게도|채널|채널에|沒有人|沒人|無人|不指派|頻道|到頻道';

/** Honorifics attached to a name. */
export const politeTails = '님|씨|先生|小姐|女士';

/**
 * Asks why a referral went to a person (`why did it go to Megan?`), or where it would go (`where would it go now?`),
 * including the subject.
 */
export const routingWhy =
  'why|how come|how did|on what grounds|by which rule|из-за чего|с чего вдруг|с какой стати|по какому правилу|무슨 이유로|어떻게 해서|어쩌다|怎會|憑什麼|哪條規則|почему|отчего|왜|어째서|為什麼|为什么|為何|怎麼會';
export const routingWhere =
  'where would|who would|who will|to whom would|to whom will|whose would|у кого окажется|к кому|кто бы|кому бы|누구 차례|누구로|누가 가져|누가 맡게|誰會|會是誰|會到誰|到誰手上|輪到誰|where will|where does|where should|who would get|who gets|куда|кому|кто получит|кто получил бы|어디로|누구에게|누구한테|누가 받|交給誰|會給誰|分給誰|派給誰';
export const routingGoes =
  'go|goes|went|gone|land|landed|end up|ended up|come to|came to|sent to|handed|the owner of|owner of|owned by|уйдёт|уйдет|ушла бы|ушел бы|ушёл бы|достанется|достался|оказалась у|оказался у|отдали|назначили|назначен|передали|왔|오게|넘어|담당이|담당자가|맡게|分到|分配給|到我手上|到他手上|在負責|拿到|落到|輪到|get|gets|got|given|assigned|routed|ушла|ушёл|ушел|ушло|попала|попал|попало|досталась|достался|досталось|назначена|передана|пойдёт|пойдет|пошла|попадёт|попадет|получит|배정|갔|가나|갈까|가게|가요|갈지|받|넘어|指派|分派|交給|分給|派給|會給|交給';

/** Microsoft's products, named alike in all languages: `Azure deals from Japan to Lee`. */
export const routingProducts =
  'azure|copilot|microsoft 365|m365|office 365|o365|dynamics|dynamics 365|d365|power bi|power platform|power apps|fabric|microsoft fabric|sentinel|defender|intune|entra|purview|teams|sharepoint|windows 365|avd|azure openai|openai|sap on azure|sql|sql server|github|viva';

/** Between receiver and condition, in this order: `Lee handles Japan`, `Ли ведёт Японию`. */
export const routingGets =
  'gets|takes|handles|covers|is responsible for|looks after|should get|should take|should handle|получает|берёт|берет|ведёт|ведет|забирает|отвечает за';
