import { isEasternName } from '../names/eastern-name.ts';
import { withoutHonorific } from '../names/honorific.ts';
import { isSurname } from '../names/partners.ts';
import { isKnownCity } from '../place/city.ts';
import { readCountryName } from '../place/country.ts';
import { cityCalled } from '../place/place-said.ts';
import { isCompanyEnding } from './line-pieces.ts';

interface CustomerAndContact {
  readonly customer: string;
  /** Without the honorific. */
  readonly contact?: string;
}

/**
 * `Sue Smith at Litware, Inc.`, `한빛소프트 김민수 부장`, `星辰科技 王小明經理`: a person of the customer, named before or behind it.
 * Before it, two words with capitals may as well be a name, `Best Meals at Home`: decided only where the second is a common
 * family name, or a company's form or quotation marks follow.
 */
export function contactApart(name: string): CustomerAndContact {
  const person = personAt(name);
  // In Russian a bare name is in its case, and only a customer that is known says how it is called.
  const isPerson = person && latin.test(person.customer) && isSurname(person.contact.split(' ').at(-1) ?? '');
  const isClear = person && (isPerson || companyForm.test(person.customer));
  return titledBehind(name) ?? (isClear ? person : { customer: name });
}

const latin = /^[\p{Script=Latin}\d]/u;
const companyForm = /^(?:(?:ООО|АО|ПАО|ЗАО) )?[«"“]|^(?:ООО|АО|ПАО|ЗАО) | (?:Inc|Ltd|LLC|GmbH|AG|Corp|PLC|SA|BV)\.?$/u;

/** Only with an honorific: `한빛소프트 김민수` may be a name of two words. */
function titledBehind(name: string): CustomerAndContact | undefined {
  const words = name.split(' ');
  for (const count of [1, 2]) {
    const person = words.slice(-count).join(' ');
    const contact = withoutHonorific(person);
    if (words.length > count && contact !== person && [...contact].length > 2 && isEasternName(contact))
      return { customer: words.slice(0, -count).join(' '), contact };
  }
  return undefined;
}

const ofCompany =
  /^(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}[\p{L}’'-]+) (?:at|from|of|из|от) ((?:(?:ООО|АО|ПАО|ЗАО) )?[\p{Lu}\d«"“][^,]{1,80})$/u;

/** A first and a last name before what may be a company. Behind the preposition a city says where the company of these words is: `Blue Yonder from Leeds`. */
export function personAt(name: string): Required<CustomerAndContact> | undefined {
  const [, contact = '', customer = ''] = ofCompany.exec(name) ?? [];
  if (contact === '' || contact.split(' ').some(isCompanyEnding)) return undefined;
  const isPlace = isKnownCity(cityCalled(customer)) || readCountryName(customer).kind !== 'nothing';
  return isPlace ? undefined : { customer, contact };
}
