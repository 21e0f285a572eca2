import { isKnownCity } from '../place/city.ts';
import { readCountryName } from '../place/country.ts';
import { cityCalled } from '../place/place-said.ts';
import { isWithParticle } from '../text/korean-with.ts';
import { wordsOf } from '../text/said.ts';
import type { LineFields } from './line-fields.ts';
import { afterCustomer, beforeCustomer, beforePlace, beforeTopic } from './line-words.ts';

const particles = wordsOf(afterCustomer);
const leads = wordsOf(beforeCustomer);

/** Strips the particle: 콘토소에 becomes 콘토소 before an amount; 和康托索的交易 becomes 康托索. */
export function withoutParticle(name: string): string {
  const deal = particles.find((one) => /^的/u.test(one) && name.length > one.length + 1 && name.endsWith(one));
  if (deal) {
    const bare = name.slice(0, -deal.length);
    const lead = leads.find((one) => bare.startsWith(one) && bare.length > one.length + 1);
    return lead ? bare.slice(lead.length) : bare;
  }
  if (/^跟\p{Script=Han}{2}/u.test(name)) return name.slice(1);
  const particle = particles.find((one) => name.length > one.length + 1 && name.endsWith(one));
  const before = particle ? name.slice(0, -particle.length) : '';
  const [, means = ''] = /^(과|와|랑)의? ?거래$/u.exec(particle ?? '') ?? [];
  // `가온제과 거래`: its last syllable is no particle, the word for a deal is dropped all the same.
  if (means && !isWithParticle(before, means)) return before + means;
  return /\p{Script=Hangul}$/u.test(before) ? before : name;
}

const placeLeads = wordsOf(beforePlace);

const topicLeads = wordsOf(beforeTopic);

/** "Harrow & Wells in Leeds about a data platform": the topic becomes the deal's name. */
function withTopic(fields: LineFields): LineFields {
  const parts = fields.customer?.split(' ') ?? [];
  const at = parts.findIndex((part, index) => index > 0 && topicLeads.includes(part));
  const topic = parts
    .slice(at + 1)
    .join(' ')
    .replace(/^(?:an?|the) /, '');
  if (at < 1 || topic.length < 3) return fields;
  const dealName = topic.charAt(0).toUpperCase() + topic.slice(1);
  return { ...fields, customer: parts.slice(0, at).join(' '), dealName };
}

/**
 * "Alpine Ski House in Denver" is split into name and place in a sentence ("with …") only: in a list, Women in Tech may
 * be a name.
 */
export function whereIt(name: string, sentence: boolean): LineFields {
  const { customer = name, dealName } = withTopic({ customer: name });
  return { ...inPlace(customer, sentence), ...(dealName ? { dealName } : {}) };
}

function inPlace(name: string, sentence: boolean): LineFields {
  const parts = name.split(' ');
  const last = parts.at(-1) ?? '';
  // 大河出版 在高雄: the place has its preposition attached.
  if (parts.length > 1 && last.startsWith('在') && isKnownCity(last.slice(1)))
    return { customer: parts.slice(0, -1).join(' '), place: last.slice(1) };
  const at = parts.findLastIndex((part, index) => index > 0 && placeLeads.includes(part.toLowerCase()));
  const place = parts.slice(at + 1).join(' ');
  // Typed without capitals, only a city that is known is no part of the name.
  if (at > 0 && /^\p{Ll}/u.test(place) && isKnownCity(place))
    return {
      customer: parts.slice(0, at).join(' '),
      place: cityCalled(place.replace(/(?<![\p{L}’'])\p{Ll}/gu, (sign) => sign.toUpperCase())),
    };
  if (at < 1 || !/^\p{Lu}[\p{L} .’'-]*$/u.test(place)) return { customer: name };
  const city = cityCalled(place);
  if (!sentence && !isKnownCity(city) && readCountryName(place).kind !== 'country') return { customer: name };
  return { customer: parts.slice(0, at).join(' '), place: city };
}

/** `在台中`, `based in Denver`: the city, without the words that place somebody there. */
export function bareCity(said: string): string {
  const bare = said
    .replace(/^(?:他們|客戶|公司)?(?:位於|在)(?=\p{Script=Han}{2})/u, '')
    .replace(/^(?:based )?in (?=\p{Lu})/u, '');
  return isKnownCity(bare) ? bare : said;
}
