import { isEasternName } from '../names/eastern-name.ts';
import * as words from '../names/name-words.ts';
import { easternSign } from '../text/eastern-signs.ts';
import { fold, tidy, withoutPictures, wordsByLength, wordsOf } from '../text/said.ts';
import { isCompany, isDepartment, isSignOff, namedLine } from './signature.ts';
import { signedTails } from './signature-words.ts';

/**
 * The name without the words around it: "Contact: Dr. Sue Smith Jr., VP Sales (Contoso), please". Commas that remain
 * separate last name and first name. Undefined: the text is a sentence, not a name.
 */
export function nameAlone(text: string): string | undefined {
  const lines = withoutBrackets(withoutPictures(text)).split(/[|\n•]/);
  const line = namedLine(lines.filter((part) => /\p{L}/u.test(part))).replace(/["“”«»„「」]/g, ' ');
  if (isCompany(line)) return undefined;
  const first = betweenDashes(line);
  if (first === undefined) return undefined;
  const said = withoutTails(withoutLeadIns(first.replace(/\s+/g, ' ').trim()));
  const parts = said.split(/\s?[,，、]\s?/).map((part) => part.trim());
  const [name = '', ...behind] = parts.filter((part) => part !== '' && !isSuffix(part) && !isSignOff(part));
  const kept = behind.filter((part) => !isJob(part));
  // "Sue Smith, at Contoso" is a name, regardless of the text beside the job.
  const isNobody = isDepartment(name) || name.split(' ').every((word) => jobs.has(plain(word)));
  if (isSentence([name, ...kept].join(', ')) || isNobody) return undefined;
  return [name, ...kept].map(withoutTitles).filter(Boolean).join(', ');
}

function withoutBrackets(text: string): string {
  return text.replace(/[([{（【][^()[\]{}]{0,200}[)\]}）】]/g, ' ');
}

/**
 * "Sue Smith - CTO", "контакт — Мария", 김민수/과장: a dash or slash separates the name from a job or label, if there is
 * only one name.
 */
function betweenDashes(line: string): string | undefined {
  const parts = line
    .split(/ [-–—] |(?<=[\p{Script=Hangul}\p{Script=Han}])\/|(?<=\s[-–—]) /u)
    .map((part) => part.trim());
  const named = parts.filter((part) => /\p{L}/u.test(part) && !isJob(part) && !labels.has(fold(part)));
  if (parts.length === 1) return line;
  return named.length > 1 ? undefined : (named[0] ?? line);
}

/** Whether a title marks a single word as a family name: Mrs Smith, г-н Иванов, 王經理. */
export function hasTitle(text: string): boolean {
  const said = tidy(text);
  return said.split(/[ ,]/).some((word) => titles.has(plain(word))) || attached.some((one) => said.endsWith(one));
}

const plain = (word: string) => fold(word).replace(/\.$/, '');
const setOf = (list: string): ReadonlySet<string> => new Set(wordsOf(list));

const leads = wordsByLength(words.leadIns);
const labels = new Set(leads.map(fold));

/** Strips "My name is", `Contact:`, 我是. */
function withoutLeadIns(said: string): string {
  const bare = said.replace(/^[\p{L} .’'-]{1,40}[:：]\s*/u, '');
  const lower = fold(bare);
  const lead = leads.find((one) => lower.length > one.length && lower.startsWith(one) && endsAt(lower, one.length));
  return lead && lower.length === bare.length ? bare.slice(lead.length).trim() : bare;
}

const tails = wordsByLength(`${words.nameTails}|${signedTails}`);

function withoutTails(said: string): string {
  const bare = said.replace(/[.,!\s]{1,10}$/, '').length > 0 ? said.replace(/[,!\s]{1,10}$/, '') : said;
  const lower = bare.toLowerCase();
  const tail = tails.find((one) => lower.length > one.length && lower.endsWith(one) && beginsAt(lower, one));
  return tail && lower.length === bare.length ? bare.slice(0, -tail.length).replace(/[,\s]{1,10}$/, '') : bare;
}

const letter = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

function endsAt(text: string, place: number): boolean {
  return !(letter.test(text.charAt(place - 1)) && letter.test(text.charAt(place)));
}

function beginsAt(text: string, tail: string): boolean {
  return !letter.test(tail.charAt(0)) || !letter.test(text.charAt(text.length - tail.length - 1));
}

const sentence = setOf(words.sentenceWords);
const sentencePhrases = wordsOf(words.sentenceWords).filter((word) => word.includes(' '));
const koreanEnds = wordsOf(words.koreanSentenceEnds);
const koreanWords = wordsOf(words.koreanSentenceWords);
const chineseSigns = wordsOf(words.signsOfNoChineseName);

/** "I don't know", "same as before", 잘 모르겠어요, 不知道. Capitalized, most of these words can be names: Will, Do, An. */
function isSentence(said: string): boolean {
  if (/\p{Script=Hangul}/u.test(said)) {
    const ends = said.length > 2 && koreanEnds.some((end) => said.endsWith(end));
    return ends || said.split(' ').some((word) => koreanWords.some((one) => word.startsWith(one)));
  }
  if (/\p{Script=Han}/u.test(said)) return chineseSigns.some((sign) => said.includes(sign));
  const small = ` ${said.replace(/[,!?…]/g, '')} `;
  if (sentencePhrases.some((phrase) => small.includes(` ${phrase} `))) return true;
  const parts = said.split(' ');
  const told = parts.filter((part, index) => {
    const word = plain(part.replace(/[,!?…]$/, ''));
    const small = part.charAt(0) === part.charAt(0).toLowerCase();
    return sentence.has(word) && (small || (index === 0 && parts.length > 1 && parts.slice(1).every(isSmall)));
  });
  return told.length > 0;
}

function isSmall(word: string): boolean {
  return word === word.toLowerCase();
}

const suffixes = setOf(words.suffixWords);

/** Whether every word is a suffix of names: Jr., "PhD, MBA". */
function isSuffix(part: string): boolean {
  return part.split(' ').every((word) => suffixes.has(plain(word)));
}

const jobs = setOf(words.jobWords);
const jobParts = setOf(`${words.jobWords}|${words.jobPartWords}`);
const leadingJobs = setOf(words.leadingJobWords);
const easternJobs = wordsByLength(words.easternJobs);

function isJob(part: string): boolean {
  const said = part.split(/[ /&-]/).map(plain);
  if (said.some((word) => jobParts.has(word))) return true;
  // 박지영 대리 is another person, 영업 대표 is a job.
  const job = easternJobs.find((one) => part.endsWith(one));
  return job !== undefined && !isEasternName(part.slice(0, -job.length).trim());
}

const titles = setOf(words.titleWords);
const attached = wordsByLength(`${words.titleWords}|${words.easternJobs}`).filter((title) => easternSign.test(title));

/** Number of leading words that are a job: "Head of IT Sue Smith", "ген. директор Иванов Сергей Петрович". */
function jobBefore(parts: readonly string[], most: number): number {
  const isPart = (word: string) =>
    jobParts.has(plain(word)) || leadingJobs.has(plain(word)) || easternJobs.includes(word);
  const name = parts.findIndex((part, index) => index >= most || !isPart(part));
  const before = parts.slice(0, name);
  const isSure = before.some(
    (part) => jobs.has(plain(part)) || leadingJobs.has(plain(part)) || easternJobs.includes(part),
  );
  return isSure ? before.length : 0;
}

function withoutTitles(said: string): string {
  const written = said.split(' ').filter((part) => !titles.has(plain(part)));
  // A name has at least two words, in Korean and Chinese one: only words after these may be a job.
  const name = easternSign.test(said) ? 1 : 2;
  const parts = written.slice(jobBefore(written, written.length - name));
  const job = parts.findIndex((part, index) => index >= name && (jobs.has(plain(part)) || easternJobs.includes(part)));
  const kept = job > 0 ? parts.slice(0, job) : parts;
  while (kept.length > name && suffixes.has(plain(kept.at(-1) ?? ''))) kept.pop();
  const left = kept.join(' ');
  const title = attached.find((one) => left.length > one.length && left.endsWith(one) && left !== one);
  return title ? left.slice(0, -title.length).trim() : left;
}
