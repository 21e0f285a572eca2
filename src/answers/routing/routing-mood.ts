/**
 * Sentences that only speak of who gets what: they forbid it, ask, thank, tell what was, or say half a condition. None is
 * a rule, however much of it can be read as one.
 */
const noWishes: readonly RegExp[] = [
  /^(?:please,? )?(?:do not|don[’']t|dont|never|stop|не надо|не нужно|не стоит|別|請別|不要|請不要|不用|不必)(?=\s|\p{Script=Han})/iu,
  /^(?:thanks|thank you) for\s|^спасибо,? (?:что|за)\s|^(?:謝謝|感謝|多謝)(?:你|您)?(?:把|將|讓)/iu,
  // A condition without what follows from it.
  /^if [^,:]{1,80} (?:goes|went|go) to [^,:]{1,80}$/iu,
  /^если [^,:—]{1,80} (?:достан|пойд|попад|уйд|получ)[а-яё]{1,9} [^,:—]{1,80}$/iu,
  /^(?:如果|要是|若)(?!是)[^,，就都]{1,80}$/u,
  /(?:嗎|吗|呢|好不好|行不行|可不可以|對不對)[。.!！]?$/u,
  // Korean says it at the end of the verb.
  /(?:까요?|나요|는지|은가요?|는가요?|을지|냐|도 ?(?:돼|되|될)\p{Script=Hangul}{0,2})[.!]?$/u,
  /(?:주|으|가|하|되|내|기|리)면[.!]?$/u,
  /(?:줘서|해서|주셔서|해 ?주셔서) ?(?:고마|고맙|감사)/u,
];

/** `아무에게도 주지 마` forbids nothing: it is the rule that gives to nobody. */
const koreanDenials: readonly RegExp[] = [
  /지 ?(?:마|말|않|못)\p{Script=Hangul}{0,3}(?: ?줘| ?주세요)?[.!]?$/u,
  /\s(?:안|못) ?\p{Script=Hangul}{1,4}[.!]?$/u,
  /아니(?:야|에요|예요|다|지|잖아)?[.!]?$|아닙니다[.!]?$/u,
];
const koreanNobody = /아무|누구에게도|누구한테도/u;

/** Syllables that end in ㅆ tell of the past; 있 and 겠 do not. */
const isPast = (word: string) =>
  [...word].some(
    (sign) => /\p{Script=Hangul}/u.test(sign) && (sign.charCodeAt(0) - 0xac00) % 28 === 20 && !/[있겠]/.test(sign),
  );

export function onlySpeaksOfRouting(said: string): boolean {
  if (!koreanNobody.test(said) && koreanDenials.some((pattern) => pattern.test(said))) return true;
  return noWishes.some((pattern) => pattern.test(said)) || isPast(said.split(' ').at(-1) ?? '');
}

/** Who is asked for, denied, or not known yet: nobody's name. */
const noReceiver: readonly RegExp[] = [
  /(?:^|\s)(?:who|whom|whose|not|never|no longer|doesn[’']t|don[’']t|yet|unknown|tbd|кто|кому|кем|кого|не|больше|никогда|пока|ещё|еще)(?=\s|$)/iu,
  /^(?:누$|누구|누가|어느|없|아직|미정|모르(?:겠|지|는|네|고|ㅁ)|모름)|\s(?:안|못)(?=\s|$)|아니|\s아닌/u,
  /^(?:(?:на |за |в )?(?:этой|прошлой|следующей|эту|прошлую) недел[еюи]|(?:этот|прошлый|этом|прошлом) (?:месяце?|квартале?|году?))(?: |$)/iu,
  /^(?:誰|谁|哪|什麼人|了|過|不|沒|還|未)|(?:不|沒|沒有|還沒|誰|嗎|呢)$/u,
];

export function isNoReceiver(name: string): boolean {
  return noReceiver.some((pattern) => pattern.test(name)) || (/\p{Script=Hangul}/u.test(name) && isPast(name));
}

/** An answer or another command behind a question: `Germany? No`, `Deals in Spain? Export`. */
export const answersOrCommands =
  /^(?:yes|yep|yeah|no|nope|ok|okay|sure|thanks|thank|please|show|list|find|export|open|search|download|send|give|tell|count|more|next|help|cancel|stop|undo|none|all)(?=[\s.,!]|$)/iu;
