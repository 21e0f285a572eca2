import { hasRole, isSign, joinedOf, type Piece } from './piece.ts';
import { isSubjectForm } from './verb-forms.ts';

/**
 * `選別家了 拒了吧`, `이미 다른 업체 골랐대 거절`: the refusal that ends the sentence is the deed, and whom they chose is why;
 * `실패 고객이 거절` tells of a refusal that was theirs.
 */
export function isRefusedLast(pieces: readonly Piece[]): boolean {
  const at = pieces.findLastIndex(
    (piece) => !isSign(piece) && !hasRole(piece, 'glue') && !hasRole(piece, 'mood', 'polite'),
  );
  const [last, before] = [pieces[at], pieces[at - 1]];
  if (last?.exact !== true || !hasRole(last, 'action', 'decline') || !refuses.test(joinedOf(last))) return false;
  const isTheirs = before?.tokens.some(({ text }) => isSubjectForm(text) || theirs.test(text)) ?? false;
  return !isTheirs || before?.name !== undefined || notOurCustomer.test(pieces.slice(0, at).map(joinedOf).join(''));
}
const refuses =
  /^(?:거절|거부|반려|사양)(?!당|[했하]|된|됐|인가|인지|일까|이[야냐니])|^거절(?:할게|하자|해 ?줘)|^(?:幫我|我)?(?:婉?拒(?!絕了)|回絕|婉謝|謝絕|推掉|退回)/u;
/** `寶島不是我們的客戶 拒絕`: what they are not is why. */
export const notOurCustomer = /不是(?:我們?|我方|目標|本公司)的?(?:目標)?客戶$/u;
const theirs = /^(?:客戶|對方|他們|老闆|主管|被|說|[客戶方們闆管被說])$/u;
