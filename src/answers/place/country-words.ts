/** Common country names that Intl lacks, separated by `|`. Several codes: the desk asks which one is meant. */
export const countryWords: readonly (readonly [readonly string[], string])[] = [
  [
    ['US'],
    'usa|u.s.|u.s.a.|america|united states of america|states|the states|сша|штаты|америка|соединенные штаты америки',
  ],
  [['US'], '미합중국|아메리카|美利堅合眾國|美国'],
  [
    ['GB'],
    'uk|u.k.|great britain|britain|england|scotland|wales|northern ireland|британия|англия|соединенное королевство',
  ],
  [['GB'], '영국|잉글랜드|大不列顛|英格蘭|英国|聯合王國'],
  [
    ['KR'],
    'south korea|republic of korea|rok|s. korea|s korea|южная корея|республика корея|한국|남한|대한민국|韓國|南韓|韩国|大韓民國',
  ],
  [['KP'], 'north korea|dprk|democratic people’s republic of korea|северная корея|кндр|북한|조선|北韓|朝鮮'],
  [['KR', 'KP'], 'korea|корея|코리아|高麗'],
  [['TW'], 'taiwan|taiwan roc|republic of china|тайвань|대만|타이완|台灣|臺灣|台湾|中華民國|中華民國台灣|中華民國臺灣'],
  [['CN'], 'prc|mainland china|people’s republic of china|китай|кнр|중국|中國|中国|大陸|中國大陸|中華人民共和國'],
  [['HK'], 'hong kong|гонконг|홍콩|香港'],
  [['MO'], 'macau|macao|макао|마카오|澳門|澳门'],
  [['JP'], 'nippon|япония|일본|日本'],
  [['DE'], 'deutschland|bundesrepublik|фрг|도이칠란트|德国'],
  [['FR'], '法国'],
  [['NL'], 'holland|the netherlands|голландия|홀란드|荷兰|尼德蘭'],
  [['CZ'], 'czech republic|czechia|чешская республика|체코 공화국|체코공화국|捷克共和國'],
  [['TR'], 'turkey|turkiye|터키|土耳其'],
  [['RU'], 'russian federation|рф|российская федерация|러시아 연방|俄国|俄羅斯聯邦|俄國'],
  [['AE'], 'uae|u.a.e.|emirates|оаэ|эмираты|아랍에미리트|아랍 에미리트|uae|阿聯|阿聯酋|阿拉伯聯合大公國'],
  [['SA'], 'ksa|saudi|саудовская аравия|사우디|沙烏地|沙特'],
  [['ZA'], 'rsa|republic of south africa|юар|남아공|南非'],
  [['BY'], 'беларусь|белоруссия|белорусь'],
  [['MD'], 'молдавия|moldova'],
  [['KG'], 'киргизия|кыргызстан'],
  [['IE'], 'eire|republic of ireland'],
  [['MM'], 'burma|myanmar|бирма|мьянма|버마'],
  [['MK'], 'macedonia|македония|마케도니아|馬其頓'],
  [['CI'], 'ivory coast|кот д ивуар|берег слоновой кости'],
  [['CD', 'CG'], 'congo|конго|콩고|剛果'],
  [['CD'], 'drc|dr congo|drcongo|democratic republic of the congo|the democratic republic of the congo'],
  [['VN'], 'viet nam|вьетнам|월남|越南'],
  [['NZ'], 'aotearoa|뉴질랜드|紐西蘭|新西蘭'],
  [['AU'], '오스트레일리아|호주|澳洲|澳大利亞'],
  [['VA'], 'vatican|holy see|ватикан'],
  [['PS'], 'palestine'],
  [['SZ'], 'swaziland'],
  [['CV'], 'cabo verde'],
  [['TL'], 'east timor'],
  [['VG', 'VI'], 'virgin islands'],
  [['GN', 'GW', 'GQ', 'PG'], 'guineas'],
  [['AS', 'WS'], 'samoas'],
];

/** Before a country, separated by `|`: `in Germany`, `в Германии`, `在德國`. */
export const countryLeads =
  'in|from|of|it’s|it is|they’re in|they are in|based in|they’re based in|located in|somewhere in|country|the country is|' +
  'в|во|из|на|по|для|со|с|к|это|страна|они в|находится в|находятся в|на территории|국가는|나라는|在|是|位於|來自|國家是';
/** After a country. */
export const countryTails =
  'please|thanks|i think|пожалуйста|наверное|입니다|이에요|예요|이요|요|에 있어요|에 있습니다|에 있음|에서|에|의|쪽이에요|喔|啊|吧|的|那邊';
/** After a comma in the official list: Iran, Islamic Republic of. */
export const countryForms =
  'republic|of|the|islamic|united|plurinational|bolivarian|state|federated|states|kingdom|province|china|democratic|people’s|republics';
