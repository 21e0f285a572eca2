/**
 * `thanks for declining Zenith, now accept Coho`, `спасибо, что отклонил Каскад, теперь прими Вегу`: what somebody is thanked for has
 * been done, and what stands behind it is said. Undefined: nothing stands behind.
 */
export const saidBehindThanks = (text: string): string | undefined =>
  thanksInFront.map((pattern) => pattern.exec(text)?.[1]).find((said) => said !== undefined);

const thanksInFront: readonly RegExp[] = [
  /^(?:ok |okay |great |many ){0,2}(?:thanks|thank you|thx|cheers)(?: \p{L}{2,10}){0,2}? for \p{L}{3,14}ing [^,.;!?]{1,60}[,.;!] ?(?:(?:and|but|now|so|then) ){0,3}(\S.{2,200})$/iu,
  /^(?:большое |огромное )?(?:спасибо|благодарю|спс)(?: большое| тебе| вам){0,2},? (?:за то,? )?что [^,.;!?]{2,60}[,.;!] ?(?:(?:а|и|но|теперь|тогда) ){0,3}(\S.{2,200})$/iu,
];
