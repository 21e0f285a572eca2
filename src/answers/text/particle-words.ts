/** Endings that Korean and Chinese put behind a name, a place or a time. */

/** A case particle behind a name of at least two syllables. */
export const caseParticle = /(?<=\p{Script=Hangul}{2})(?:이|가|을|를|은|는)$/u;

/** "to" behind a place of at least two syllables. */
export const directionParticle = /(?<=\p{Script=Hangul}{2})(?:으로|로)$/u;

/** What is to be done with a place, behind it. */
export const doneWithPlace = /(?:으로|로) (?:바꿔|바꾸|변경|설정|맞춰|해)|(?:改|換|吧|好了|時間)/u;

/** A word that ends so is a time, whatever name it sounds like. */
export const endsAsTime = /(?:일|요일|주|달|월|년|시|분|부터|까지|동안)$/u;

/** The possessive particle at the beginning of what follows a word. */
export const possessiveBehind = /^的/u;

/** Behind a Korean name: it is told to this person. */
export const receiverEnding = /(?:에게|한테|께|님)$/u;
export const receiverHonorific = /(?:님|씨)$/u;

/** `часовой пояс у меня новосибирск`, `my time zone should be Denver` */
export const saidBeforePlace =
  /^[\s:=–—-]{0,3}(?:(?:is|to|at|in|now|should|be|must|of|set|as|for|me|у|меня|мой|мне|теперь|сейчас|это|на|в|во|по|как|нужен|должен|быть|надо|поставь|поставьте)[\s:,]{1,2}){1,5}/iu;
