import { attachedForms, legalForms } from '../../answers/names/company-words.ts';
import { latinSpellings, soundWritten } from '../../answers/names/latin-spellings.ts';
import { soundsLike } from '../../answers/names/name-sound.ts';
import { nominatives } from '../../answers/names/russian-cases.ts';
import { foldWord } from '../../answers/names/search-key.ts';
import { tidy, wordsOf } from '../../answers/text/said.ts';
import { joinedTokens, type Lexicon } from '../sentence/lexicon.ts';
import { isAlmost } from '../sentence/spelling.ts';
import { type Token, tokensOf } from '../sentence/tokens.ts';

/** A referral with the names people use for it. */
export interface Named {
  readonly id: string;
  readonly customer: string;
  readonly title?: string;
}

export interface NameMatch {
  readonly count: number;
  /** Several where the name is ambiguous. */
  readonly ids: readonly string[];
  /** Matched exactly, not as a typo. */
  readonly exact: boolean;
}

const mostTokens = 8;
const mostAlmostTokens = 4;
/** For Chinese, where each character is a token. */
const mostAlmostSigns = 6;
/** Minimum length in letters of a prefix that stands for the whole name. */
const shortestPart = 3;
const forms = new Set(wordsOf(legalForms).flatMap((form) => tokensOf(form).map(({ text }) => text)));

interface Key {
  readonly ids: Set<string>;
  readonly words: readonly string[];
  /** A word from inside the name, not its beginning. */
  isLater: boolean;
}

/** Index of the referral names a person may mean, by full name and by the words it begins with. */
export class NameIndex {
  readonly #keys = new Map<string, Key>();
  readonly #byLetter = new Map<string, [text: string, key: Key][]>();
  /** Latin first words by how they sound; made when a Cyrillic word asks for it. */
  #bySound: ReadonlyMap<string, readonly (readonly [text: string, key: Key])[]> | undefined;
  readonly #lexicon: Pick<Lexicon, 'has' | 'withoutEnding'>;

  /** A part of a name that is also in the vocabulary (Open, Won) is not indexed. */
  constructor(all: readonly Named[], lexicon: Pick<Lexicon, 'has' | 'withoutEnding'>) {
    this.#lexicon = lexicon;
    for (const { id, customer, title } of all) {
      const [said, titled] = [nameIn(customer), title ? nameIn(title) : undefined];
      for (const name of titled ? [said, titled] : [said]) this.#addName(name, id);
      if (titled) this.#addName(joinedNames(said, titled), id, said.telling.length);
    }
  }

