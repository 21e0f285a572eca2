/** Words that tell the parts of a person's name apart, separated by `|`. */

/** Titles before or after a name, which are not part of it. */
export const titleWords = [
  'mr|mrs|ms|miss|mx|dr|prof|professor|sir|herr|frau|г-н|г-жа|господин|госпожа',
  '님|씨|대표님|부장님|과장님|차장님|이사님|팀장님|사장님|선생님|대리님|사원님|주임님|선임님|책임님|실장님|상무님|전무님|본부장님|매니저님|先生|小姐|女士|太太|經理|博士|老師',
].join('|');

/** Suffixes, with or without a comma: John Smith Jr., John Smith, PhD. */
export const suffixWords =
  'jr|sr|jnr|snr|junior|senior|ii|iii|iv|esq|esquire|phd|ph.d|dphil|md|m.d|dds|d.d.s|dmd|jd|j.d|mba|m.b.a|cpa|cfa|cissp|pmp|msc|m.sc|bsc|b.sc|' +
  'ma|ba|llb|llm|dipl.-ing|мл|ст|к.т.н|к.э.н|д.т.н|д.э.н';

/** Never part of a name: after a name, the job begins at the first of these words. */
export const jobWords = [
  'vp|svp|evp|avp|ceo|cto|cfo|coo|cio|cmo|cro|cdo|ciso|cpo|president|director|manager|engineer|consultant|executive|architect|analyst|officer',
  'procurement|purchasing|representative|administrator|coordinator|assistant|supervisor|accountant|founder|co-founder|cofounder',
  'директор|гендиректор|генеральный|коммерческий|технический|менеджер|руководитель|начальник|инженер|бухгалтер|специалист|президент|заместитель|закупщик|секретарь|помощник|помощница|ассистент|юрист|снабженец|администратор',
].join('|');

/** These mark a job or a department only in a part of their own (after a comma or a bar, in brackets). */
export const jobPartWords = [
  'sales|marketing|head|lead|chief|partner|owner|senior|account|finance|it|hr|legal|operations|department|team|of|buyer|secretary|developer|specialist|customer|business|technology|at|from',
  'отдел|отдела|департамент|закупки|продажи|глава|ведущий|старший|главный',
].join('|');

/** Before a name, the first word of a job. */
export const leadingJobWords =
  'head|chief|vice|deputy|ген|зам|гл|нач|исп|директора|генерального|начальника|главный|главная|ведущий|ведущая|старший|старшая|глава';

/** Korean and Chinese jobs before or after a name, with or without a space. Longest first. */
export const easternJobs = [
  '대표이사|부사장|본부장|센터장|그룹장|부장|과장|차장|이사|상무|전무|사장|대표|팀장|대리|사원|주임|선임|책임|수석|실장|매니저|회장|소장',
  '副總經理|副總裁|總經理|執行長|董事長|技術長|財務長|營運長|副總|協理|襄理|經理|副理|課長|處長|主任|專員|組長|店長|總監|工程師|業務|秘書|助理|總裁|部長',
].join('|');

/** Phrases that introduce a name. */
export const leadIns = [
  'my name is|his name is|her name is|their name is|the name is|name is|this is|it’s|it is|i’m|i am|the contact is|contact is|contact person is|please contact|please call|talk to|ask for|speak to',
  'меня зовут|его зовут|её зовут|ее зовут|зовут|это|контактное лицо|контакт|имя',
  '담당자는|담당자|연락처|이름은|이름|성함은|성함|고객 담당자|제 이름은|저는',
  '我的名字是|他的名字是|她的名字是|名字是|名字叫|我是|我叫|他是|她是|他叫|她叫|這是|聯絡人是|聯絡人|窗口是|姓名|請找|找|請聯絡|請聯繫|聯繫',
].join('|');

/** Polite words and verb endings after a name. */
export const nameTails =
  'please|thanks|thank you|пожалуйста|спасибо|입니다|이에요|예요|이라고 합니다|라고 합니다|이라고 해요|라고 해요|부탁드립니다|謝謝|喔|吧|您好';

