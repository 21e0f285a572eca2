/**
 * Whether `과`, `와`, `랑` or `이랑` behind a name says *with*: 과 and 이랑 follow a final consonant, 와 and 랑 a vowel, so that
 * 가온제과 and 서울치과 are names. Some names end so against that rule.
 */
export function isWithParticle(name: string, particle: string): boolean {
  const last = name.normalize('NFC').charCodeAt(name.length - 1) - 0xac00;
  // Behind letters of other scripts the sound is not written.
  if (Number.isNaN(last) || last < 0 || last >= 11_172) return true;
  if (particle === '하고') return true;
  const isClosed = last % 28 > 0;
  if (isClosed !== (particle === '과' || particle === '이랑')) return false;
  return !namesEnd.test(name + particle);
}

/** Bakeries and clinics (신라명과, 밝은안과), 사랑 (but 나래전자랑 is with 나래전자), and Japanese rivers (오가와). */
const namesEnd = /(?<=\p{Script=Hangul}{2})(?:명|안|한|약|정신)과$|[사노파]랑$|(?<!전)자랑$|[가카]와$/u;

/** `콘토소랑` is 콘토소; the whole where the ending belongs to the name. */
export function withoutWith(said: string): string {
  const [, name = said, particle = ''] = /^(.*\p{Script=Hangul}{2})(이랑|랑|하고|과|와)$/u.exec(said) ?? [];
  return particle !== '' && isWithParticle(name, particle) ? name : said;
}