  /** @param first how many words of a joined name are the customer's: a slip right behind them is no slip of the name. */
  #addName(name: NameWords, id: string, first?: number): void {
    this.#add(partOf(name.words), id);
    const beginnings = [
      ...partsOf(name.telling),
      partOf(withoutArticle(name.words)),
      ...partsOf(withoutArticle(name.telling)),
    ];
    for (const part of beginnings) {
      const isCut = first !== undefined && part.words.length <= first + 1 && isHan(part.words);
      if (!this.#lexicon.has(part.text) && !(isCut && part.words.length > first)) this.#add(part, id);
    }
    for (const part of laterWords(name.telling)) if (!this.#lexicon.has(part.text)) this.#add(part, id, true);
  }

  /** The longest name beginning at a token. Typos are only considered where they make the match longer. */
  matchAt(tokens: readonly Token[], at: number): NameMatch | undefined {
    if (this.#keys.size === 0 || !isWord(tokens[at])) return undefined;
    const exact = this.#exactAt(tokens, at);
    const most = /^\p{Script=Han}$/u.test(tokens[at]?.text ?? '') ? mostAlmostSigns : mostAlmostTokens;
    for (let count = Math.min(most, tokens.length - at); count > (exact?.count ?? 0); count--) {
      if (!isWord(tokens[at + count - 1])) continue;
      const words = tokens.slice(at, at + count).filter(isWord);
      const ids = this.#almost(
        words.map(({ text }) => text),
        exact !== undefined,
      );
      if (ids.length > 0) return { count, ids, exact: false };
    }
    return exact;
  }

  /** Exactly a name or an indexed part of one. */
  has(text: string): boolean {
    const bare = this.#lexicon.withoutEnding(text);
    if (this.#keys.has(text) || (bare !== undefined && this.#keys.has(bare))) return true;
    return cyrillic.test(text) && this.#beginningWith(text.charAt(0)).some(([key]) => isOtherCase(text, key));
  }

  #exactAt(tokens: readonly Token[], at: number): NameMatch | undefined {
    for (let count = Math.min(mostTokens, tokens.length - at); count > 0; count--) {
      if (!isWord(tokens[at + count - 1])) continue;
      const words = tokens.slice(at, at + count).filter(isWord);
      const said = joinedTokens(words, 0, words.length);
      const bare = this.#lexicon.withoutEnding(said);
      const owner = possessive.test(said) ? said.replace(possessive, '') : undefined;
      const key =
        this.#keys.get(said) ??
        (bare ? this.#keys.get(bare) : undefined) ??
        (owner ? this.#keys.get(owner) : undefined);
      if (key) return { count, ids: [...key.ids], exact: !key.isLater };
    }
    return undefined;
  }

  /**
   * @param goesOn the signs before are a name by themselves: 泰和電子改 is no slip of 泰和電子專案, so that the last sign has
   * to agree.
   */
  #almost(said: readonly string[], goesOn: boolean): readonly string[] {
    const ids = new Set<string>();
    const [only = ''] = said;
    if (said.length === 1 && otherWords.has(only)) return [];
    if (said.length === 1) for (const id of this.#inOtherLetters(only)) ids.add(id);
    // Typos are allowed from five letters on, Russian case endings from four.
    if (!said.some(({ length }) => length >= 4) && !(said.length >= 4 && isHan(said))) return [...ids];
    for (const [key, owner] of this.#beginningWith(said[0]?.charAt(0) ?? ''))
      if (!(goesOn && isHan(said) && owner.words.at(-1) !== said.at(-1)) && isAlmostName(said, key, owner.words))
        for (const id of owner.ids) ids.add(id);
    return [...ids];
  }

  #inOtherLetters(said: string): readonly string[] {
    if (heard.test(said)) return this.#heardAs(said);
    return heardInCyrillic.test(said) ? this.#writtenAs(said) : [];
  }

  /** `литвар`, `про фабрикаме`: a name in Latin letters in Cyrillic ones, in any case. */
  #writtenAs(said: string): readonly string[] {
    if (this.#lexicon.has(said)) return [];
    this.#bySound ??= Map.groupBy(
      [...this.#keys].filter(([text, { words }]) => text === words[0] && latin.test(text)),
      ([text]) => soundWritten(foldWord(text)),
    );
    const sounds = new Set([said, ...nominatives(said)].map((word) => soundWritten(foldWord(word))));
    const found = [...sounds].flatMap((sound) => this.#bySound?.get(sound) ?? []);
    return found.flatMap(([, { ids }]) => [...ids]);
  }

  /** `코호`, `윙팁이`: names in Latin letters as they are heard. The vocabulary's own words are none. */
  #heardAs(said: string): readonly string[] {
    const words = [said, this.#lexicon.withoutEnding(said) ?? ''].filter((word) => heard.test(word));
    if (words.some((word) => this.#lexicon.has(word) || officeWords.has(word))) return [];
    const isLong = words.every(({ length }) => length >= shortestHeard);
    const spelled = new Set(words.flatMap(latinSpellings));
    const keys = [...this.#keys].filter(
      ([
        text,
        {
          words: [first = ''],
        },
      ]) => text === first && latin.test(text),
    );
    const found = keys.filter(
      ([text]) => spelled.has(text) || (isLong && words.some((word) => soundsLike(word, text))),
    );
    return found.flatMap(([, { ids }]) => [...ids]);
  }

  /** A typo keeps the first letter or swaps it with the second. */
  #beginningWith(letter: string): readonly (readonly [text: string, key: Key])[] {
    return this.#byLetter.get(letter) ?? [];
  }

  #add({ text, words }: Part, id: string, isLater = false): void {
    if (!text) return;
    const known = this.#keys.get(text);
    if (known) {
      // `#byLetter` shares this key object, so it is changed in place.
      if (known.isLater && !isLater) {
        known.ids.clear();
        known.isLater = false;
      }
      known.ids.add(id);
      return;
    }
    const key = { ids: new Set([id]), words, isLater };
    this.#keys.set(text, key);
    for (const letter of new Set([text.charAt(0), text.charAt(1)])) {
      const others = this.#byLetter.get(letter);
      if (others) others.push([text, key]);
      else this.#byLetter.set(letter, [[text, key]]);
    }
  }
}

/** By sound alone, two syllables are too little: 미리 is “ahead” and not Mira, 대리 a rank and not Dell. */
const shortestHeard = 3;
/** Words of an office that sound like a Latin name: 보고서 is a report and not Focus. */
const officeWords = new Set(
  wordsOf(
    '보고서|계약서|제안서|견적서|명세서|청구서|회의록|회의실|사무실|담당자|책임자|관리자|실무자|고객사|거래처|협력사|파트너사|경쟁사|마감일|메시지|이메일|다음주|이번주|지난주|다다음주|월요일|화요일|수요일|목요일|금요일|토요일|일요일|아무도|누군가|나중에|그다음|그래서|그런데|하지만|그리고|아무나|자동차|컴퓨터|라이선스|라이센스|프로젝트|미리미리|갑자기|대리님|과장님|차장님|부장님|팀장님|이사님|사장님|대표님|선생님|마지막|처음에|이미지|어디서|도대체|빨리빨리|천천히|조용히|확실히|당연히|솔직히',
  ),
);
const heard = /^\p{Script=Hangul}{2,8}$/u;
const heardInCyrillic = /^\p{Script=Cyrillic}{4,20}$/u;
const latin = /^[a-z]{4,20}$/;

interface Part {
  readonly text: string;
  readonly words: readonly string[];
}

function partOf(words: readonly Token[]): Part {
  return { text: joinedTokens(words, 0, words.length), words: words.map(({ text }) => text) };
}

/**
 * Compared word by word, so that a short word (`as`) never matches another (`VM`). A single word may be a name without
 * its spaces.
 */
function isAlmostName(said: readonly string[], key: string, words: readonly string[]): boolean {
  const [only = '', ...others] = said;
  if (isHan(said)) return said.length >= 4 && said.length === words.length && signsApart(said, words) === 1;
  const isOneSyllableOff = /^\p{Script=Hangul}{4,}$/u.test(only) && only.length === key.length;
  if (others.length === 0 && isOneSyllableOff && signsApart([...only], [...key]) === 1) return true;
  if (others.length === 0) return isAlmost(only, key) || isOtherCase(only, key) || isAlmostOtherCase(only, key);
  return said.length === words.length && said.every((word, index) => isAlmostWord(word, words[index] ?? ''));
}

const isHan = (words: readonly string[]) => words.every((word) => /^\p{Script=Han}$/u.test(word));

function signsApart(said: readonly string[], words: readonly string[]): number {
  return said.filter((sign, at) => sign !== words[at]).length;
}

function isAlmostWord(said: string, word: string): boolean {
  const isCase = isOtherCase(said, word) || isShortNoun(said, word);
  return said === word || isAlmost(said, word) || isCase || isAlmostOtherCase(said, word);
}

/** `от Дома Книги`: a short noun in an oblique case; дома alone is not a name. */
function isShortNoun(said: string, word: string): boolean {
  return (
    /^[а-я]{2}[бвгджзклмнпрстфхцчшщ]$/.test(word) && said.startsWith(word) && /^(?:а|у|ом|ем|е)$/.test(said.slice(3))
  );
}

function isWord(token: Token | undefined): boolean {
  return token !== undefined && /[\p{L}\p{N}]/u.test(token.text);
}

function wordsIn(name: string): readonly Token[] {
  return tokensOf(name).filter(isWord);
}

interface NameWords {
  readonly words: readonly Token[];
  /** Without the legal form. */
  readonly telling: readonly Token[];
}

function nameIn(written: string): NameWords {
  // ㈜ is the one-character form of (주).
  const name = tidy(written);
  const words = wordsIn(name);
  const bare = name.replace(attachedForms, ' ');
  return { words, telling: (bare === name ? words : wordsIn(bare)).filter(({ text }) => !forms.has(text)) };
}

function joinedNames(one: NameWords, other: NameWords): NameWords {
  return { words: [...one.words, ...other.words], telling: [...one.telling, ...other.telling] };
}

/** A company name without its legal form. */
export function withoutForm(name: string): string {
  return nameIn(name)
    .telling.map(({ text }) => text)
    .join(' ');
}

/** `the Phone Company` is also called Phone Company. */
function withoutArticle(words: readonly Token[]): readonly Token[] {
  return words.length > 1 && /^(?:the|a|an)$/.test(words[0]?.text ?? '') ? words.slice(1) : [];
}

/** `Munson’s` is also called Munson and Munsons. */
const possessive = /['’]s$/;

const shortestHalf = 4;

/** The prefixes of a name, in whole words. */
function partsOf(words: readonly Token[]): readonly Part[] {
  const beginnings = words.map((_word, index) => partOf(words.slice(0, index + 1)));
  const first = beginnings[0]?.text ?? '';
  // A Korean company name is one word: 한빛소프트 is called 한빛.
  const syllables = /^\p{Script=Hangul}+$/u.test(first) ? [2, 3].map((length) => first.slice(0, length)) : [];
  const owned = beginnings.flatMap(({ text, words: all }) =>
    possessive.test(text)
      ? [
          { text: text.replace(possessive, ''), words: all },
          { text: text.replace(possessive, 's'), words: all },
        ]
      : [],
  );
  // `Мегаполис-Авто` is also called Мегаполис.
  const [half = '', ...behind] = first.split('-');
  const halves = behind.length > 0 && half.length >= shortestHalf ? [{ text: half, words: [half] }] : [];
  return [...beginnings, ...owned, ...halves, ...syllables.map((text) => ({ text, words: [text] }))].filter(
    ({ text }) => text.length >= shortestPart || /^[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(text),
  );
}

const leastLater = 5;

/** `Пекарня Маруся` is called Маруся by those who know it; such a match is confirmed before anything is done. */
function laterWords(words: readonly Token[]): readonly Part[] {
  return words
    .slice(1)
    .filter(({ text }) => text.length >= leastLater && /^\p{L}+$/u.test(text) && !commonWords.has(text))
    .map(({ text }) => ({ text, words: [text] }));
}

/** Industry and generic company words: none identifies a company. */
const commonWords = new Set(
  wordsOf(
    'group|holding|holdings|company|companies|corporation|international|global|services|service|solutions|systems|partners|consulting|consultants|traders|trading|research|bank|insurance|college|school|university|institute|hospital|hotels|airlines|travel|media|video|videos|foods|toys|house|winery|coffee|messenger|publishing|publishers|importers|exporters|architects|design|energy|power|light|water|marine|healthcare|health|organics|pickles|suites|phone|platform|migration|cloud|server|data|project|deal|support|software|hardware|network|networks|security|license|licenses|azure|microsoft|office|teams|copilot|training|upgrade|rollout|workshop|pilot|группа|холдинг|компания|сервис|трейд|строй|проект|система|системы|решения|миграция|облако|платформа|партнеры|поддержка|лицензии|лицензия|обучение|внедрение|безопасность|данных|данные|центр|центра|фабрика|завод|магазин|плюс',
  ),
);

/** Everyday words, never a typo of a name: `my manager` is not Managed Minds. */
const otherWords = new Set(
  wordsOf(
    'manager|managers|manage|manages|managing|management|customer|customers|client|clients|partner|partners|colleague|colleagues|director|directors|seller|sellers|money|budget|budgets|contract|contracts|meeting|meetings|morning|evening|afternoon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunch|dinner|holiday|holidays|vacation|people|person|business|market|marketing|price|prices|pricing|report|reports|invoice|invoices|order|orders|email|emails|phone|phones|number|numbers|answer|answers|question|questions|problem|problems|reason|reasons|начальник|начальника|начальнику|менеджер|менеджера|менеджеру|директор|директора|директору|клиент|клиента|клиенту|клиенты|клиентов|партнер|партнера|партнеру|коллега|коллеге|коллеги|коллегам|деньги|денег|бюджет|бюджета|договор|договора|встреча|встречу|встрече|утром|вечером|завтра|вчера|сегодня|отпуск|отпуска|отпуске|ответ|ответа|вопрос|вопроса|причина|причину|цена|цену|цены|заказ|заказа|звонок|звонка|письмо|письма',
  ),
);

const cyrillic = /^[\p{Script=Cyrillic}-]+$/u;
/** The exact case endings allowed for a short name: Вегу, Вегой. */
const shortCases = /^.{3}(?:а|я|у|ю|ы|и|е|о|ой|ей|ою|ом|ем|ам|ами|ах)$/;

/** Russian cases of a name: Ромашка, Ромашку, Ромашкой. */
function isOtherCase(said: string, key: string): boolean {
  if (!cyrillic.test(said) || !cyrillic.test(key)) return false;
  if (isAdjective(said, key)) return true;
  const stem = key.replace(/[аеиоуыэюяйь]{1,2}$/, '');
  if (stem.length === 3 && stem.length < key.length) return shortCases.test(said) && said.startsWith(stem);
  if (stem.length >= 4 && said.startsWith(stem) && said.length - stem.length <= 3) return true;
  // Fleeting vowel: Ветер, ветру, ветром.
  const fleeting = key.replace(/[ео](?=[бвгджзклмнпрстфхцчшщ]ь?$)/, '').replace(/ь$/, '');
  return (
    fleeting.length >= 4 &&
    fleeting !== key &&
    said.startsWith(fleeting) &&
    /^(?:а|у|ом|е|я|ю|ем|и|ы)$/.test(said.slice(fleeting.length))
  );
}

/** Declined adjectives: Белая, белую, белой; Северный, северного. */
function isAdjective(said: string, key: string): boolean {
  const stem = key.slice(0, -2);
  if (stem.length < 3 || !/(?:ая|яя|ыи|ии|ои|ое|ее|ые|ие)$/.test(key.replaceAll('й', 'и')) || !said.startsWith(stem))
    return false;
  return /^(?:ую|юю|ои|еи|ого|его|ому|ему|ым|им|ом|ем|ых|их|ыми|ими|ая|яя|ыи|ии|ое|ее|ые|ие)$/.test(
    said.slice(stem.length).replaceAll('й', 'и'),
  );
}

const vowels = /[аеиоуыэюяйь]{1,2}$/;
/** In another case and with a typo: `ромшку`. */
function isAlmostOtherCase(said: string, key: string): boolean {
  return cyrillic.test(said) && cyrillic.test(key) && isAlmost(said.replace(vowels, ''), key.replace(vowels, ''));
}