/** In lower case they do not occur in names: the text is a sentence. */
export const sentenceWords = [
  'i|don’t|dont|not|know|sure|idk|one|none|nobody|anyone|somebody|someone|same|before|as|the|this|that|these|is|are|was|be|have|has|do|does|did|my|his|her|our|your|their|me|myself|we|you|it|he|she|they',
  'what|who|which|why|how|where|when|no|yes|yet|later|skip|unknown|maybe|please|with|at|about|ask|tell|can|could|will|would|should|need|to|for|from|on|if|but|then|just|wait|second|idea|there|here|let|of course',
  'не|ни|никто|тот|та|те|же|как|раньше|прежде|знаю|помню|он|она|они|мы|вы|я|его|её|ее|их|мой|моя|наш|наша|ваш|кто|что|где|когда|потом|позже|пока|нет|есть|будет|уже|ещё|еще|такой|самый|тоже|из|от|для|спросить|спросите|спроси|позвонить|позвоните|звоните|звонить|пишите|обращаться|к',
].join('|');
/** The same for Korean, at the end or the beginning of a word, and for Chinese, anywhere. */
export const koreanSentenceEnds = '요|니다|니까|죠';
export const koreanSentenceWords = '저요|저예요|제가|몰라|모름|모르|없음|없어|없다|동일|이전|나중|누구|아직|같은|같음';
export const signsOfNoChineseName =
  '不|沒|没|嗎|吗|呢|吧|的|了|誰|谁|還|还|這|那|請|或|問|還是|同上|一樣|一样|再說|隨便';

/** Particles of a last name: van der Berg, de la Cruz. */
export const particles =
  'van|von|der|den|de|del|della|di|da|do|dos|das|du|des|la|le|el|al|bin|ibn|ben|ter|ten|zu|zur|af|av|st|san|mac|фон|де|ван';

/** After the father's name, with which they stay: Ильхам Гейдар оглы. */
export const fatherWords = 'оглы|кызы|оглу|гызы|углы';

/**
 * Korean family names of one syllable: a name with another first syllable may begin with a department or a company, or
 * be in another order.
 */
export const koreanFamilyNames =
  '김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉경사부';
export const chineseFamilyNames =
  '王李張陳劉林黃吳蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何羅高蕭潘簡朱鍾彭游詹胡施沈余盧趙梁顏柯翁魏孫戴方宋范鄧杜傅侯曹薛丁卓馬阮董唐温溫藍蔣石古紀姚倪連馮歐程湯田康姜汪尤白鄒巫涂嚴凌龔韓袁金黎童陸夏柳邵錢伍季甘秦史龍成尹于關孔毛雷崔包章' +
  '张陈刘黄吴杨许郑谢罗叶苏庄吕萧钟卢赵颜孙戴邓冯蒋龙韩陆钱关闫任熊谭贾万段姬俞';
/** Before a name in Korean or Chinese: a department, or a word for the contact. */
export const easternUnits = '팀|부|실|본부|센터|그룹|사업부|부서|담당|측|쪽|부문|部|處|組|課|室|中心|團隊';

export const longKoreanNames = '남궁|황보|제갈|사공|선우|독고|서문|동방|어금|망절|무본|황목|등정|장곡|강전';
export const longChineseNames =
  '歐陽|司馬|諸葛|上官|司徒|夏侯|皇甫|東方|尉遲|公孫|慕容|令狐|長孫|宇文|鍾離|軒轅|端木|南宮|歐阳|欧阳|張簡|范姜|西門|獨孤';

