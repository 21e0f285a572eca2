import { isKnownCity } from './city.ts';
import { readCountryName } from './country.ts';
import { isEasternName } from './eastern-name.ts';
import { withoutHonorific } from './honorific.ts';
import { isCompanyEnding } from './line-pieces.ts';
import { cityCalled } from './place-said.ts';

interface CustomerAndContact {
  readonly customer: string;
  /** Without the honorific. */
  readonly contact?: string;
}

/** `Sue Smith at Litware`, `한빛소프트 김민수 부장`, `星辰科技 王小明經理`: a person of the customer, named before or behind it. */
export function contactApart(name: string): CustomerAndContact {
  return titledBehind(name) ?? personOf(name) ?? { customer: name };
}

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
  /^(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}[\p{L}’'-]+) (?:at|from|из|от) ((?:(?:ООО|АО|ПАО|ЗАО) )?[\p{Lu}\d«"“][^,]{1,80})$/u;

/** A first and a last name. Behind the preposition a city says where the company of these words is: `Blue Yonder from Leeds`. */
function personOf(name: string): CustomerAndContact | undefined {
  const [, contact = '', customer = ''] = ofCompany.exec(name) ?? [];
  if (contact === '' || contact.split(' ').some(isCompanyEnding)) return undefined;
  const isPlace = isKnownCity(cityCalled(customer)) || readCountryName(customer).kind !== 'nothing';
  return isPlace ? undefined : { customer, contact };
}
