import { guessInWords } from '../../src/features/help/unhandled.ts';
import { guessesFor } from '../../src/grammar/guessing/guess.ts';
import type { Guess } from '../../src/grammar/guessing/guessed.ts';
import { writingDeeds, writingOffers } from '../../src/grammar/guessing/offers.ts';
import type { Intent, Meaning } from '../../src/grammar/meaning.ts';
import { type Named, NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { meaningText } from './meaning-text.ts';

export const today = '2026-11-24';

/** As the desk knows them, and as the tables call them. */
export const customers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Southridge Video', 'Southridge Video'],
    ['Coho Winery', 'Coho Winery'],
    ['Adatum', 'Adatum'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Contoso', 'Contoso'],
    ['Contoso Suites', 'Contoso Suites'],
  ],
  ru: [
    ['ООО «Ромашка»', 'Ромашка'],
    ['АО «Звезда»', 'Звезда'],
    ['Контосо', 'Контосо'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Вектор Плюс', 'Вектор Плюс'],
  ],
  ko: [
    ['한빛소프트', '한빛소프트'],
    ['대한테크', '대한테크'],
    ['콘토소', '콘토소'],
    ['서울물류', '서울물류'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Coho Winery', 'Coho Winery'],
  ],
  'zh-TW': [
    ['宏達股份有限公司', '宏達股份有限公司'],
    ['「星辰」有限公司', '星辰'],
    ['台北物流', '台北物流'],
    ['聯發科技', '聯發科技'],
    ['Fabrikam, Inc.', 'Fabrikam'],
    ['Coho Winery', 'Coho Winery'],
  ],
};

/** Customers of the later sets, so that nothing is understood because of a name. */
export const otherCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Northwind Traders', 'Northwind'],
    ['Tailwind Toys', 'Tailwind Toys'],
    ['Wide World Importers', 'Wide World Importers'],
    ['Litware, Inc.', 'Litware'],
    ['Alpine Ski House', 'Alpine Ski House'],
  ],
  ru: [
    ['ООО «Север»', 'Север'],
    ['АО «Каскад»', 'Каскад'],
    ['Техпром', 'Техпром'],
    ['Балтика Трейд', 'Балтика Трейд'],
    ['Northwind Traders', 'Northwind'],
  ],
  ko: [
    ['미래전자', '미래전자'],
    ['동방제약', '동방제약'],
    ['그린푸드', '그린푸드'],
    ['누리은행', '누리은행'],
    ['Northwind Traders', 'Northwind'],
  ],
  'zh-TW': [
    ['鴻運科技股份有限公司', '鴻運科技'],
    ['遠見文化', '遠見文化'],
    ['統合資訊', '統合資訊'],
    ['大河實業有限公司', '大河實業'],
    ['Northwind Traders', 'Northwind'],
  ],
};

/** Of the sets from the tenth on. */
export const newerCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Trey Research', 'Trey Research'],
    ['Lucerne Publishing', 'Lucerne Publishing'],
    ['Woodgrove Bank', 'Woodgrove Bank'],
    ['Humongous Insurance', 'Humongous Insurance'],
    ['Wingtip Toys', 'Wingtip Toys'],
  ],
  ru: [
    ['ООО «Альтаир»', 'Альтаир'],
    ['АО «Метеор»', 'Метеор'],
    ['Юником', 'Юником'],
    ['Дальний Берег', 'Дальний Берег'],
    ['Щукин и партнёры', 'Щукин и партнёры'],
  ],
  ko: [
    ['하늘항공', '하늘항공'],
    ['바다해운', '바다해운'],
    ['솔빛교육', '솔빛교육'],
    ['명성기계', '명성기계'],
    ['주식회사 두레', '주식회사 두레'],
    ['Trey Research', 'Trey Research'],
  ],
  'zh-TW': [
    ['晨光印刷有限公司', '晨光印刷'],
    ['群英保險', '群英保險'],
    ['永安建設股份有限公司', '永安建設'],
    ['海陸運輸', '海陸運輸'],
    ['「青禾」農業', '青禾'],
    ['Trey Research', 'Trey Research'],
  ],
};

/** Of the eleventh set. */
export const latestCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Bellows College', 'Bellows College'],
    ['Munson’s Pickles', 'Munson’s Pickles'],
    ['School of Fine Art', 'School of Fine Art'],
    ['Best For You Organics', 'Best For You Organics'],
    ['Relecloud', 'Relecloud'],
  ],
  ru: [
    ['ООО «Вега»', 'Вега'],
    ['АО «Прометей»', 'Прометей'],
    ['Зимний сад', 'Зимний сад'],
    ['Орбита', 'Орбита'],
  ],
  ko: [
    ['청록바이오', '청록바이오'],
    ['삼원철강', '삼원철강'],
    ['푸른들', '푸른들'],
    ['온누리약국', '온누리약국'],
  ],
  'zh-TW': [
    ['雲峰電機股份有限公司', '雲峰電機'],
    ['春水堂印務', '春水堂印務'],
    ['北辰光電', '北辰光電'],
    ['佳禾生技有限公司', '佳禾生技'],
  ],
};

