import type { Locale } from '../../../i18n/locale.ts';

/** Commands of what holds from now on, or for all: nothing said of one deal is meant for them. */
export const standingCommands: ReadonlySet<string> = new Set(
  [
    'routing|lead rules|channels|who has which role',
    'правила распределения|правила для лидов|каналы|у кого какая роль',
    '배정 규칙|리드 규칙|채널 목록|누가 어떤 역할',
    '分派規則|潛在客戶規則|頻道清單|誰有哪個角色',
  ].flatMap((all) => all.split('|')),
);

const each = (first: string, between: string, second: string) =>
  first.split('|').flatMap((one) => second.split('|').map((other) => `${one}${between}${other}`));

/** Words that point at a deal, as in a row of commands. English tells one deal by its singular, which no row has. */
export const oneDealSaid: Readonly<Record<Locale, string>> = {
  en: 'this one|that one|this deal|that deal|this referral|that referral|this lead|that lead',
  ru: each(
    'этот|эта|эту|этой|этого|этому|эти|этих|тот|та|ту',
    ' ',
    'реферал*|сделк*|сделок|заявк*|заявок|рекомендаци*|лид*',
  ).join('|'),
  ko: each('이|그|저', ' ', '거래|거래는|거래를|거래가|거래도|거래들*|추천*|리드*|딜*|건|건은|건을|건이|건도').join(
    '|',
  ),
  'zh-TW': [
    '這筆|那筆|這件|那件|這一筆|這一件|那一筆|那一件',
    ...each('這個|那個|這些|那些', '', '案子|轉介|推薦|潛在客戶|潛客|交易|商機'),
  ].join('|'),
};
