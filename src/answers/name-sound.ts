import anyAscii from 'any-ascii';
import { BoundedMap } from '../bounded-map.ts';

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

/** With what English does not spell as it is heard: Proseware, Wingtip, Southridge. More names sound alike so. */
function freeSounds(name: string): readonly Sound[] {
  return rememberedAs(`~${name}`, () => {
    const heard = [name.toLowerCase().replace(/dge/g, 'j')].flatMap((one) => [one, one.replace(/ng(?!e)/g, 'n')]);
    const voiced = heard.flatMap((one) => [one, one.replace(/(?<=[aeiouw])s(?=[aeiou]|$)/g, 'z')]);
    return voiced.flatMap((one) => [one, one.replace(/(?<=[aeiou])re$/, '')]).flatMap(latinSounds);
  });
}

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
    .replace(/(?<=..)e$/, '');
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

/** As `soundsLike`, where who is meant is looked up among few and only one may fit. */
export function soundsLikeFreely(said: string, part: string): boolean {
  if (!/^\p{Script=Latin}/u.test(part)) return false;
  const spoken = hangul.test(said) ? rememberedSounds(said) : cyrillic.test(said) ? cyrillicSounds(said) : [];
  return spoken.some(
    (one) =>
      (one.consonants.length >= 3 || isLongInHangul(said)) && freeSounds(part).some((other) => isHeardAs(one, other)),
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
  return freeSounds(name).some(({ consonants }) => spoken.includes(withNasals(consonants)));
}

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
  return one.consonants === other.consonants && (heardAs[other.vowel] ?? '').includes(one.vowel);
}