/** Of the twelfth set. */
export const lastCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Margie’s Travel', 'Margie’s Travel'],
    ['Consolidated Messenger', 'Consolidated Messenger'],
    ['Fourth Coffee', 'Fourth Coffee'],
    ['The Phone Company', 'The Phone Company'],
  ],
  ru: [
    ['ООО «Маяк»', 'Маяк'],
    ['Феникс-Строй', 'Феникс-Строй'],
    ['Белая роща', 'Белая роща'],
    ['АО «Гранат»', 'Гранат'],
  ],
  ko: [
    ['가람전기', '가람전기'],
    ['새벽물산', '새벽물산'],
    ['참빛안경', '참빛안경'],
    ['대성화학', '대성화학'],
  ],
  'zh-TW': [
    ['日昇食品股份有限公司', '日昇食品'],
    ['長河出版', '長河出版'],
    ['翠谷旅行社', '翠谷旅行社'],
    ['金石電子有限公司', '金石電子'],
  ],
};

/** Of the thirteenth set. */
export const thirteenthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Lamna Healthcare', 'Lamna Healthcare'],
    ['VanArsdel, Ltd.', 'VanArsdel'],
    ['City Power & Light', 'City Power & Light'],
    ['Blue Yonder Airlines', 'Blue Yonder Airlines'],
    ['Graphic Design Institute', 'Graphic Design Institute'],
  ],
  ru: [
    ['ООО «Лесная сказка»', 'Лесная сказка'],
    ['АО «Гелиос»', 'Гелиос'],
    ['Волга-Транс', 'Волга-Транс'],
    ['Снежинка', 'Снежинка'],
  ],
  ko: [
    ['한결식품', '한결식품'],
    ['도담건설', '도담건설'],
    ['세종통운', '세종통운'],
    ['나래디자인', '나래디자인'],
  ],
  'zh-TW': [
    ['旭日光學股份有限公司', '旭日光學'],
    ['和順紡織', '和順紡織'],
    ['新橋旅遊', '新橋旅遊'],
    ['百川水務有限公司', '百川水務'],
  ],
};

/** Of the fourteenth set. */
export const fourteenthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Nod Publishers', 'Nod Publishers'],
    ['Tasmanian Traders', 'Tasmanian Traders'],
    ['First Up Consultants', 'First Up Consultants'],
    ['Apex Marine, LLC', 'Apex Marine'],
    ['Kestrel Dairy', 'Kestrel Dairy'],
  ],
  ru: [
    ['Сибирский лён', 'Сибирский лён'],
    ['ООО «Аргон»', 'Аргон'],
    ['Мосты и Дороги', 'Мосты и Дороги'],
    ['ЗАО «Кедр»', 'Кедр'],
    ['Пекарня Маруся', 'Пекарня Маруся'],
  ],
  ko: [
    ['동아정밀', '동아정밀'],
    ['늘푸른병원', '늘푸른병원'],
    ['(주)해오름', '해오름'],
    ['태백광산', '태백광산'],
  ],
  'zh-TW': [
    ['立新機械', '立新機械'],
    ['宏碩科技股份有限公司', '宏碩科技'],
    ['福星茶葉', '福星茶葉'],
    ['東海水產有限公司', '東海水產'],
  ],
};

/** Of the fifteenth set. */
export const fifteenthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Harbor Light Clinics', 'Harbor Light Clinics'],
    ['Oakridge Foods, Inc.', 'Oakridge Foods'],
    ['Bluebell Logistics', 'Bluebell Logistics'],
    ['Quartzline', 'Quartzline'],
  ],
  ru: [
    ['ООО «Тайга»', 'Тайга'],
    ['Вольт-Сервис', 'Вольт-Сервис'],
    ['Каменный мост', 'Каменный мост'],
    ['АО «Янтарь»', 'Янтарь'],
  ],
  ko: [
    ['아름유통', '아름유통'],
    ['한솔전자', '한솔전자'],
    ['주식회사 바른길', '바른길'],
    ['남해수산', '남해수산'],
  ],
  'zh-TW': [
    ['安泰醫材', '安泰醫材'],
    ['豐年農產股份有限公司', '豐年農產'],
    ['長青旅行社', '長青旅行社'],
    ['明德書局有限公司', '明德書局'],
  ],
};

