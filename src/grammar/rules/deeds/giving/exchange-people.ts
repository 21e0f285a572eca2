import { withoutEnds } from '../../../../answers/text/said.ts';
import type { Parse } from '../../../meaning.ts';
import { type DetailReaders, meaning, type Rule } from '../../rule.ts';
import { personTypedIn } from './person-typed.ts';
import { hasStrangerBeside } from './stranger-beside.ts';

/** One person for another on a named deal, or, of the one spoken of, instead of the writer: `not me, Megan`. */
export const exchangePeople: Rule = (parse, readers) => {
  const { names, sentence, mood } = parse;
  const text = withoutEnds(sentence.text, /[\s.!~]/);
  if (names.length > 1 || sentence.isQuestion) return undefined;
  const to =
    names.length === 0
      ? personTypedIn(parse, notMe, text)
      : (mood === 'asks' || mood === 'tells') && exchangedFor(parse, readers, text);
  const instead = names.length === 0 ? ([{ kind: 'person', id: 'me' }] as const) : [];
  return to ? meaning(parse, 'assign', { rest: to, exact: false, filters: instead }) : undefined;
};

/** Both are persons: `replace the stage with negotiation`, `swap monday for tuesday` change the deal. */
function exchangedFor(parse: Parse, readers: DetailReaders, text: string): string | undefined {
  // `take Zenith from Lee and give it to Megan`: another pattern takes the customer for whoever goes.
  const isPerson = (pattern: RegExp, at: number) => personTypedIn(parse, [pattern], text, at) !== undefined;
  const said = exchanged.find((pattern) => isPerson(pattern, 1) && isPerson(pattern, 2))?.exec(text);
  const [, off = '', to = ''] = said ?? [];
  const isThing = (word: string) =>
    readers.isStage(word) ||
    readers.isDay(word) ||
    readers.isAmount(word) ||
    readers.isCountry(word) ||
    things.test(word);
  // In Russian only what lives ends so in the accusative.
  const isOfThings =
    /^\p{Script=Cyrillic}+$/u.test(off + to) && ![off, to].some((word) => /[аяую]$|^\p{Lu}/u.test(word));
  const isOfOthers = hasStrangerBeside(parse, readers, [off, to]);
  return said && !isThing(off) && !isThing(to) && !isOfThings && !isOfOthers ? to : undefined;
}
/** What a deal has, and a file. */
const things =
  /^(?:descriptions?|titles?|names?|notes?|solutions?|products?|addresses|address|text|wording|data|details?|files?|documents?|emails?|phones?|numbers?|azure|office|cloud|services?|licen[cs]es?|stage|value|amount|date|описани[ея]|название|облако|облака|сервер\p{L}*|лицензи\p{L}*|решени[ея]|продукт\p{L}*|текст|файл\p{L}*|данные|документ\p{L}*|адрес|почту|телефон|заметк\p{L}+|сумм\p{L}+|этап\p{L}*|дат\p{L}+)$/iu;
/** A sign or a conjunction parts the two: `не моя тема`, `not for me personally` name nobody. */
const notMe: readonly RegExp[] = [
  /^(?:no,? |sorry,? )?not (?:for |to |on )?me(?:,|,? but)? (?<=(?:,|but) )(?:it(?:['’]s| is) |that(?:['’]s| is) |give it to |to |on |for )?(\p{L}{2,20})(?: please| pls| instead)?$/iu,
  /^(?:нет,? |ой,? )?не (?:я|мне|на меня|у меня|за мной)(?:,|,? а) (?:на |у |за )?(\p{L}{2,20})(?: пожалуйста)?$/iu,
  /^[^,;]{3,60}(?<!\p{L})(?:for|on) me,? (?:so |please |but |better )?(?:give|hand|pass|assign) it(?: over)? to (\p{L}{2,20})(?: please| pls| instead)?$/iu,
  /^[^,;]{3,60}(?<!\p{L})(?:для меня|на мне|на меня|не по мне|мне не по силам),? (?:лучше |давай |так что )?(?:отдай|передай|назначь|перекинь)(?:те)?(?: её| ее| его| это| сделку)? (?:на )?(\p{L}{2,20})(?: пожалуйста)?$/iu,
  /^(?:нет,? |ой,? )?не мо[яйё],? а (?:на |у |за )?(\p{L}{2,20})(?: пожалуйста)?$/iu,
];
/** `take alex off Zenith and put megan on`, `вместо алекса на Каскад меган`: one person for another. */
const exchanged: readonly RegExp[] = [
  /^(?:please |pls )?(?:take|pull|get|remove|drop) (\p{L}{2,20}) (?:off|from) .{2,60}?,? (?:and )?(?:put|let|assign|give it to|hand it to|pass it to|move it to) (\p{L}{2,20})(?: on| in| have it| take it| instead| to it){0,2}$/iu,
  /^(?:please |pls )?(?:replace|swap) (\p{L}{2,20}) (?:with|by|for) (\p{L}{2,20}) (?:on|for|at) /iu,
  /^(?:please |pls )?(?:on |for )?.{2,60}?[:,]? (?:replace|swap) (\p{L}{2,20}) (?:with|by|for) (\p{L}{2,20})$/iu,
  /^(?:сними|снимите|убери|уберите|сними-ка) (\p{L}{2,20}) с .{2,60}?,? (?:и |а )?(?:поставь|поставьте|назначь|назначьте|дай|отдай|передай|посади|пусть будет)(?: туда| его| её| ее)? (\p{L}{2,20})$/iu,
  /^(?:забери|заберите|возьми|возьмите) .{2,60}? у (\p{L}{2,20}),? (?:и |а )?(?:отдай|отдайте|передай|передайте|дай|назначь)(?: её| ее| его)? (?:на )?(\p{L}{2,20})$/iu,
  /^(?:please |pls )?(?:take|get|grab|move) .{2,60}? (?:away )?(?:from|off) (\p{L}{2,20}),? (?:and )?(?:give|hand|pass|assign)(?: it)?(?: over)? to (\p{L}{2,20})$/iu,
  /^(?:замени|замените|поменяй|поменяйте) (\p{L}{2,20}) на (\p{L}{2,20}) (?:в|на|по|у) /iu,
  /^(?:на |по )?.{2,60}?[:,]? (?:замени|замените|поменяй|поменяйте) (\p{L}{2,20}) на (\p{L}{2,20})$/iu,
];
