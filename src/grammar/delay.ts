/**
 * Verbs that put something off: `미뤄`, `延到`. Said of a deal they move its close date; of a referral that waits for an
 * answer there is no such date, and its reminders are put off.
 */
const delays =
  /미뤄|미루|연기|늦춰|늦추|보류|延到|延後|延期|推遲|往後|先緩|緩到|挪到|\b(?:postpone|push|defer|put off|hold off)|отлож|перенес|сдвин/iu;

export const saysDelay = (text: string): boolean => delays.test(text);

const later =
  /미뤄|미루|미룰|밀려|밀렸|연기|늦춰|늦추|늦어|延|推遲|往後|挪後|\b(?:postpone|push(?:ed)? (?:back|out)|defer|delay|put off)|отлож/iu;
const earlier =
  /당겨|당기|땡겨|提前|提早|往前|\b(?:bring|brought|pull(?:ed)?|move[ds]?) (?:\p{L}{1,12} ){0,3}(?:forward|in)\b|раньше/iu;

/** Which way a day is moved, where the words tell one. */
export function directionSaid(text: string): 'later' | 'earlier' | undefined {
  if (later.test(text)) return earlier.test(text) ? undefined : 'later';
  return earlier.test(text) ? 'earlier' : undefined;
}