/** Of the sixteenth set. */
export const sixteenthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Pinewood Dental', 'Pinewood Dental'],
    ['Carver & Sons', 'Carver & Sons'],
    ['Silverfern Media', 'Silverfern Media'],
    ['Ostrava Steel', 'Ostrava Steel'],
  ],
  ru: [
    ['Северный ветер', 'Северный ветер'],
    ['ООО «Лотос»', 'Лотос'],
    ['Мегаполис-Авто', 'Мегаполис-Авто'],
    ['АО «Рубин»', 'Рубин'],
  ],
  ko: [
    ['정민건축', '정민건축'],
    ['우림제지', '우림제지'],
    ['달빛호텔', '달빛호텔'],
    ['㈜한울', '한울'],
  ],
  'zh-TW': [
    ['瑞豐電子', '瑞豐電子'],
    ['松柏建材有限公司', '松柏建材'],
    ['碧海船運', '碧海船運'],
    ['元氣食品股份有限公司', '元氣食品'],
  ],
};

/** Of the seventeenth set. */
export const seventeenthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> =
  {
    en: [
      ['Greenfield Motors', 'Greenfield Motors'],
      ['Dovetail Interiors', 'Dovetail Interiors'],
      ['Halcyon Pharma', 'Halcyon Pharma'],
      ['Tidewater Ferries', 'Tidewater Ferries'],
    ],
    ru: [
      ['ООО «Берёзка»', 'Берёзка'],
      ['Континент', 'Континент'],
      ['Русский чай', 'Русский чай'],
      ['Аквамарин', 'Аквамарин'],
    ],
    ko: [
      ['새롬미디어', '새롬미디어'],
      ['한강유업', '한강유업'],
      ['두리건설', '두리건설'],
      ['별빛교육', '별빛교육'],
    ],
    'zh-TW': [
      ['正大文具', '正大文具'],
      ['綠野生技股份有限公司', '綠野生技'],
      ['恆春旅館', '恆春旅館'],
      ['天成汽車', '天成汽車'],
    ],
  };

/** Of the eighteenth set. */
export const eighteenthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Maplecrest Furniture', 'Maplecrest Furniture'],
    ['Orbit Analytics, Inc.', 'Orbit Analytics'],
    ['Saltwater & Rye', 'Saltwater & Rye'],
    ['Pelican Courier', 'Pelican Courier'],
  ],
  ru: [
    ['ООО «Снегирь»', 'Снегирь'],
    ['Дом Книги', 'Дом Книги'],
    ['Уралметалл', 'Уралметалл'],
    ['АО «Сатурн»', 'Сатурн'],
  ],
  ko: [
    ['금강식품', '금강식품'],
    ['솔내음펜션', '솔내음펜션'],
    ['주식회사 한빛누리', '한빛누리'],
    ['동해조선', '동해조선'],
  ],
  'zh-TW': [
    ['華泰精密', '華泰精密'],
    ['清河出版有限公司', '清河出版'],
    ['南風旅行社', '南風旅行社'],
    ['大正食品股份有限公司', '大正食品'],
  ],
};

/** Of the nineteenth set. */
export const nineteenthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> = {
  en: [
    ['Granite Peak Brewing', 'Granite Peak Brewing'],
    ['Lark Hill Farms', 'Lark Hill Farms'],
    ['Oxbow Shipping, LLC', 'Oxbow Shipping'],
    ['Managed Minds', 'Managed Minds'],
  ],
  ru: [
    ['ООО «Кристалл»', 'Кристалл'],
    ['Медведь', 'Медведь'],
    ['АО «Алмаз»', 'Алмаз'],
    ['Умный дом', 'Умный дом'],
  ],
  ko: [
    ['다온물류', '다온물류'],
    ['초록마을', '초록마을'],
    ['은하전기', '은하전기'],
    ['미소치과', '미소치과'],
  ],
  'zh-TW': [
    ['順發貨運', '順發貨運'],
    ['綠田農場', '綠田農場'],
    ['海天電子股份有限公司', '海天電子'],
    ['微笑牙醫', '微笑牙醫'],
  ],
};

