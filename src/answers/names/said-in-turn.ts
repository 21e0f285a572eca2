const between = /\s(?:or|или|또는|혹은|或|或是|或者)\s|(?<=\p{Script=Han})或(?:是|者)?(?=\p{Script=Han})/iu;
const mostParts = 4;

/** The parts of `fabrikam or blue yonder`, each of which is enough; the text itself where it has none. */
export function saidInTurn(text: string): readonly string[] {
  const parts = text.split(between).flatMap((part) => part.trim() || []);
  return parts.length > mostParts ? [text] : parts;
}
