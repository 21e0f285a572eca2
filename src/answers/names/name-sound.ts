import anyAscii from 'any-ascii';
import { BoundedMap } from '../../bounded-map.ts';

/**
 * Whether a name in Hangul is how a Latin name sounds: 메건 is Megan, 알렉스 Alex, 보웬 Bowen. By the consonants in order and
 * the first vowel, since vowels are written in several ways. Transliteration rules: National Institute of Korean Language.
 */

const firstSyllable = 0xac00;
const initials = 'k k n t t l m p p s s  c c c k t p h'.split(' ');
const vowels = 'a e ya e o e yo e o a e e o u o e i u eu i i'.split(' ');
const finals = ' k k k n n n t l k m l l l p l m p p t t n t t k t p t'.split(' ');

interface Sound {
  readonly consonants: string;
  readonly vowel: string;
  /** With all vowels, for names of one consonant: Lee, Gu. */
  readonly whole: string;
}

function hangulSound(word: string): Sound {
  let [consonants, whole] = ['', ''];
  for (const sign of word) {
    const code = sign.charCodeAt(0) - firstSyllable;
    const initial = initials[Math.floor(code / 588)] ?? '';
    const vowel = vowels[Math.floor((code % 588) / 28)] ?? '';
    const final = finals[code % 28] ?? '';
    const open = vowel === 'eu' ? '' : vowel.replace('y', '');
    consonants += (consonants === '' && whole === '' && initial === '' ? 'a' : initial) + final;
    whole += initial + open + final;
  }
  return soundOf(consonants.replace(/(?<=.)h/g, ''), whole);
}

/** Each word of a message is compared with every part of all colleagues' names. */
const remembered = new BoundedMap<string, readonly Sound[]>(5_000);

function rememberedSounds(word: string): readonly Sound[] {
  return rememberedAs(word, () => (hangul.test(word) ? [hangulSound(word)] : latinSounds(word)));
}

function rememberedAs(key: string, soundsOf: () => readonly Sound[]): readonly Sound[] {
  const known = remembered.get(key);
  if (known) return known;
  const sounds = soundsOf();
  remembered.set(key, sounds);
  return sounds;
}

/**
 * With what English does not spell as it is heard: Proseware, Wingtip, Southridge, Adventure, Margie’s; and with what other languages
 * hear in it: Lucerne. More names sound alike so.
 */
function freeSounds(name: string): readonly Sound[] {
  return rememberedAs(`~${name}`, () => {
    const plain = name.toLowerCase().replace(/dge/g, 'j').replace(/ture$/, 'cher');
    const heard = freely.reduce<readonly string[]>(
      (ways, [written, said]) => [...new Set(ways.flatMap((one) => [one, one.replace(written, said)]))],
      [plain],
    );
    const sounds = heard.flatMap(latinSounds);
    return [...new Map(sounds.map((sound) => [`${sound.consonants} ${sound.whole}`, sound])).values()];
  });
}

