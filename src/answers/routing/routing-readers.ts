import { readCountry } from '../place/country.ts';
import { fold } from '../text/said.ts';
import { longestWordFirst, nameLetter, wordStandsAt } from '../text/written-words.ts';
import { boundAmount } from './routing-bounds.ts';
import { routingCountry, routingPieces } from './routing-pieces.ts';
import { trimmedPart } from './routing-trim.ts';
import type { RoutingConditions, RoutingReading } from './routing-when.ts';
import * as words from './routing-words.ts';
import { readSpokenLanguage } from './spoken-language.ts';

type Reader = (said: string, reading: RoutingReading) => RoutingConditions | undefined;

/** Upper bound in characters of an amount with the words around it. */
const longestAmountPart = 60;

const amount =
  (name: 'over' | 'under'): Reader =>
  (said, reading) => {
    const whole = boundAmount(said, reading.locale);
    if (whole) return { [name]: whole };
    // `over 50k in EUR`, `свыше 50 тыс. немецкие`: an amount, and words with a meaning of their own.
    for (let at = Math.min(said.length - 1, longestAmountPart); at > 0; at--) {
      if (!/[\s,]/.test(said.charAt(at))) continue;
      const first = boundAmount(trimmedPart(said.slice(0, at)), reading.locale);
      const rest = first && routingPieces(said.slice(at), reading);
      if (rest) return { ...rest, [name]: first };
    }
    return undefined;
  };

const longestName = 60;
const copulas = longestWordFirst(words.routingCopulas);
const copulasBehind = longestWordFirst(words.routingCopulasBehind);
/** Several names, or a clause, are no name. */
const noName = /^\d{3}|\s(?:or|или|또는|或)\s|[/|？?]|^(?:who|that|which|whose|with|из|в)\s/i;

/** `고객이 연락 왔어요, …`, `客戶很急,…`: the word for customer is the subject of a report, no label before a name. */
const report =
  /^(?:이|가|은|는|도|을|를|에게|한테|께서|측|쪽)\s|(?:어요|아요|해요|예요|대요|래요|네요|데요|니다|는데|은데|니까|했고|았고|었고)(?:[\s,.]|$)|^(?:很|說|打|想|要|在|已|有|沒|問|表示|希望|剛|急|來|覺得|回|都)|了[,，。\s]/u;

const text =
  (name: 'customer' | 'solution'): Reader =>
  (said, reading) => {
    const whole = bareName(said);
    const [first, rest] = nameAndOthers(whole);
    const others = rest === '' ? {} : routingPieces(rest, reading);
    const called = others ? first : whole;
    if (called.length > longestName || !nameLetter.test(called) || noName.test(called) || report.test(said))
      return undefined;
    return boundAmount(called, reading.locale) ? undefined : { ...others, [name]: called };
  };

/** `Contoso Backup, Ireland`, `Contoso Analytics 일본 거래`: a name, and words behind a comma or in another script. */
function nameAndOthers(said: string): readonly [string, string] {
  const comma = said.search(/[,，、]/);
  if (comma > 0) return [said.slice(0, comma).trim(), said.slice(comma)];
  const at = /^\p{Script=Latin}/u.test(said) ? said.search(/[\p{Script=Hangul}\p{Script=Han}]/u) : -1;
  return at > 0 ? [said.slice(0, at).trim(), said.slice(at).replace(/^的/, '')] : [said, ''];
}

/** `customer is Fabrikam`, `고객이 Fabrikam이면`, `客戶是 Fabrikam 的話`. */
function bareName(said: string): string {
  const bare = trimmedPart(said);
  const lead = copulas.find((word) => wordStandsAt(bare.toLowerCase(), word, 0));
  const name = trimmedPart(lead ? bare.slice(lead.length) : bare);
  const tail = copulasBehind.find((word) => name.length > word.length && name.endsWith(word));
  return trimmedPart(tail ? name.slice(0, -tail.length) : name).replace(/^["“«「„](.+)["”»」“]$/u, '$1');
}

export const conditionReaders: Readonly<
  Record<Exclude<keyof typeof words.routingMarkers, 'else' | 'notBehind'>, Reader>
> = {
  over: amount('over'),
  under: amount('under'),
  customer: text('customer'),
  solution: text('solution'),
  language: (said, reading) => {
    const language = readSpokenLanguage(said);
    if (language) return { language };
    const read = routingPieces(said, reading);
    return read && Object.keys(read).length > 0 && (read.language || read.countries) ? read : undefined;
  },
  location: (said, reading) => {
    const parts = said.split(/[\s,，、/]+/);
    const ids = parts.filter((part) => /^\d{3,12}$/.test(part.replace(/[은는이과와의]$/, '')));
    const rest = routingPieces(parts.filter((part) => !ids.includes(part)).join(' '), reading);
    const locations = ids.map((id) => id.replace(/\D/g, ''));
    return rest && ids.length > 0 ? { ...rest, locations } : undefined;
  },
  not: (said, reading) => {
    const read = listedCountries(said) ?? routingPieces(said, reading);
    const { countries, source, ...others } = read ?? {};
    if (Object.keys(others).length > 0 || (countries && source)) return undefined;
    if (countries) return { notCountries: countries };
    return source ? { source: source === 'microsoft' ? 'partner' : 'microsoft' } : undefined;
  },
  from: (said, reading) => listedCountries(said) ?? withMeaning(routingPieces(said, reading)),
};

const withMeaning = (read: RoutingConditions | undefined) => (read && Object.keys(read).length > 0 ? read : undefined);

const mostCountries = 40;

/** `Germany`, `DE, at and ch`; undefined for a name that several countries share. */
export function listedCountries(said: string): RoutingConditions | undefined {
  const whole = countryIn(said);
  if (whole) return { countries: [whole] };
  const parts = said.split(/[,，、/&+]|\s(?:and|or|и|или|및|또는|和|或)\s/i);
  if (parts.length > mostCountries) return undefined;
  const found = new Set<string>();
  for (const part of parts.map(trimmedPart)) {
    const country = part === '' ? undefined : countryIn(part);
    if (country) found.add(country);
    else if (part !== '') return undefined;
  }
  return found.size > 0 ? { countries: [...found] } : undefined;
}

/** With the beginnings of names: nothing else stands in the text. */
function countryIn(said: string): string | undefined {
  const found = routingCountry(said);
  if (found) return found;
  if (said.length < 4 || fold(said) === 'come') return undefined;
  const answer = readCountry(said);
  return answer.kind === 'country' ? answer.country : undefined;
}
