/**
 * `deals past their close date`, `просроченные сделки`, `마감일 지난 거래`, `結案日過了的案子`: deals that should have closed before
 * today. What expired unanswered is another matter, and no deal.
 */
const pastClose = [
  /\b(?:past|beyond) (?:(?:its|their|the|our|my) )?(?:(?:expected|estimated|planned) )?clos(?:e|ing) dates?\b/iu,
  /\bclos(?:e|ing) dates? (?:has |have |is |are )?(?:already )?(?:passed|past|gone by)\b/iu,
  /\boverdue (?:\p{L}{2,10} )?deals?\b|\bdeals? (?:that |which )?(?:are |is )?overdue\b/iu,
  /\b(?:deals?|which|what|ones) (?:of mine |of ours )?(?:that |which )?(?:have |has )?(?:slipped|slid)\b/iu,
  /\b(?:should(?: have|['’]ve)(?: already)? closed|(?:was|were) (?:supposed|due) to(?: have)? closed?) (?:by now|already|before today)\b/iu,
  /просроченн\p{L}{1,3} сделк|(?:прошедш|просроченн|истекш)\p{L}{2,3} (?:датой|сроком) закрытия|дат[аы] закрытия (?:уже )?прошл/iu,
  /должны были (?:уже )?закрыться/iu,
  /마감일?이? ?(?:이미 |벌써 )?(?:지난|넘은|넘긴) ?(?:내 |제 |우리 )?(?:거래|딜)|(?:거래|딜) 중에? ?마감일?이? ?(?:지난|넘은)/u,
  /(?:結案|成交)日?期?(?:已經|已|都)?過(?:了|期)|(?:過了|超過)(?:預計)?(?:結案|成交)日/u,
] as const;

/** The words that say so; undefined: none do. */
export function pastCloseSaid(text: string): string | undefined {
  return pastClose.map((pattern) => pattern.exec(text)?.[0]).find((said) => said !== undefined);
}
