/** Words that stand before a sign: who says them takes back what was said before, not what follows. */
const outcries =
  'no|nope|nah|wait|stop|sorry|oops|hmm|my mistake|wrong one|нет|не то|не тот|не та|ой|стоп|погоди|извини|ошибся|ошиблась|아니요?|아니야|아니오|아차|잠깐만?|미안|不對|不是|不|等等|等一下|抱歉|錯了|弄錯了|搞錯了';
/** Words that lead to what was meant, with a sign behind them or without one. */
const leads =
  'no wait|wait no|oh wait|actually|i meant|i mean|what i meant was|correction|точнее|вернее|то есть|в смысле|я имел в виду|я имела в виду|имел в виду|имела в виду|поправка|아니다|아니 잠깐|잠깐 아니|아니지|정정|그게 아니라|내 말은|제 말은|說錯了|我說錯了|我是說|我的意思是|更正';
const opening = new RegExp(
  `^(?:(?:${outcries})[ ,.!…，。！—–-]*[,.!…，。！—–-][ ,.!…，。！—–-]*|(?:${outcries}) (?=(?:${leads})\\P{L})|(?:${leads})(?:[ ,:.!…，。：！—–-]+|(?=\\p{Script=Han}))|아니 )+(?:是(?=\\p{L}))?`,
  'iu',
);

/** What is meant stands behind what isn't: `не сумму, а дату …`, `금액 말고 …`, `不是金額,是…`, `not the value, the close date …`. */
const instead =
  /^(?:не [^,]{1,40}, а |[\p{Script=Hangul}\p{N}\p{Script=Latin} ]{1,30} 말고,? |不是[^,，]{1,20}[,，] ?而?是|not the [^,]{1,40}, (?:but )?(?=the ))/iu;

/** `I’d be glad if you could …`, `сообщаем, что …`: what is asked for or told follows. */
const frame =
  /^(?:(?:i|we)(?:['’]?d| would) (?:(?:be )?(?:very |so |really |most )?(?:glad|grateful|happy|thankful|obliged|pleased|appreciate it|love it)) if you (?:could|would|can) (?:please )?|(?:please )?(?:be informed|note|be advised) that (?=we |i )|буд(?:у|ем) (?:очень )?(?:благодар\p{L}*|признател\p{L}*|рад\p{L}?),? если (?:вы )?(?:сможете )?|(?:настоящим )?(?:сообщаю|сообщаем|уведомляю|уведомляем|информируем|извещаем|довожу до (?:вашего )?сведения),? что |(?:在此|特此)?(?:告知|通知)(?:您|你)?[,，:：]?(?=我))/iu;
/** `не 50, а 60`, `5만이 아니라 6만`, `不是5萬是6萬`, `not 50k but 60k`: of two numbers, the one that is meant. */
const notThisNumber =
  /\bnot [^\s,]{0,3}\d[^\s,]{0,12}(?: [\p{L}]{1,10})?,? but |не \d[^,]{0,20}, а |\S{0,8}\d\S{0,8}(?:이|가)? ?아니라 |不是[^,，]{0,2}[\d一二兩三四五六七八九十百千萬][^,，是]{0,10}[,，]?而?是/giu;

/** `no wait, …`, `нет, …`, `說錯了,是…`: who corrects themselves means what follows. Where nothing follows, that is all they said. */
export function withoutCorrection(text: string): string {
  const meant = text.replace(frame, '').replace(opening, '').replace(instead, '').replace(notThisNumber, '').trim();
  return /\p{L}{2}|[\p{Script=Han}]/u.test(meant) ? meant : text;
}
