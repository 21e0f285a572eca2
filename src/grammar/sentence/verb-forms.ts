/**
 * What the suffix of a Russian or Korean verb says about an action. Words are folded; each is read once, from its end.
 */

const firstSyllable = 0xac00;
/** Final consonant ㅆ of a syllable: 했, 갔, 바꿨. */
const doubleS = 20;
/** Final consonant ㄹ: 할, 될. */
const finalL = 8;

/** Russian nouns in -л, which end like a past tense. */
const nounsInL =
  /^(?:пул|отдел|портал|канал|финал|филиал|раздел|материал|капитал|квартал|персонал|потенциал|журнал|терминал|функционал|оригинал|дел|угол|стол|посол|пол|начал)(?:а|о|ы|у|е|ом)?$/;

/** `принял`, `поменяли`, `수락했어요`; intransitive changes (미뤄졌어, 됐어) have no agent and are excluded. */
export function isPastForm(word: string): boolean {
  // `поехали` means "let us go".
  if (/^(?:поехали|погнали|пошли|полетели|покатили)$/.test(word)) return false;
  if (nounsInL.test(word)) return false;
  if (/\p{Script=Cyrillic}/u.test(word)) return /[аяиыеоу]л[аио]?(?:с[ья])?$/.test(word);
  return [...word].some((sign) => hasDoubleS(sign) && !/[있겠졌됐]/.test(sign));
}

/** `2월로 밀렸어요`: it happened by itself, without an agent. */
export function isOfItself(word: string): boolean {
  return (
    /л[оаи]?с[ья]$/.test(word) ||
    /(?:밀렸|올랐|늘었|줄었|떨어졌|바뀌었|넘어갔|내려갔|올라갔|늦어졌|빨라졌|미뤄졌|당겨졌)/.test(word)
  );
}

/** `거절됐어요`: passive, the agent is not named. */
export function isPassiveForm(word: string): boolean {
  return /[됐졌]|되었|되어/u.test(word);
}

/** `예산 나오면`. */
export function isConditionalForm(word: string): boolean {
  return /^\p{Script=Hangul}+(?:면|다면|거든|려면|는대로)$/u.test(word) && word.length >= 2;
}

/** `수락할까`, `맞나요`, `받아도 될지`. */
export function isAskingForm(word: string): boolean {
  const before = /^(.{1,20})지$/u.exec(word)?.[1]?.slice(-1);
  if (before !== undefined && finalOf(before) === finalL) return true;
  return /^\p{Script=Hangul}+(?:까|까요|나요|는지|을지|은가요?|는가요?|[절락인부]인가요?|냐)$|[맞되겠았었했있없]나$/u.test(
    word,
  );
}

/** `올리지마`, `보내지말고`: written together with the verb, which the vocabulary may not have. */
export function isForbiddingForm(word: string): boolean {
  return /^\p{Script=Hangul}{1,12}지(?:마|마요|마세요|마라|말아요?|말아줘|말고|말자|말도록)$/u.test(word);
}

/** Reported speech: `수주했대`, `거절했다고`, `하고 싶대요`. */
export function isPassedOnForm(word: string): boolean {
  const isSaid =
    /^\p{Script=Hangul}*(?:다고|라고|다던데|라던데|다네요?|다는데|답니다|는대요?|싶대요?|한대요?|된대요?|달래요?|하래요?|하라네요?)$/u.test(
      word,
    );
  const before = /^(.*)대요?$/u.exec(word)?.[1]?.slice(-1);
  return isSaid || (before !== undefined && hasDoubleS(before));
}

/** `골랐대`, `없대요`: what somebody heard. */
export function isHeardForm(word: string): boolean {
  const before = /^(.*)대요?$/u.exec(word)?.[1]?.slice(-1);
  return before !== undefined && (hasDoubleS(before) || before === '없' || before === '싫');
}

/** `수주하길 바랍니다` is a hope, where `수주해 주시기 바랍니다` is a request. */
export function isHopedForm(word: string): boolean {
  return /^\p{Script=Hangul}{2,}(?:길|기를|었으면|했으면|으면)$/u.test(word);
}

/** `예산이 없어서`, `바쁘니까`. */
export function isReasonForm(word: string): boolean {
  return /^\p{Script=Hangul}+(?:아서|어서|여서|해서|돼서|래서|려서|라서|워서|와서|져서|니까|으니|니|때문에|므로|길래)$/u.test(
    word,
  );
}

/** `수락한` before 사람: an adnominal form, which describes a person and is no action. */
export function isAdnominalForm(word: string, next: string): boolean {
  return (
    /^\p{Script=Hangul}+(?:한|된|했던|하신|은|던)$/u.test(word) &&
    /^(?:사람|분|이유|날|쪽|곳|회사|담당자|게|거|건지|사유|시점|시간)/u.test(next)
  );
}

/** `보여주실`, `수락해 줄`: before 수 있을까요 it is a polite request. */
export function isFavourForm(word: string): boolean {
  return /^\p{Script=Hangul}*(?:주실|줄|주셔도|부탁드려도|부탁해도|주시겠\p{Script=Hangul}{1,3}|주실래요?|줄래요?)$/u.test(
    word,
  );
}

/** Adverbs and nouns that end like a subject particle. */
const adverbs =
  /^(?:추가|평가|증가|단가|원가|정가|특가|허가|휴가|참가|물가|견적가|기꺼이|정중히|급히|조용히|확실히|완전히|특히|당연히|솔직히|도저히|굉장히|꾸준히|무조건|같이|많이|깊이|높이|일찍이|굳이|곧이|나란히|혹시|뭔가|언젠가|누군가)$/;

/** The subject: `예산이`, `민수가`. */
export function isSubjectForm(word: string): boolean {
  return (
    /^\p{Script=Hangul}{1,12}(?:가|이|께서)$/u.test(word) &&
    !adverbs.test(word) &&
    !/(?:[있하보가오두]|[었았했])다가$/u.test(word)
  );
}

const hasDoubleS = (sign: string) => finalOf(sign) === doubleS;

/** The index of a syllable's final consonant; undefined for any other character. */
function finalOf(sign: string): number | undefined {
  const code = (sign.codePointAt(0) ?? 0) - firstSyllable;
  return code >= 0 && code < 11_172 ? code % 28 : undefined;
}
