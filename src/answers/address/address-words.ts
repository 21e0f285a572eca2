/**
 * Postal code formats by country (ISO 3166-1 alpha-2), separated by `|`: 9 is a digit, A a letter, X either; a space or
 * a dash is optional. Source: the Universal Postal Union's addressing pages; for a country that is missing here any
 * code is accepted.
 */
export const postalFormats: Readonly<Record<string, string>> = {
  AR: '9999|A9999AAA',
  AT: '9999',
  AU: '9999',
  BE: '9999',
  BG: '9999',
  BR: '99999-999',
  BY: '999999',
  CA: 'A9A 9A9',
  CH: '9999',
  CL: '999-9999',
  CN: '999999',
  CO: '999999',
  CY: '9999',
  CZ: '999 99',
  DE: '99999',
  DK: '9999',
  EE: '99999',
  EG: '99999',
  ES: '99999',
  FI: '99999',
  FR: '99999',
  GB: 'A9 9AA|A99 9AA|AA9 9AA|AA99 9AA|A9A 9AA|AA9A 9AA',
  GR: '999 99',
  HR: '99999',
  HU: '9999',
  ID: '99999',
  IE: 'AXX XXXX',
  IL: '9999999|99999',
  IN: '999 999',
  IS: '999',
  IT: '99999',
  JP: '999-9999',
  KR: '99999|999-999',
  KZ: '999999|A99X9X9',
  LT: '99999',
  LU: '9999',
  LV: '9999',
  MA: '99999',
  MT: 'AAA 9999',
  MX: '99999',
  MY: '99999',
  NL: '9999 AA',
  NO: '9999',
  NZ: '9999',
  PH: '9999',
  PL: '99-999',
  PT: '9999-999|9999',
  RO: '999999',
  RS: '99999',
  RU: '999999',
  SA: '99999|99999-9999',
  SE: '999 99',
  SG: '999999',
  SI: '9999',
  SK: '999 99',
  TH: '99999',
  TR: '99999',
  TW: '999|99999|999999|999-99|999-999',
  UA: '99999',
  US: '99999|99999-9999',
  UZ: '999999',
  VN: '999999|99999',
  ZA: '9999',
};

/** Countries whose code format is unique. */
export const tellingFormats = ['GB', 'CA', 'NL', 'JP', 'BR', 'PL'] as const;

/** Codes of states and provinces, as used in addresses. */
export const stateCodes: Readonly<Record<string, string>> = {
  US: 'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY',
  CA: 'AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT',
  AU: 'NSW|VIC|QLD|SA|WA|TAS|ACT|NT',
};

/** Names of states, provinces and counties that are written between the city and the postal code. */
export const stateNames: Readonly<Record<string, string>> = {
  US: 'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington state|west virginia|wisconsin|wyoming',
  CA: 'alberta|british columbia|manitoba|new brunswick|newfoundland and labrador|nova scotia|ontario|prince edward island|quebec|saskatchewan',
  AU: 'new south wales|victoria|queensland|south australia|western australia|tasmania',
  GB: 'berkshire|buckinghamshire|cambridgeshire|cheshire|cornwall|county durham|cumbria|derbyshire|devon|dorset|east sussex|east yorkshire|essex|gloucestershire|greater london|greater manchester|hampshire|herefordshire|hertfordshire|kent|lancashire|leicestershire|lincolnshire|merseyside|middlesex|norfolk|north yorkshire|northamptonshire|northumberland|nottinghamshire|oxfordshire|shropshire|somerset|south yorkshire|staffordshire|suffolk|surrey|tyne and wear|warwickshire|west midlands|west sussex|west yorkshire|wiltshire|worcestershire',
  IN: 'andhra pradesh|arunachal pradesh|assam|bihar|chhattisgarh|goa|gujarat|haryana|himachal pradesh|jharkhand|karnataka|kerala|madhya pradesh|maharashtra|manipur|meghalaya|mizoram|nagaland|odisha|punjab|rajasthan|sikkim|tamil nadu|telangana|tripura|uttar pradesh|uttarakhand|west bengal',
};

/** Before the recipient of a delivery. */
export const receiverWords = 'attn|attention|att|atn|c/o|fao|z. hd.|z.hd.';

/** Labels before an address: "Address: …". */
export const addressLabels = 'address|our address|their address|адрес|юридический адрес|주소|地址|公司地址|住址';

