import type { Parse } from '../../meaning.ts';
import { hasRole } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

/** `undo my last action`, `I pressed the wrong button, take it back`: the object is unambiguous. */
export const undo: Rule = (parse) => {
  const isToldOf = parse.mood === 'tells' && !parse.has('mood', 'hearsay');
  // `剛剛那個不算`: what is not to count is undone.
  const isUncounted =
    parse.mood === 'forbids' &&
    parse.pieces.every((piece) => !hasRole(piece, 'mood', 'not') || hasRole(piece, 'action', 'undo'));
  const isMeant = parse.mood === 'asks' || parse.mood === 'wonders' || isToldOf || isUncounted;
  if (parse.names.length === 0 && !parse.sentence.isQuestion && slipped.test(parse.sentence.text))
    return meaning(parse, 'undo');
  if (
    parse.names.length === 0 &&
    !parse.sentence.isQuestion &&
    noteTakenBack.some((said) => said.test(parse.sentence.text))
  )
    return meaning(parse, 'undo', { rest: '', filters: [{ kind: 'action', id: 'note' }] });
  if (parse.names.length > 0 || whatWasIt.test(parse.sentence.text) || !parse.use('action', 'undo')) return undefined;
  if (isMistake(parse)) return meaning(parse, 'undo');
  if (!isMeant) return undefined;
  for (const kind of ['thing', 'talk', 'question', 'person'] as const) parse.use(kind);
  parse.use('list', 'mine');
  parse.use('action', 'change');
  const left = parse.left.filter(({ tokens }) => !tokens.every(({ text }) => outcry.test(text)));
  return left.length === 0 ? meaning(parse, 'undo') : undefined;
};

/** `방금 그거 뭐야`: what the last thing was is asked. */
const whatWasIt =
  /^(?:방금|아까|마지막|직전) ?\p{Script=Hangul}{0,6} ?(?:뭐|무엇|뭔)\p{Script=Hangul}{0,4}[?.!~ ]{0,3}$/u;

/** `delete that note`, `방금 쓴 메모 지워줘`, `把那個備註刪掉`: the note that was just written, and no other deed. */
const noteTakenBack: readonly RegExp[] = [
  /^(?:please |can you |could you )?(?:delete|remove|scrap|drop|take back|undo) (?:that|this|my last|the last|the latest) note(?: i (?:just )?(?:wrote|made|added|left))?(?:,? please)?[.! ]{0,3}$/iu,
  /^(?:пожалуйста,? )?(?:удали|убери|сотри|отмени)(?:те)? (?:эту|ту|последнюю|мою последнюю) (?:заметку|запись)(?:,? пожалуйста)?[.! ]{0,3}$/iu,
  /^(?:방금|아까|금방|그|마지막)(?: ?(?:쓴|적은|남긴|단|추가한|올린|거|그))? ?(?:메모|노트)(?:는|를|은|을)? ?(?:좀 |다시 ){0,2}(?:지워|지우|삭제|빼|없애|취소)\S{0,4}(?: ?(?:줘요?|주세요|줄래요?|부탁\S{0,4}))?[.!~ ]{0,3}$/u,
  /^(?:請|麻煩|幫我|幫忙){0,2}(?:把|將)?我?(?:剛剛|剛才|剛|那個?|這個?|上一?個?|最後一?個?)(?:寫|記|加|留|新增)?(?:下)?的?[個則條筆]?(?:備註|註記|筆記)(?:給我|幫我|再)?(?:刪掉|刪除|刪了|拿掉|移除|取消|撤回|收回)[吧啦。！! ]{0,3}$/u,
  /^(?:請|麻煩|幫我|幫忙){0,2}(?:刪掉|刪除|拿掉|移除|取消|撤回|收回)我?(?:剛剛|剛才|剛|那個?|這個?|上一?個?|最後一?個?)(?:寫|記|加|留|新增)?(?:下)?的?[個則條筆]?(?:備註|註記|筆記)[吧啦。！! ]{0,3}$/u,
];

/** `undo please, wrong customer`: the rest is the reason. */
function isMistake({ pieces, sentence: { text } }: Parse): boolean {
  const [first] = pieces.filter((piece) => !hasRole(piece, 'glue'));
  const others = pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && id !== 'undo'));
  return first !== undefined && hasRole(first, 'action', 'undo') && !others && mistaken.test(text);
}

/** `방금 수락한거 잘못눌렀어`, 剛剛接錯了 */
export const slipped =
  /(?:수락|거절|승인|반려)\p{Script=Hangul}{0,4} ?(?:버튼 ?)?잘못 ?(?:눌|했)|(?:剛剛|剛才|我)(?:接|按|點|選|拒絕?)錯了?/u;

export const mistaken =
  /\b(?:wrong|mistake|mistakenly|accident)|(?:^|[\s,])не т(?:от|а|о|у|ого|ой|ому)(?:[\s,.!]|$)|ошиб|перепут|錯|잘못|실수/iu;

const outcry = /^(?:no|nope|oh|wait|stop|wrong|one|argh|damn|нет|не|ой|стой|стоп|погоди|아니|아니다|안돼|不|不對|等)$/;
