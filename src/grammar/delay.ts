/**
 * Verbs that put something off: `미뤄`, `延到`. Said of a deal they move its close date; of a referral that waits for an
 * answer there is no such date, and its reminders are put off.
 */
const delays =
  /미뤄|미루|연기|늦춰|늦추|보류|延到|延後|延期|推遲|往後|先緩|緩到|挪到|\b(?:postpone|push|defer|put off|hold off)|отлож|перенес|сдвин/iu;

export const saysDelay = (text: string): boolean => delays.test(text);