/** Of the twenty-first set. */
export const twentyFirstCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> =
  {
    en: [
      ['Thornbury Hotels', 'Thornbury Hotels'],
      ['Delta Ridge Mining, Inc.', 'Delta Ridge Mining'],
      ['Bright & Early Learning', 'Bright & Early Learning'],
      ['Kiln Ceramics', 'Kiln Ceramics'],
    ],
    ru: [
      ['ООО «Горизонт»', 'Горизонт'],
      ['Синяя птица', 'Синяя птица'],
      ['Агро-Юг', 'Агро-Юг'],
      ['АО «Топаз»', 'Топаз'],
    ],
    ko: [
      ['보람은행', '보람은행'],
      ['광명인쇄', '광명인쇄'],
      ['주식회사 온새미', '온새미'],
      ['북두시스템', '북두시스템'],
    ],
    'zh-TW': [
      ['永樂紡織', '永樂紡織'],
      ['金門海運股份有限公司', '金門海運'],
      ['小山茶行', '小山茶行'],
      ['宏遠軟體有限公司', '宏遠軟體'],
    ],
  };

/** Of the twenty-second set. */
export const twentySecondCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> =
  {
    en: [
      ['Copperfield Insurance', 'Copperfield Insurance'],
      ['North & Vine', 'North & Vine'],
      ['Sablewood Paper, Inc.', 'Sablewood Paper'],
      ['Zenith Rail', 'Zenith Rail'],
    ],
    ru: [
      ['ООО «Радуга»', 'Радуга'],
      ['Полярный экспресс', 'Полярный экспресс'],
      ['АО «Меридиан»', 'Меридиан'],
      ['Дубрава', 'Дубрава'],
    ],
    ko: [
      ['해솔병원', '해솔병원'],
      ['주식회사 마루', '마루'],
      ['청명유업', '청명유업'],
      ['백두해운', '백두해운'],
    ],
    'zh-TW': [
      ['和平鋼鐵股份有限公司', '和平鋼鐵'],
      ['青山書店', '青山書店'],
      ['日光牧場', '日光牧場'],
      ['立達醫療有限公司', '立達醫療'],
    ],
  };

/** Of the twenty-fourth set. */
export const twentyFourthCustomers: Readonly<Record<Locale, readonly (readonly [customer: string, called: string])[]>> =
  {
    en: [],
    ru: [],
    ko: [
      ['가온제과', '가온제과'],
      ['(주)늘봄관광', '늘봄관광'],
      ['세림기공', '세림기공'],
      ['오름테크', '오름테크'],
    ],
    'zh-TW': [
      ['松江紡織', '松江紡織'],
      ['「晴川」生物科技', '晴川'],
      ['大禾物流股份有限公司', '大禾物流'],
      ['福隆電機', '福隆電機'],
    ],
  };

/** Two deals of one customer: its name alone says neither. */
const proseware: readonly Named[] = [
  { id: 'Proseware data platform', customer: 'Proseware', title: 'Proseware data platform' },
  { id: 'Proseware VM migration', customer: 'Proseware', title: 'Proseware VM migration' },
];

const writing: ReadonlySet<Intent> = new Set([
  ...(['accept', 'decline', 'claim', 'release', 'won', 'lost', 'new-deal', 'undo', 'remind', 'language'] as const),
  ...(['set-value', 'set-stage', 'set-close-date', 'set-contact', 'note'] as const),
  ...(['assign', 'away', 'back', 'reminders-off', 'reminders-on'] as const),
]);

