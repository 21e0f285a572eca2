import { isSign, type Piece, type Sentence } from '../sentence/piece.ts';

/** `accepting Pinewood was a mistake`, `принять её было ошибкой`: the action is the subject of the sentence. */
export function isSpokenOf({ pieces, text }: Sentence): boolean {
  if (isOfButton(text)) return true;
  const wordsOf = (some: readonly Piece[]) =>
    some.flatMap(({ tokens, name }) => (name ? [] : tokens.map((token) => token.text)));
  const sign = pieces.findIndex(isSign);
  const clause = wordsOf(sign < 0 ? pieces : pieces.slice(0, sign));
  const [first = ''] = clause;
  // `отклонить Каскад, бюджета не было`: what was is the reason; of a verb stands in the first clause what it was.
  const was = clause.indexOf('было');
  if (/^[а-я]{2,}(?:ть|ти|чь)$/.test(first) && was > 0 && clause.slice(was + 1, was + 3).some(isWhatItWas)) return true;
  const words = wordsOf(pieces);
  return /^[a-z]{3,}ing$/.test(first) && words.some((word) => /^(?:was|is|were|would|has|will)$/.test(word));
}
const isWhatItWas = (word: string) => /(?:[ое][имй]|ью|[ыи]м|ми|[^г]о)$/u.test(word);

/**
 * `接受鍵按不下去`, `수락 버튼이 없어요`: the button is spoken of, by the deed that is written on it. Who asks to press it, and
 * complains of nothing, orders the deed.
 */
function isOfButton(text: string): boolean {
  const found = ofButton.exec(text);
  if (!found) return false;
  const behind = text.slice(found.index + found[0].length).split(/[,，。.]/u)[0] ?? '';
  return complaint.test(behind) || !(pressed.test(text.slice(0, found.index)) || pressed.test(behind));
}
const ofButton = /(?:接受|拒絕|婉拒|認領|退回)的?(?:按鈕|按鍵|鍵|鈕)|(?:수락|거절|승인|반려|담당) ?(?:버튼|단추)/u;
const pressed = /누[르를른름]|눌러|클릭|터치|[按點](?![鈕鍵數])/u;
const complaint = /(?:^| )[안못]|없|않|먹통|[不沒壞]|失靈/u;
