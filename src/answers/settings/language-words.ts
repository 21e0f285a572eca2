import type { Locale } from '../../i18n/locale.ts';

/** Names of the desk's languages, in all of them; `*` stands for any ending. */
export const languageWords: Readonly<Record<Locale, string>> = {
  en: 'english|eng|en|английск*|по-английски|англ|영어|英文|英語|英语',
  ko: 'korean|kor|ko|корейск*|по-корейски|한국어|한국말|韓文|韓語|韓國語|韓国語',
  ru: 'russian|rus|ru|русск*|по-русски|러시아어|俄文|俄語|俄羅斯語',
  'zh-TW':
    'chinese|mandarin|taiwanese|traditional chinese|simplified chinese|zh|zh-tw|китайск*|по-китайски|중국어|中文|繁體中文|繁中|正體中文|简体中文|簡體中文|國語|華語|漢語',
};

/** Fillers around a language's name: politeness and verbs of speaking. None of them negates. */
export const languageFillers =
  'please|pls|in|to|me|my|with|the|language|now|can|could|would|will|you|i|we|want|like|prefer|speak|talk|write|use|switch|change|set|let|s|it|пожалуйста|на|со|мной|язык*|говори*|пиши*|давай*|переключ*|можно|можешь|можете|хочу|로|으로|로요|나한테|저한테|나에게|저에게|내게|제게|우리한테|한테|에서|말해*|말씀*|바꿔*|해줘*|주세요|줘|해*|부탁*|설정*|대화*|請|请|用|說|说|講|讲|以|吧|我|要|跟|切|換|换|成|到|回|為|为|幫|帮|把|你|您|麻|煩|烦|一|下|語|言|改|語言|언어';

/** The language of the Teams client. */
export const clientWords =
  'teams|as in teams|like teams|default|the default|reset|auto|automatic|automatically|как в teams|teams как|по умолчанию|сброс|сбросить|автоматически|기본|기본값|초기화|자동|팀즈|teams와 같게|teams처럼|預設|重設|自動|與 teams 相同|跟 teams 一樣|和 teams 一樣';
