import type { Locale } from '../../i18n/locale.ts';
import { type RoutingLine, readRoutingLine } from './routing-line.ts';

/**
 * `台北的inbound通通給Lee`: all referrals of something that is no condition, to somebody. It is meant as a rule, and the answer
 * says which words were not read.
 */
export function routingOfAll(text: string, locale: Locale): RoutingLine | undefined {
  if (!ofAll.test(text) || !ofReferrals.test(text) || /[?？]\s*$/u.test(text)) return undefined;
  const line = readRoutingLine(text, locale);
  const [unread = '', ...others] = line?.unread ?? [];
  return unread !== '' && others.length === 0 && !ofOne.test(unread) && line && line.to.length > 0 ? line : undefined;
}

/** `give all my referrals to Lee` hands over, and is no rule. */
const ofOne =
  /^(?:my|mine|his|her|hers|their|theirs|мои|моих|моё|мое|его|её|ее|их|내|제|나의|저의|내가|제가|我|我的|他|他的|她|她的)$/iu;

/** Whose they may be: Lee, of `give all Lee’s referrals to Megan`. */
export function ownerOfAll(text: string, locale: Locale): string {
  const [unread = ''] = routingOfAll(text, locale)?.unread ?? [];
  return unread.replace(/[’']s$|의$|的$/u, '');
}

const ofAll = /전부|모두|다 |通通|統統|全部|一律|都給|(?<!\p{L})(?:all|everything|все|всё)(?!\p{L})/iu;
const ofReferrals = /추천|인바운드|들어온|轉介|案子|商機|傳入|inbound|referrals?|рекомендаци|входящ/iu;