/** Each may be heard so, or not. */
const freely: readonly (readonly [RegExp, string])[] = [
  [/[’']s$/, ''],
  [/ng(?!e)/g, 'n'],
  [/(?<=[aeiouw])s(?=[’']|[aeiou]|$)/g, 'z'],
  [/(?<=[aeiou])re$/, ''],
  [/g(?=[eiy])/g, 'j'],
  [/cer(?=n)/g, 'chel'],
];

/** `ch` and `th` are heard as one sound or as another: Chris, Thomas. */
function latinSounds(name: string): readonly Sound[] {
  const bare = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  return [...new Set([bare, bare.replace(/ch/g, 'k').replace(/th/g, 't')])].map(latinSound);
}

function latinSound(bare: string): Sound {
  const said = bare
    .replace(/ph/g, 'f')
    .replace(/th|sch|sh/g, 's')
    .replace(/ck|qu|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ch|j|z|g(?=[ei]o)/g, 'J')
    .replace(/x/g, 'ks')
    .replace(/[cg]/g, 'k')
    .replace(/ng/g, 'n')
    .replace(/ee|ea|ie/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/r(?=[^aeiouy]|$)/g, '')
    .replace(/[bfv]/g, 'p')
    .replace(/d/g, 't')
    .replace(/r/g, 'l')
    .replace(/J/g, 'c')
    .replace(/w/g, '')
    .replace(/(?<=[aeiou])y|y(?=[aeiou])/g, '')
    .replace(/y/g, 'i')
    .replace(/([aeiou][^aeiou]*)e$/, '$1');
  const consonants = (/^[aeiou]/.test(said) ? 'a' : '') + said.replace(/[aeiou]/g, '').replace(/(?<=.)h/g, '');
  return soundOf(consonants, said);
}

function soundOf(consonants: string, whole: string): Sound {
  const once = (text: string) => text.replace(/(.)\1+/g, '$1');
  return { consonants: once(consonants), vowel: /[aeiou]/.exec(whole)?.[0] ?? '', whole: once(whole) };
}

/** Vowels of Hangul that a Latin vowel may be written with. */
const heardAs: Readonly<Record<string, string>> = { a: 'aeo', e: 'eio', i: 'iae', o: 'oau', u: 'uoa' };
const hangul = /^[\uac00-\ud7a3]{1,8}$/;

/** One word in Hangul, one part of a name in Latin letters. */
export function soundsLike(said: string, part: string): boolean {
  if (!hangul.test(said) || !/^\p{Script=Latin}/u.test(part)) return false;
  const others = rememberedSounds(part);
  return rememberedSounds(said).some((one) => others.some((other) => isHeardAs(one, other)));
}

/** The same, sign by sign, with every vowel: for words so short that their consonants fit too much. */
export function soundsLikeThroughout(said: string, part: string): boolean {
  if (!soundsLike(said, part)) return false;
  return rememberedSounds(said).some((one) => rememberedSounds(part).some((other) => isHeardThroughout(one, other)));
}

function isHeardThroughout({ whole: one }: Sound, { whole: other }: Sound): boolean {
  return (
    one.length === other.length &&
    [...one].every((sign, at) => sign === other[at] || (heardAs[other[at] ?? ''] ?? '').includes(sign))
  );
}

/**
 * As `soundsLike`, where who is meant is looked up among few and only one may fit.
 *
 * @param least consonants that are enough.
 */
export function soundsLikeFreely(said: string, part: string, least = 3): boolean {
  if (!/^\p{Script=Latin}/u.test(part)) return false;
  const spoken = hangul.test(said) ? rememberedSounds(said) : cyrillic.test(said) ? cyrillicSounds(said) : [];
  return spoken.some(
    (one) =>
      (one.consonants.length >= least || isLongInHangul(said)) &&
      freeSounds(part).some((other) => isHeardAs(one, other)),
  );
}

/** Of so many syllables two consonants say enough: 리트웨어. */
function isLongInHangul(said: string): boolean {
  return hangul.test(said) && said.length >= 4;
}

const cyrillic = /^\p{Script=Cyrillic}{4,20}$/u;
const cyrillicLetters = 'абвгдеёжзиклмнопрстуфхцчшщыэюя';
/** As `latinSound` writes them. */
const cyrillicHeard = 'a p p k t e o c c i k l m n o p l s t u p h s c s s i e u a'.split(' ');

/** Тейлспин, Литвер: foreign names in Russian are written as they are heard, an r before a consonant or at the end perhaps not. */
function cyrillicSounds(word: string): readonly Sound[] {
  const bare = word.toLowerCase().replace(/[ьъй]/g, '').replace(/дж/g, 'ж').replace(/нг/g, 'н');
  const inside = bare.replace(/р(?=[бвгджзклмнпрстфхцчшщ])/g, '');
  const ends = [inside, inside.replace(/р$/, '')];
  // В before a vowel is a w as well, ц a c before e.
  const ways = ends
    .flatMap((one) => [one, one.replace(/в(?=[аеёиоуыэюя])/g, '')])
    .flatMap((one) => [one, one.replace(/ц/g, 'с')]);
  return [...new Set(ways)].map((text) => {
    const said = [...text].map((letter) => cyrillicHeard[cyrillicLetters.indexOf(letter)] ?? '').join('');
    const consonants = said.replace(/[aeiou]/g, '').replace(/(?<=.)h/g, '');
    return soundOf((/^[aeiou]/.test(said) ? 'a' : '') + consonants, said);
  });
}

const han = /^\p{Script=Han}{2,8}$/u;

/**
 * Whether a name in Chinese signs is how a Latin name sounds: 維爾伯 is Wilber, 艾黛兒 Adele. By consonants alone: each sign
 * brings a vowel of its own, 爾 or 兒 stands for a consonant, and m at the end of a syllable is written n.
 */
export function soundsLikeInHan(said: string, name: string): boolean {
  if (!han.test(said) || !/^\p{Script=Latin}/u.test(name)) return false;
  const spoken = [consonantsOfHan(said, ''), consonantsOfHan(said, 'p')].filter(({ length }) => length >= 3);
  if (spoken.length === 0) return [...said].length === 2 && soundsLikeTwoSigns(said, name);
  // An l that ends a syllable has a sign of its own, 爾, or none where enough others are left: 泰爾斯賓, 泰斯賓.
  const longer = spoken.filter(({ length }) => length >= 4);
  return freeSounds(name).some(
    ({ consonants, whole }) =>
      spoken.includes(withNasals(consonants)) ||
      longer.includes(withNasals(withoutVowels(whole.replace(/l(?![aeiou])/g, '')))),
  );
}

const withoutVowels = (whole: string) =>
  (/^[aeiou]/.test(whole) ? 'a' : '') + whole.replace(/[aeiou]/g, '').replace(/(?<=.)h/g, '');

/** Two consonants fit too many names, so the vowels must fit as well: 科霍 is Coho, 特雷 Trey, 客戶 neither. */
function soundsLikeTwoSigns(said: string, name: string): boolean {
  const syllables = [...said].map(syllableOf);
  return freeSounds(name).some(({ whole }) => {
    const rest = syllables.reduce<string | undefined>((left, one, at) => afterSyllable(left, one, at === 0), whole);
    return rest === '';
  });
}

/** Whether a name begins as three signs or more sound: 法布里 of Fabrikam. A vowel that no sign can do without may be none: 布. */
export function beginsInHan(said: string, name: string): boolean {
  if (!han.test(said) || [...said].length < 3 || !/^\p{Script=Latin}/u.test(name)) return false;
  const syllables = [...said].map(syllableOf);
  return freeSounds(name).some(
    ({ whole }) => syllables.reduce<string | undefined>((left, one) => begunSyllable(left, one), whole) !== undefined,
  );
}

function begunSyllable(sound: string | undefined, one: Syllable | undefined): string | undefined {
  const isBare = one && sound && /^[^aeiou]/.test(sound.slice(one.initial.length)) && /[eu]/.test(one.vowels);
  return isBare && sound.startsWith(one.initial) ? sound.slice(one.initial.length) : afterSyllable(sound, one, false);
}

interface Syllable {
  readonly initial: string;
  readonly vowels: string;
  readonly nasal: string;
}

function syllableOf(sign: string): Syllable | undefined {
  const read = /^([bcdfghjklmnpqrstwxz]{1,3})([aeiou]{1,3})(ng?)?$/.exec(anyAscii(sign).toLowerCase());
  const [, initial = '', vowel = '', nasal] = read ?? [];
  const vowels = vowelsOfHan[vowel];
  return vowels ? { initial: hanInitials[initial] ?? initial, vowels, nasal: nasal ? 'n' : '' } : undefined;
}

/** What is left of a sound after a syllable; undefined: it does not begin so. The e of the first may be silent: 特雷. */
function afterSyllable(sound: string | undefined, one: Syllable | undefined, isFirst: boolean): string | undefined {
  if (!one || !sound?.startsWith(one.initial)) return undefined;
  const rest = sound.slice(one.initial.length);
  const isVowel = rest !== '' && one.vowels.includes(rest.charAt(0));
  if (!isVowel && !(isFirst && one.vowels === vowelsOfHan.e)) return undefined;
  const end = isVowel ? rest.slice(1) : rest;
  return end.startsWith(one.nasal) ? end.slice(one.nasal.length) : undefined;
}

/** A vowel of Pinyin, and the Latin vowels that it stands for in names. */
const vowelsOfHan: Readonly<Record<string, string>> = {
  ...{ a: 'a', ai: 'aei', ao: 'ao', e: 'eoa', ei: 'ea', i: 'ie', ia: 'a', ie: 'ei', o: 'o', ou: 'o', u: 'u', uo: 'oa' },
};

const withNasals = (consonants: string) => consonants.replace(/m/g, 'n').replace(/(.)\1+/g, '$1');

/** @param w as which the sign's w is meant: 溫 of Wingtip, 瓦 of Vanarsdel. */
function consonantsOfHan(said: string, w: '' | 'p'): string {
  const syllables = [...said].map((sign) => anyAscii(sign).toLowerCase());
  const heard = syllables.map((syllable, at) => {
    if (syllable === 'er') return at === 0 ? 'a' : 'l';
    const initial = /^[bcdfghjklmnpqrstwxyz]{0,3}/.exec(syllable)?.[0] ?? '';
    const rest = syllable.slice(initial.length);
    const first = initial === 'w' ? w : (hanInitials[initial] ?? initial);
    return (at === 0 && first === '' ? 'a' : first) + (/ng?$/.test(rest) ? 'n' : '');
  });
  return withNasals(heard.join(''));
}

/** As `latinSound` writes the same consonants. */
const hanInitials: Readonly<Record<string, string>> = {
  ...{ b: 'p', f: 'p', d: 't', g: 'k', r: 'l', y: '' },
  ...{ zh: 'c', ch: 'c', sh: 's', z: 'c', c: 'c', j: 'c', q: 'c', x: 's' },
};

function isHeardAs(one: Sound, other: Sound): boolean {
  if (one.consonants.length < 2 || other.consonants.length < 2) return one.whole === other.whole;
  // Two consonants fit many words: 트레이 is Trey, 돌려 is not.
  if (one.consonants.length === 2 && beginsWithTwo(one) !== beginsWithTwo(other)) return false;
  return one.consonants === other.consonants && (heardAs[other.vowel] ?? '').includes(one.vowel);
}

const beginsWithTwo = ({ whole }: Sound) => /^[^aeiou]{2}/.test(whole);
