import type { Parse } from '../../meaning.ts';
import type { Piece } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

/**
 * `thanks for accepting Zenith`, `спасибо, что напомнил про Каскад`, `수락해줘서 고마워`, `謝謝你接了星辰`: what somebody is thanked for
 * has been done, and is neither to be done nor to be shown. With a sign and more behind it, something else is wanted.
 */
export const thanksFor: Rule = (parse) => {
  const { text } = parse.sentence;
  const isThanks = thanked.some((pattern) => pattern.test(text)) && !ordersBehind(parse);
  return isThanks ? meaning(parse, 'thanks', { rest: '' }) : undefined;
};

/** `thanks for the update accept Zenith`: on a phone no sign is typed. What was done ends in `-ing`. */
function ordersBehind({ pieces }: Parse): boolean {
  const isDeed = (piece: Piece) => piece.exact && piece.roles.some(({ kind }) => kind === 'action');
  const says = ({ tokens }: Piece, word: RegExp) => tokens.some(({ text }) => word.test(text));
  const at = pieces.findIndex((piece) => says(piece, /^for$/iu));
  return at >= 0 && pieces.slice(at + 1).some((piece) => isDeed(piece) && !says(piece, doneByOthers));
}
const doneByOthers = /ing$|^(?:update|nudge|reminder|help|notice|card)$/iu;

const thanked: readonly RegExp[] = [
  /^(?:ok |okay |great |many |big |huge ){0,2}(?:thanks|thank you|thx|cheers|kudos)(?: \p{L}{2,10}){0,2}? for (?:the (?:reminder|heads[ -]up|update|nudge|help|card|notice)|(?:\p{L}{2,10}ly |not )?\p{L}{3,14}ing)(?: [^,.;!?:]{1,80})?(?:, \p{L}{2,20})?[.! ]{0,3}$/iu,
  /^(?:большое |огромное )?(?:спасибо|благодарю|спс|пасиб)(?: большое| тебе| вам| огромное){0,2},? (?:за то,? )?что [^,.;!?:]{3,80}[.! ]{0,3}$/iu,
  /^(?:большое |огромное )?(?:спасибо|благодарю|спс|пасиб)(?: большое| тебе| вам| огромное){0,2},? за \p{L}{4,20}(?:ние|ку)(?: [^,.;!?:]{1,80})?[.! ]{0,3}$/iu,
  /(?:[해어아여]|[해어아여] ?줘|[해어아여] ?주셔|[해어아여] ?주)서 ?(?:정말 |너무 |진짜 |매우 )?(?:고마워요?|고맙습니다|감사해요?|감사합니다|땡큐)[.!~ ]{0,3}$/u,
  /^(?:謝謝|感謝|多謝|謝啦)(?:你|妳|您|你們|大家)(?! )(?=[^，,。！!？?]{1,24}了)[^，,。！!？?]{1,24}[.!。！ ]{0,3}$/u,
  /^(?:謝謝|感謝|多謝)(?:你|您)?的?(?:提醒|通知|幫忙|協助)[^，,。！!？?]{0,24}[.!。！ ]{0,3}$/u,
];