/** What the desk understands in one language; `judged` says whether that is what the table says. */
export function understandingIn(locale: Locale, called = customers) {
  const known = called[locale].map(([customer, called]) => ({ id: called, customer }));
  const all: readonly Named[] = [...known, ...proseware];
  const names = new NameIndex(all, lexiconOf(locale));
  /** As for a rep, who has no leads: those readings are for whoever works them. */
  const meanings = (message: string) => {
    const all = readMessage(message, names, { locale, today });
    const isListed = all.some(({ intent }) => intent === 'list');
    return isListed ? all.filter(({ intent, rest }) => intent !== 'leads' || rest === '') : all;
  };

  function textOf(first: Meaning | undefined): string {
    if (!first) return '?';
    if (first.ids.length > 1) return first.intent === 'open' ? 'open name:Proseware' : '?';
    return meaningText(first, (id) => id, { locale, today });
  }

  /** Of several orders each is offered in words of its own, which must be understood. */
  const guessText = (guess: Guess) =>
    guess.kind === 'said' ? textOf(meanings(guess.words)[0]).replace(' name:', ' ') : textOfGuess(guess, called);
  const guessesIn = (message: string) => guessesFor(message, locale, all).map(guessText);

  return {
    /** What is done with a message; where nothing is, what the fallback's buttons offer. */
    offered(message: string): readonly string[] {
      const [first] = meanings(message);
      return first ? [textOf(first).replace(' name:', ' ')] : guessesIn(message);
    },
    /** What pressing a guess about a referral says to the desk, and what it understands then. */
    guessed: (message: string) =>
      guessesFor(message, locale, all).flatMap((guess) => {
        const read = textOf(meanings(guessInWords(guess, locale))[0]).replace(' name:', ' ');
        // The audit is a command of its own.
        return guess.kind === 'referral' && guess.deed !== 'audit'
          ? [{ meant: guessText(guess), understood: read }]
          : [];
      }),
    understood: (message: string) => textOf(meanings(message)[0]),
    judged,
  };

  /** `wrong` is worse than `missed`: something that writes is offered which nobody asked for. */
  function judged(message: string, table: string): { verdict: 'right' | 'missed' | 'wrong'; said: string } {
    const found = meanings(message);
    const said = textOf(found[0]);
    const readings = table.split(' | ');
    const looks = readings.find((reading) => reading.startsWith('look'));
    const offers = found.filter(({ intent }) => writing.has(intent));
    if (looks) return judgedLook(message, { said, looks, readings, isOffer: offers.length > 0 });
    if (readings.some((reading) => means(said, reading))) return { verdict: 'right', said };
    const [first] = offers;
    if (first && !isUnfinished(textOf(first), readings)) return { verdict: 'wrong', said };
    const isGuessed = guessesIn(message).some((guess) => readings.includes(guess.replace(' ', ' name:')));
    return { verdict: isGuessed && found.length === 0 ? 'right' : 'missed', said };
  }

  /** Whatever the table allows, or anything about the same name: but no deed, not as a guess either. */
  function judgedLook(message: string, found: LookFound): { verdict: 'right' | 'missed' | 'wrong'; said: string } {
    const { said, looks, readings, isOffer } = found;
    const isAllowed = said !== '?' && readings.some((reading) => means(said, reading));
    const guesses = said === '?' ? guessesIn(message) : [];
    const isGuessed =
      said === '?' &&
      guessesFor(message, locale, all).some(
        (guess) => isWriting(guess) && !readings.includes(guessText(guess).replace(' ', ' name:')),
      );
    if (!isAllowed && (isOffer || isGuessed)) return { verdict: 'wrong', said: `${said} ${guesses.join(' | ')}` };
    const name = / name:(.*)/.exec(said)?.[1];
    return { verdict: isAllowed || name === undefined || looks.endsWith(name) ? 'right' : 'missed', said };
  }
}

/** A command that only opens its card writes nothing. */
function isWriting(guess: Guess): boolean {
  if (guess.kind === 'referral') return writingDeeds.includes(guess.deed);
  if (guess.kind === 'said') return true;
  return writingOffers.has(guess.kind === 'command' ? guess.name : guess.saying);
}

interface LookFound {
  readonly said: string;
  readonly looks: string;
  readonly readings: readonly string[];
  readonly isOffer: boolean;
}

const lists: Readonly<Record<string, string>> = { myReferrals: 'mine', newDeal: 'new-deal' };

function textOfGuess(guess: Exclude<Guess, { kind: 'said' }>, customersCalled: typeof customers): string {
  if (guess.kind === 'command') return lists[guess.name] ?? guess.name;
  if (guess.kind === 'saying') return guess.saying;
  const called = [...Object.values(customersCalled).flat()].find(([customer]) => customer === guess.called)?.[1];
  return `${guess.deed} ${called ?? guess.called}`;
}

/** What was asked for, with something missing: the desk asks for it. */
function isUnfinished(said: string, readings: readonly string[]): boolean {
  const [intent, ...details] = said.split(/ (?=[a-z-]+:|urgent)/);
  return readings.some(
    (reading) =>
      reading.split(' ')[0] === intent &&
      / name:/.test(reading) === / name:/.test(said) &&
      details.every((detail) => reading.includes(detail)),
  );
}

/** The same intent, every detail that the table names, and no words left over that it doesn't. */
export function means(said: string, reading: string): boolean {
  const [saidIntent, ...saidDetails] = said.split(/ (?=[a-z-]+:|urgent)/);
  const [intent, ...details] = reading.split(/ (?=[a-z-]+:|urgent)/);
  if (saidIntent?.split(' ')[0] !== intent?.split(' ')[0]) return false;
  const named = details.filter((detail) => !readByTheFeature.test(detail));
  const unknown = saidDetails.filter((detail) => detail.startsWith('words:') && !details.includes(detail));
  return unknown.length === 0 && named.every((detail) => saidDetails.some((each) => each.startsWith(detail)));
}

/** What help, reminders and the person's own lists make of a sentence is theirs. */
const readByTheFeature = /^(?:topic:|day:2026-11-25$|owner:me$|state:accepted$)/;