/** Romanized Korean and Chinese family names. They come first or last, as their bearers prefer. */
export const easternSurnames = [
  'kim|lee|rhee|yi|park|bak|choi|choe|jung|jeong|chung|kang|cho|jo|yoon|yun|jang|lim|im|han|shin|sin|seo|suh|kwon|hwang|ahn|an|song|hong|yoo|yu|ryu|moon|bae|baek|nam|noh|roh|ha|heo|hur|oh|ko|koh|son|sohn|min',
  'wang|chen|lin|huang|chang|zhang|li|wu|liu|tsai|cai|yang|hsu|xu|cheng|zheng|hsieh|xie|kuo|guo|chiu|qiu|tseng|zeng|liao|lai|chou|zhou|yeh|ye|su|lu|chiang|jiang|chao|zhao|chu|zhu|sun|ma|hu|he|ho|gao|kao|luo|lo|tang|deng|teng|peng|feng|fang|pan|tsao|cao|hsiao|xiao|wei|shen|yan|yen|tu|du|ting|ding',
].join('|');

export const patronymicEndings = 'ович|евич|ьич|мич|нич|овна|евна|ична|инична';
/** Stems of certain patronymics only: Абрамович and Рабинович are family names as well. */
export const fatherStems =
  'иван|петр|пётр|серге|алексе|андре|александр|дмитри|владимир|николае|никола|михаил|михайл|виктор|павл|юр|юрье|юри|олег|игор|евгень|евгени|анатоль|анатолье|валерь|валерье|васил|василь|василье|григорь|григорье|' +
  'максим|роман|константин|станислав|вячеслав|владислав|борис|леонид|геннадь|геннадье|фёдор|федор|степан|антон|артем|артём|денис|кирилл|тимофе|вадим|валентин|эдуард|руслан|семен|семён|яковл|матве|егор|ль|илларион|никит';

/** Endings that hardly occur in Russian first names, and those that occur in some (Марина, Константин). */
export const surnameEndings = 'ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|енко|швили|дзе|ских';
export const likelySurnameEndings = 'ин|ина|ын|ына|ук|юк|чук|ко|ян|их|ых|ой|ий|ая|ер|ман';

/** First names, for cases that endings do not decide: Цой Виктор, Калинина Ирина. */
export const russianFirstNames = [
  'александр|алексей|анатолий|андрей|антон|артем|артём|борис|вадим|валентин|валерий|василий|виктор|виталий|владимир|владислав|вячеслав|геннадий|георгий|григорий|данила|даниил|денис|дмитрий|евгений|егор|иван|игорь|илья|кирилл|константин|лев|леонид|максим|матвей|михаил|никита|николай|олег|павел|петр|пётр|роман|руслан|семен|семён|сергей|станислав|степан|тимофей|тимур|федор|фёдор|юрий|яков|ярослав',
  'александра|алина|алла|анастасия|анна|валентина|валерия|вера|вероника|виктория|галина|дарья|диана|екатерина|елена|елизавета|жанна|зоя|инна|ирина|карина|кристина|ксения|лариса|лидия|любовь|людмила|маргарита|марина|мария|надежда|наталья|наталия|нина|оксана|ольга|полина|раиса|светлана|софия|софья|тамара|татьяна|ульяна|юлия|яна',
].join('|');

/** First or last names that are words of a sentence, too: written small they are nobody's. */
export const namesThatAreWords =
  'will|hope|may|june|april|august|mark|bill|art|grace|joy|rich|chase|grant|frank|sue|pat|rob|dean|faith|guy|jack|drew|max|penny|rose|summer|autumn|long|short|young|wise|best|early|price|cost|cash|page|day|week|march|close|ready|power|east|west|north|case|sales|вера|надежда|любовь|роман|лев|мир|слава|май';

/** Korean conjunctions are attached to the word before them. */
export const koreanAnd = '이랑|랑|하고|와|과|이나';
/** Between two people: the text is not one person's name. */
export const nameJoiningWords = 'and|or|not|и|или|либо|не|및|또는|혹은|아니면|그리고|말고|아니고|和|與|或';

/** Vietnamese family names, which stand first and are followed by two or three given names. */
export const vietnameseSurnames =
  'nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|нгуен|чан|ле|фам|хоанг|фан|ву|во|данг|буй';
