import type { Parse } from '../../meaning.ts';
import { meaning, type Rule } from '../rule.ts';

/** The span with the number, without the Korean tag question. */
function amountSaid(parse: Parse): string {
  const said = parse.runs.find(({ text }) => /\p{N}/u.test(text))?.text ?? '';
  const words = said.split(' ').filter((word) => !/^(?:맞|인가|이지|이야|예요|이에요)/u.test(word));
  return words.join(' ');
}

const asksForMine = /(?:내|제) ?(?:거|꺼|건)|(?:^| )(?:моя|мой|моё|мое)(?: |\?|$)|還是我的|是我的[嗎吧]|\bmine\b/iu;

/** An action mentioned but not requested: the desk tells the current state and that nothing was done. */
export const leave: Rule = (parse, readers) => {
  const { mood } = parse;
  if (mood === 'asks' || parse.names.length === 0) return undefined;
  // `is it still 120k?`, `도담건설 아직 1억 맞지?`, `還是100萬嗎`
  if (parse.sentence.isQuestion && !parse.has('action') && parse.use('question') && readers.isAmount(amountSaid(parse)))
    return meaning(parse, 'ask-value');
  // `아직 내 거야?`, `всё ещё моя?`
  if (parse.sentence.isQuestion && parse.has('action', 'claim') && asksForMine.test(parse.sentence.text))
    return meaning(parse, 'ask-owner');
  const isKept = mood === 'forbids' || mood === 'depends';
  const isDeed = isKept || parse.has('action') || parse.has('mood', 'did') || parse.has('state') || parse.has('field');
  if (!isDeed && !readers.isAmount(parse.rest)) return undefined;
  return meaning(parse, mood === 'wonders' ? 'ask-status' : 'leave');
};
