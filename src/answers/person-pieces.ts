import { readEmail, takeEmail } from './email.ts';
import { numbersApart, readPhone, takePhone } from './phone.ts';
import { tidy, withoutEnds, withoutMarkup, withoutPictures, wordsOf } from './said.ts';
import { emailLabels, nameLabels } from './words/person-words.ts';
import { afterPhoneLabels, faxLabels, phoneLabels } from './words/phone-words.ts';

/** What a line holds of a person. An address or a number that is none stays as it was said, for whoever checks it. */
export interface PersonPieces {
  readonly email?: string;
  readonly phone?: string;
  /** A second number, of which nobody said that it is not the one to call. */
  readonly otherPhone?: string;
  /** All that is none of these: the name, with what people write around it. */
  readonly rest: string;
}

const labels = [...wordsOf(emailLabels), ...wordsOf(phoneLabels), ...wordsOf(nameLabels)].sort(
  (one, other) => other.length - one.length,
);
/** `Phone:`, `E-mail =`. A colon says that it is a label. */
const labelled = new RegExp(`(?<![\\p{L}\\p{N}])(?:${labels.join('|')})\\.? ?[:=] ?`, 'giu');
/** What is left of a label whose value was taken. */
const labelAlone = new RegExp(`^(?:${labels.join('|')})(?:${afterPhoneLabels})?\\.?$`, 'iu');

/** Footers name one as well, and nobody calls it. */
const faxNumber = new RegExp(`(?<![\\p{L}])(?:${faxLabels})[.:=]? ?[+(]?\\d[\\d ()./-]{4,30}`, 'giu');

/** "Contact: Sue Smith, phone: +1 425 555 0100 (ext. 12), email: sue@contoso.com", in any order. */
export function personPieces(said: string): PersonPieces {
  const line = tidy(withoutPictures(withoutMarkup(said)).replaceAll(/[\r\n\t]+/g, ' | ')).replace(labelled, ' ');
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
    rest: withoutEnds(rest, /[\s,，、|/]/),
  };
}
