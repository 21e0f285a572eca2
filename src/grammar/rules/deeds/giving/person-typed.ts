import type { Parse } from '../../../meaning.ts';

/** A person's name as it is typed on a phone: a word that no table has, and not the customer's. */
export function personTypedIn(parse: Parse, patterns: readonly RegExp[], text: string, group = 1): string | undefined {
  const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const said = found?.[group];
  const from = said === undefined ? -1 : wholeWordAt(text, said);
  const piece = parse.pieces.find(({ tokens }) => (tokens[0]?.from ?? -1) <= from && (tokens.at(-1)?.to ?? 0) > from);
  const isPerson = piece !== undefined && !piece.name && (piece.roles.length === 0 || /^ли$/iu.test(said ?? ''));
  return isPerson && !ofNoColleague.test(said ?? '') && !saysHowOrWhen.test(said ?? '') ? said : undefined;
}

const ofNoColleague =
  /^(?:we|i|you|u|he|she|it|they|somebody|someone|anybody|anyone|everybody|everyone|people|microsoft|msft|ms|partners?|customers?|sales|support|the|a|an|that|this|these|those|one|legal|purchasing|procurement|finance|accounting|marketing|engineering|compliance|security|hr|it|ops|operations|management|delivery|presales|team|board|lawyers|юрист(?:ы|ам|ов)?|закупки|закупщики|бухгалтерия|финансы|финансисты|маркетинг|безопасники|безопасность|техподдержка|поддержка|продажи|руководство|команда|отдел|майкрософт|микрософт|кто-нибудь|кто-то|они|она|он|мы|вы|ты|я)$/iu;

/** How it is said, and whom nobody is called. */
export const saysHowOrWhen =
  /^(?:\p{L}{2,}(?:al|ous|ent|ain|ear|ate|ab|ob|ure|act|ite|on|ful|est|ad|ck|ki|vi)ly|though|anyway|sorry|thanks|today|tonight|tomorrow|now|then|again|yet|either|either way|maybe|perhaps|right|ok|okay|yes|no|please|видимо|конечно|наверное|наверно|кажется|похоже|возможно|может|увы|извини|извините|простите|прости|спасибо|точно|правда|честно|кстати|вроде|сегодня|завтра|сейчас|потом|позже|пока|лучше|пожалуйста|\p{L}+(?:ть|ться|чь|ся|йте))$/iu;

/** Where the word stands by itself, and is no part of another. */
function wholeWordAt(text: string, word: string): number {
  const isLetter = (sign: string) => /\p{L}/u.test(sign);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + word.length))) return at;
  return -1;
}