/**
 * Phrases before an address, including doubtful ones: the person sees the address once more before anything is created.
 */
export const addressLeadIns = [
  'i think it is|i think it’s|i think|i believe it is|i believe it’s|i believe|probably|it should be|should be|that would be|it is|it’s|that’s|the address is|their address is|our address is|address is|they are at|they’re at|we are at|we’re at|they are located at|located at|they sit at|it’s at',
  'кажется|вроде|вроде бы|наверное|по-моему|думаю|адрес такой|адрес у них|их адрес|это|находятся по адресу|они находятся|они на|по адресу',
  '아마|아마도|주소는요',
].join('|');

/** First words of address line 2: a part of the building. */
export const secondLineWords =
  'suite|ste|flat|floor|fl|level|unit|apt|apartment|room|building|bldg|block|haus|gebäude|etage|stock|офис|оф|кв|квартира|этаж|эт|помещение|пом|подъезд|а/я|2nd floor|1st floor|3rd floor|ground floor';
/** Last words of address line 2: "4th floor". */
export const secondLineEnds = 'floor|etage|og|stock|этаж|building|house|tower';

/** Street types, after which the street ends: "1 High Street Leeds". */
export const streetEnds =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|boulevard|blvd|square|sq|court|ct|terrace|crescent|close|highway|hwy|parkway|pkwy';

/** Labels of the pieces of a Russian address. */
export const russianCity = 'г|гор|город|пос|поселок|с|село|пгт|дер|деревня';
export const russianRegion = 'обл|область|край|респ|республика|ао';
export const russianStreet =
  'ул|улица|пр|пр-т|пр-кт|просп|проспект|пер|переулок|наб|набережная|б-р|бульвар|бул|ш|шоссе|пл|площадь|проезд|пр-д|тупик|аллея|линия|мкр|микрорайон|р-н|район';
export const russianHouse = 'д|дом|к|корп|корпус|стр|строение|влд|владение|лит|литера|вл';

/** Cities whose name identifies a Russian address. */
export const russianCities =
  'москва|санкт-петербург|спб|питер|новосибирск|екатеринбург|казань|нижний новгород|челябинск|самара|омск|ростов-на-дону|уфа|красноярск|воронеж|пермь|волгоград|краснодар|саратов|тюмень|тольятти|ижевск|барнаул|ульяновск|иркутск|хабаровск|ярославль|владивосток|томск|оренбург|кемерово|рязань|астрахань|пенза|киров|липецк|калининград|тула|курск|сочи|ставрополь|тверь|зеленоград|мурманск|архангельск|якутск|сургут|белгород|калуга|смоленск';

/** Korean cities that are regions of their own, and provinces in long and short form. */
export const koreanCities =
  '서울특별시|서울시|서울|부산광역시|부산시|부산|대구광역시|대구시|대구|인천광역시|인천시|인천|광주광역시|광주시|광주|대전광역시|대전시|대전|울산광역시|울산시|울산|세종특별자치시|세종시|세종';
export const koreanProvinces =
  '경기도|경기|강원특별자치도|강원도|강원|충청북도|충북|충청남도|충남|전북특별자치도|전라북도|전북|전라남도|전남|경상북도|경북|경상남도|경남|제주특별자치도|제주도';

/** Taiwan's cities and counties; 臺 is folded to 台. */
export const taiwaneseCities = '台北市|新北市|桃園市|台中市|台南市|高雄市|基隆市|新竹市|嘉義市';
export const taiwaneseCounties =
  '新竹縣|苗栗縣|彰化縣|南投縣|雲林縣|嘉義縣|屏東縣|宜蘭縣|花蓮縣|台東縣|澎湖縣|金門縣|連江縣';

export const chineseCities =
  '北京市|上海市|天津市|重庆市|重慶市|深圳市|广州市|廣州市|杭州市|南京市|成都市|武汉市|武漢市';

/** Words before an address without punctuation, and after it. */
export const easternLeads =
  '我們公司在|我們在|公司在|公司地址是|公司地址在|地址是|地址在|住址是|位於|位于|在|是|주소는 |주소가 |회사는 |위치는 ';
export const easternTails = '이요|요|입니다|이에요|예요|이야|에 있어요|에 있습니다|吧|喔|啦';
