import { readEmail, takeEmail } from './email.ts';
import { readPhone, takePhone } from './phone.ts';
import { tidy, withoutEnds, wordsOf } from './said.ts';
import { emailLabels, nameLabels } from './words/person-words.ts';
import { phoneLabels } from './words/phone-words.ts';

/** What a line holds of a person. An address or a number that is none stays as it was said, for whoever checks it. */
export interface PersonPieces {
  readonly email?: string;
  readonly phone?: string;
  /** All that is neither: the name, with what people write around it. */
  readonly rest: string;
}

const labels = [...wordsOf(emailLabels), ...wordsOf(phoneLabels), ...wordsOf(nameLabels)].sort(
  (one, other) => other.length - one.length,
);
/** `Phone:`, `E-mail =`. A colon says that it is a label. */
const labelled = new RegExp(`(?<![\\p{L}\\p{N}])(?:${labels.join('|')})\\.? ?[:=] ?`, 'giu');
/** What is left of a label whose value was taken. */
const labelAlone = new RegExp(`^(?:${labels.join('|')})\\.?$`, 'iu');

/** "Contact: Sue Smith, phone: +1 425 555 0100 (ext. 12), email: sue@contoso.com", in any order. */
export function personPieces(said: string): PersonPieces {
  const line = tidy(said.replaceAll(/\r?\n/g, ' | ')).replace(labelled, ' ');
  const mail = takeEmail(line);
  const call = takePhone(mail.rest);
  const email = readEmail(mail.said);
  const phone = readPhone(call.said);
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
    rest: withoutEnds(rest, /[\s,，、|/]/),
  };
}
