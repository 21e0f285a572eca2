/** Case endings of people's names and their nominative endings, longest first. */
const cases: readonly (readonly [ending: string, called: readonly string[]])[] = [
  ['ому', ['ий', 'ый', 'ой']],
  ['ого', ['ий', 'ый', 'ой']],
  ['ией', ['ия']],
  ['ову', ['ов', 'ова']],
  ['еву', ['ев', 'ева']],
  ['ину', ['ин', 'ина']],
  ['ою', ['а']],
  ['ой', ['а', 'ая']],
  ['ую', ['ая']],
  ['ым', ['', 'ый', 'ий']],
  ['им', ['ий']],
  ['ом', ['']],
  ['ем', ['й', 'ь', '']],
  ['ей', ['я', 'ея']],
  ['ии', ['ия']],
  ['ию', ['ия', 'ий']],
  ['ею', ['ей', 'ея']],
  ['ея', ['ей']],
  ['ия', ['ий']],
  ['у', ['', 'а']],
  ['ю', ['й', 'ь', 'я']],
  ['е', ['', 'а', 'я']],
  ['и', ['я', 'ь', 'а']],
  ['ы', ['а']],
  ['а', ['']],
  ['я', ['й', 'ь']],
];
const shortestName = 3;

/** Possible nominatives of an inflected name: Петрову, Анне, Сергеем. Empty: not a Cyrillic word. */
export function nominatives(word: string): readonly string[] {
  if (!/^\p{Script=Cyrillic}{3,40}$/u.test(word)) return [];
  const found = cases.flatMap(([ending, called]) =>
    word.endsWith(ending) ? called.map((end) => word.slice(0, -ending.length) + end) : [],
  );
  return [...new Set(found)].filter(({ length }) => length >= shortestName);
}

/** Most words of a name whose cases are combined; of a longer one only the first is put into its other forms. */
const mostInCases = 2;

/** A name as it was said, and as it may be called: `ромашки` gives `ромашка`, too. */
export function namesInCases(name: string): readonly string[] {
  const words = name.split(' ');
  const forms = words.map((word, at) =>
    at === 0 || words.length <= mostInCases ? [word, ...nominatives(word)] : [word],
  );
  const all = forms.reduce<readonly string[]>(
    (before, each) => before.flatMap((begun) => each.map((form) => `${begun} ${form}`.trim())),
    [''],
  );
  return [...new Set(all)];
}
