import { wordsOf } from '../text/said.ts';

/** Nobody has it where they write. */
export const notAtHand = new Set(
  wordsOf(
    [
      ...['don’t have it', 'don’t have that', 'haven’t got it', 'not'].flatMap((none) =>
        ['on me', 'here', 'at hand', 'to hand', 'handy', 'with me', 'in front of me', 'yet', 'right now'].flatMap(
          (at) => [`${none} ${at}`, `i ${none} ${at}`, `we ${none} ${at}`],
        ),
      ),
      'под рукой нет|нет под рукой|сейчас под рукой нет|с собой нет|не под рукой|пока под рукой нет',
      '지금은 없어요|지금 없어요|아직 없어요|아직 없습니다|아직은 없어요|지금은 모르겠어요|지금은 몰라요|지금 모르겠어요|지금 당장은 없어요|지금 안 가지고 있어요|아직 못 받았어요|못 받았어요',
      '手邊沒有|現在手邊沒有|手邊暫時沒有|手上沒有|身邊沒有|現在沒有|還沒拿到|還沒收到|目前還沒有|我手邊沒有',
    ].join('|'),
  ),
);

const englishVerbs = 'send|give|add|provide|fill|get|check|find|look|ask|tell|share|supply|confirm|let';
const englishTimes =
  'later|tomorrow|afterwards|next week|soon|another time|on monday|tonight|in a bit|when i have it|once i have it|then';
const russianVerbs =
  '(?:пришл|вышл|отправ|скаж|дам|дадим|добав|уточн|спрош|спрос|узна|заполн|сообщ|напиш|посмотр|провер)[а-яё]{0,6}';
const russianTimes = 'позже|потом|завтра|позднее|попозже|вечером|на неделе|чуть позже';

/** What points at the question asked; a noun would be content of its own: `will share the slides later`. */
const englishPointers = 'it|that|this|them|him|her|you|one|back|to|know|up|out|in|over|on|about|with|again';
const russianPointers = 'я|это|эту|этот|его|её|ее|их|вам|тебе|всё|все|у него|у неё|у нее|у них|у клиента|ещё|еще';

/** A verb of giving or asking, and when; each is the whole answer. */
export const putOffPatterns: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:i|we)(?:’ll| will| can| have to| need to) |will |to |let me |(?:i|we) (?:must|should) )(?:${englishVerbs})(?: (?:${englishPointers})){0,5} (?:${englishTimes})$`,
    'u',
  ),
  /^(?:let[’']?s|let us|(?:can|could|shall) we) (?:do|finish|fill|continue|pick)(?: (?:it|this|that|them|up|in|out|rest|the))* (?:tomorrow|later|another time|another day|some other time|next week|tonight|afterwards)$/u,
  /^(?:to follow|will follow|follows(?: later)?|coming(?: later| soon| tomorrow)?)$/u,
  new RegExp(`^(?:я |мы )?(?:ещё |еще )?${russianVerbs}(?: (?:${russianPointers})){0,2} (?:${russianTimes})$`, 'u'),
  new RegExp(
    `^(?:я |мы )?(?:${russianTimes}) (?:(?:${russianPointers}) ){0,2}${russianVerbs}(?: (?:${russianPointers}))?$`,
    'u',
  ),
  /^(?:나중에|내일|다음에|이따가|이따|추후|추후에|곧|다음 주에)(?: (?:제가|그건|그거|이건|다시|꼭|따로|확인해서|알아보고|물어보고|찾아서|찾아보고)){0,2} ?(?:보내|알려|물어|확인|추가|전달|말씀|드리|드릴|줄|적을|채울|볼)[가-힣 ]{0,8}(?:게|게요|겠습니다|어요|예정이에요|예정입니다)$/u,
  /^(?:我)?(?:晚點|稍後|之後|明天|改天|等等|等下|晚一點|過幾天|下週)(?:我)?(?:再|會)?(?:給|補|補上|傳|寄|填|告訴|提供|問|問他|問她|問他們|說|查|確認)(?:你|您|給你|給您)?$/u,
];
