/** The two halves of a text that excepts something behind an order. */
export interface Excepted {
  readonly head: string;
  /** What is excepted, without the words that say so. */
  readonly other: string;
}

/**
 * `accept Zenith but not Coho`, `прими Радугу, но не Дубраву`, `…, а Дубраву не трогай`. Whether what is excepted is another referral,
 * and nothing more, is for the reader of names.
 */
export function exceptedBehind(text: string): Excepted | undefined {
  const [, head, other] = ways.map((way) => way.exec(text)).find((found) => found !== null) ?? [];
  return head !== undefined && other !== undefined ? { head, other } : undefined;
}

const ways: readonly RegExp[] = [
  /^([^?]{4,80}?)(?:,|;)? (?:but (?:please )?(?:not|leave)|just not|но не|а не|только не) (?:the )?([^?,;:]{3,40}?)(?: one| deal)?[\s.!]{0,4}$/iu,
  /^([^?]{4,80}?)[,;] (?:not|no|не) (?:the )?([^?,;:]{3,40}?)(?: one| deal)?[\s.!]{0,4}$/iu,
  /^([^?]{4,80}?)(?:,? (?:а|но|but)|,) ((?!(?:а|но|but) )[^?,;:]{3,40}?) (?:пока )?(?:не (?:надо|нужно|трогай(?:те)?|бери(?:те)?|принимай(?:те)?|отклоняй(?:те)?|будем)|оставь(?:те)?|not|can (?:stay|wait)|stays)[\s.!]{0,4}$/iu,
];
