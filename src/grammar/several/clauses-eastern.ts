import { inTraditional } from '../../i18n/traditional.ts';

/**
 * Clauses of a Korean or Chinese message as orders that stand alone: `수락하고 서준님한테 넘겨` is 수락해줘 and 서준님한테 넘겨,
 * 接了然後轉給怡君 is 接 and 轉給怡君.
 */
export function easternClauses(text: string): readonly string[] {
  const isKorean = /\p{Script=Hangul}/u.test(text);
  const said = isKorean ? text.split(koreanBetween) : splitAsTraditional(text, chineseBetween);
  const parts = withNotesText(said.filter(Boolean));
  const told = parts.map((part) => (isKorean ? asKoreanOrder(part) : asChineseOrder(part)).trim());
  return told.filter((part) => /\p{L}/u.test(part));
}

/** Parted by words that may be written in simplified characters (顺便), each part as it was typed. */
function splitAsTraditional(text: string, between: RegExp): readonly string[] {
  let from = 0;
  return inTraditional(text)
    .split(between)
    .map((part) => {
      const at = inTraditional(text).indexOf(part, from);
      from = at + part.length;
      return text.slice(at, from);
    });
}

/** `再幫我記一下 預算還沒下來`: what follows is the note. */
function withNotesText(parts: readonly string[]): readonly string[] {
  const at = parts.findIndex((part) => /(?:記一下|記下來?|備[註注](?:一下)?|註記)$/u.test(inTraditional(part.trim())));
  return at < 0 ? parts : [...parts.slice(0, at), parts.slice(at).join(' ')];
}

const koreanBetween =
  /[,，.;!] ?|(?<=[할을맡받볼갈]게요?) (?:대신에? )?|(?<=\p{Script=Hangul}고) |(?<=\p{Script=Hangul}[한은]) (?:다음에?|뒤에?|후에?) | (?:그리고|그러고|그 ?다음에?) /u;
const chineseBetween =
  /[,，.。;；!！] ?| ?(?:然後再?|接著再?|順便再?|並且|而且|同時|另外|之後再|完再|再來|後再)| ?但是? ?(?=負責人|擁有者|金額|結案|階段|備註|轉給|交給|改)| (?=\p{Script=Han})|(?<=[了掉\p{N}萬])再(?=[幫把轉改提延交派])/u;

function asKoreanOrder(clause: string): string {
  const said = clause.trim().replace(/^(?:그리고|그러고) /u, '');
  const [, before = '', word = ''] = /^(.* )?(\p{Script=Hangul}{1,8})$/u.exec(said) ?? [];
  const stem = /^(.*)고$/u.exec(word)?.[1] ?? '';
  if (stem === '' || /(?:[다라자냐이있없같]|싶)$/u.test(stem))
    return said.replace(/(?<=\p{Script=Hangul})한$/u, '해줘');
  return `${before}${infinitiveOf(stem)}줘`;
}

const firstSyllable = 0xac00;
const vowelsOfSyllable = 28;
const syllablesOfConsonant = 21 * vowelsOfSyllable;
/** Vowels that change before 어: 하다 has a form of its own. */
const contracted: Readonly<Record<number, number>> = { 20: 6, 13: 14, 8: 9 };
/** ㅏ and ㅗ take 아. */
const bright: readonly number[] = [0, 8];

/** 미루 is 미뤄, 넘기 is 넘겨, 받 is 받아. */
function infinitiveOf(stem: string): string {
  const code = (stem.codePointAt(stem.length - 1) ?? 0) - firstSyllable;
  if (code < 0 || code >= 11_172) return stem;
  if (stem.endsWith('하')) return `${stem.slice(0, -1)}해`;
  const [vowel, final] = [Math.floor((code % syllablesOfConsonant) / vowelsOfSyllable), code % vowelsOfSyllable];
  if (final > 0) return `${stem}${bright.includes(vowel) ? '아' : '어'}`;
  const other = contracted[vowel];
  if (other === undefined) return stem;
  const first = Math.floor(code / syllablesOfConsonant) * syllablesOfConsonant;
  return stem.slice(0, -1) + String.fromCodePoint(firstSyllable + first + other * vowelsOfSyllable);
}

/** 接了然後…: 了 of a clause that goes on is no report. */
const asChineseOrder = (clause: string) =>
  clause
    .trim()
    .replace(/^(?:然後|再|順便|並)(?=\p{Script=Han})/u, '')
    .replace(/(?<=\p{Script=Han})[先了](?=$)/u, '');
