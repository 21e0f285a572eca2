import { legalForms } from '../names/company-words.ts';
import { isEasternName, isEasternUnit } from '../names/eastern-name.ts';
import { jobPartWords, jobWords } from '../names/name-words.ts';
import { fold, withoutEnds, wordsByLength, wordsOf } from '../text/said.ts';
import * as words from './signature-words.ts';

const signOffs = new Set(wordsOf(words.signOffs));
const lineSignOffs = new Set(wordsOf(words.lineSignOffs));
const departments = new Set(wordsOf(words.departmentWords));
const besideDepartments = new Set([
  ...wordsOf(`${jobWords}|${jobPartWords}|${words.besideDepartments}`),
  ...departments,
]);
const easternDepartments = wordsOf(words.easternDepartments);
const plainUnits = wordsByLength(words.plainUnits);
const forms = new Set(wordsOf(legalForms));

/** "Best regards", "С уважением": precedes the author's name. */
export function isSignOff(part: string): boolean {
  return signOffs.has(bare(part));
}

/**
 * The line of a pasted signature that holds a person's name: not the sign-off, the company or a department. If every
 * line is one of these, the first of them, so that the caller's parser rejects it.
 */
export function namedLine(lines: readonly string[]): string {
  const said = lines.filter((line) => !isSignOff(line) && !(lines.length > 1 && lineSignOffs.has(bare(line))));
  return said.find((line) => !isCompany(line) && !isDepartment(line)) ?? said[0] ?? '';
}

/** "Fabrikam Inc.", ООО «Фабрикам». The legal form needs capitals or a period, because Mai Co is a person's name. */
export function isCompany(line: string): boolean {
  const parts = line.trim().split(/[\s,]+/);
  if (parts.length < 2) return false;
  return [parts[0] ?? '', parts.at(-1) ?? ''].some((part) => {
    const form = part.replaceAll('.', '');
    return (
      forms.has(form) && form.length > 1 && (/^[\p{Lu}]+$/u.test(form) || /^(?:Inc|Corp|Ltd|GmbH|LLC|PLC)$/.test(form))
    );
  });
}

/** "IT department", "бухгалтерия", 구매팀, 採購部: a department, not a person. */
export function isDepartment(said: string): boolean {
  const word = said.trim();
  if (
    /^[\p{Script=Han}\p{Script=Hangul}A-Za-z]{2,12}$/u.test(word) &&
    /[\p{Script=Han}\p{Script=Hangul}]$/u.test(word)
  ) {
    const isPlain =
      plainUnits.some((unit) => word.endsWith(unit)) || easternDepartments.some((one) => word.startsWith(one));
    return isEasternUnit(word) && (isPlain || !isEasternName(word));
  }
  const parts = word.split(/[\s/&,-]+/).map(bare);
  return parts.some((part) => departments.has(part)) && parts.every((part) => besideDepartments.has(part));
}

function bare(part: string): string {
  return withoutEnds(fold(part), /[\s,.:;!。！，~–—-]/);
}
