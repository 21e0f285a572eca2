import { tidy, withoutEnds, withoutMarkup, withoutPictures, wordsOf } from '../text/said.ts';
import { readEmail, takeEmail } from './email.ts';
import { emailLabels, nameLabels } from './person-words.ts';
import { numbersApart, readPhone, takePhone } from './phone.ts';
import { afterPhoneLabels, faxLabels, phoneLabels } from './phone-words.ts';

/** The parts of a person found in a line. An invalid address or number stays as written; the caller validates it. */
export interface PersonPieces {
  readonly email?: string;
  readonly phone?: string;
  /** A second number that is not marked as the wrong one to call. */
  readonly otherPhone?: string;
  /** The rest: the name and the words around it. */
  readonly rest: string;
}

const labels = [...wordsOf(emailLabels), ...wordsOf(phoneLabels), ...wordsOf(nameLabels)].sort(
  (one, other) => other.length - one.length,
);
/** A label with its separator: `Phone:`, `E-mail =`. */
const labelled = new RegExp(`(?<![\\p{L}\\p{N}])(?:${labels.join('|')})\\.? ?[:=] ?`, 'giu');
/** A label whose value was already taken out. */
const labelAlone = new RegExp(`^(?:${labels.join('|')})(?:${afterPhoneLabels})?\\.?$`, 'iu');

/**
 * `메일 minsu@…`, `手機0912-…`: a label right before its value. In letters that words are written in, a space parts them, and a
 * single letter is an initial: `minsu@…` and `mail@…` are no labels.
 */
const labelBefore = new RegExp(
  `(?<![\\p{L}\\p{N}@.])(?:${labels.filter(({ length }) => length > 1).join('|')})\\.?(?: |(?<=\\p{Script=Han}|\\p{Script=Hangul}))(?=[\\w.+-]{1,64}@|\\+?\\(?\\d{2})`,
  'giu',
);
/** `that would be Sue Smith`, `窗口是林雅婷`: who says it, not who it is. */
const leadIn =
  /^(?:that(?:['’]s| is| would be| will be)|it(?:['’]s| is| would be)|это|(?:窗口|承辦人?|聯絡人|對口)是) ?/iu;
/** `과장님이고`, `, their CFO`: what goes on behind the title, and whose it is. */
const goesOn = /(?<=\p{Script=Hangul}{2})(?:이시?고요?|이며|이세요|이에요|이요)(?=[\s,]|$)/gu;
const whoseTitle =
  /(?:, ?(?:their|our|the|его|её|их|наша?) \p{L}[\p{L} ]{1,30}|\((?:their|our|the|их|наша?) [\p{L} ]{1,30}\))(?=[,\s–—-]*$)/iu;

/** `구매팀 박대리님 번호는 02-…`: where they work, and what is told of them, are no parts of a name. */
const departmentBefore = /^\p{Script=Hangul}{1,8}(?:팀|부서|본부|사업부|센터)(?:의)? (?=\p{Script=Hangul})/u;
const labelBehind =
  / (?:전화 ?번호|핸드폰 번호|휴대폰 번호|번호|연락처|전화|핸드폰|휴대폰|이메일|메일)(?:는|은|가|이)?$/u;

/** Fax numbers appear in signatures as well; they are dropped, because nobody calls them. */
const faxNumber = new RegExp(`(?<![\\p{L}])(?:${faxLabels})[.:=]? ?[+(]?\\d[\\d ()./-]{4,30}`, 'giu');

/**
 * Splits a line such as "Contact: Sue Smith, phone: +1 425 555 0100 (ext. 12), email: sue@contoso.com", in any order.
 */
export function personPieces(said: string): PersonPieces {
  const line = tidy(withoutPictures(withoutMarkup(said)).replaceAll(/[\r\n\t]+/g, ' | '))
    .replace(labelled, ' ')
    .replace(labelBefore, ' ');
  const mail = takeEmail(line);
  const call = takePhone(numbersApart(mail.rest.replace(faxNumber, ' ')));
  const email = readEmail(mail.said);
  const phone = readPhone(call.said);
  const other = takePhone(call.rest);
  const rest = call.rest
    .replace(/<\s?>|\(\s?\)|[<>;]/g, ' ')
    .split(/([,，、|])/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !labelAlone.test(part))
    .join(' ')
    .replace(/ ?([,，、])(?: ?[,，、])*/g, '$1');
  return {
    ...(email.kind === 'email' ? { email: email.email } : mail.said ? { email: mail.said } : {}),
    ...(phone.kind === 'phone' ? { phone: phone.phone } : call.said ? { phone: call.said } : {}),
    ...(readPhone(other.said).kind === 'phone' && other.said.length > 6 ? { otherPhone: other.said } : {}),
    rest: withoutEnds(
      [departmentBefore, leadIn, goesOn, whoseTitle, labelBehind].reduce(
        (name, around) => name.replace(around, ''),
        rest,
      ),
      /[\s,，、|/–—-]/,
    ),
  };
}
