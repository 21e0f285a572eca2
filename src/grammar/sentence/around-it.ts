/** Subject prefixes that mail programs add. */
export const mailMarks =
  /^(?:(?:re|fwd?|aw|wg|subject|отв|пересл|тема|답장|전달|제목|回覆|回复|轉寄|轉發|主旨|主題) ?[:：] ?)+/iu;

/**
 * `can somebody decline the Trey one?`: whoever hears it is asked. Only of deeds that are nobody's own and with the verb right
 * behind: `can someone see my note`, `can someone on my team take it` and `could someone decline it by mistake` only ask.
 */
export const askedOfAnybody =
  /^(?:can|could|would) (?:somebody|someone) (?:please |pls )?(?=(?:decline|reject|accept|approve|assign|reassign)(?!\p{L}))(?!.{0,300}(?<!\p{L})(?:by mistake|by accident|accidentally|after i|before i|without)(?!\p{L}))/iu;

/** `my us deals`: written small in front of what is listed, behind no verb that would give them to us. */
export const ofStates =
  /^((?:(?:show|list|find|show me|give me) )?(?:all )?(?:my|our|the|any|open|which|all) |)us (?=(?:deals?|referrals?|leads?|opportunit(?:y|ies)|customers?|accounts?|ones)(?!\p{L}))/iu;

/** `I take Zenith, anyone mind?`, `Зенит себе забираю, никто не против?`: who asks for consent has said what is wanted. */
export function withoutConsent(text: string): string {
  const found = consent.exec(text);
  return found && /\p{L} \p{L}/u.test(text.slice(0, found.index)) ? text.slice(0, found.index) : text;
}

const consent =
  /[,.!…–—-] ?(?:(?:если )?(?:никто |вы |ты )?не (?:против|возража\p{L}{2,4})|возражений нет|нет возражений|(?:есть )?возражения(?: есть)?|any objections?|no objections?|(?:does )?any(?:one|body) minds?|(?:if )?(?:no ?one|nobody) minds?|is (?:that|this) ok(?:ay)?(?: with (?:you|you all|everyone|everybody))?|ok(?:ay)? with (?:you|everyone|everybody))[?!. ]{0,3}$/iu;
