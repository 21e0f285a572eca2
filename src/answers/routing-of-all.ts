import type { Locale } from '../i18n/locale.ts';
import { type RoutingLine, readRoutingLine } from './routing-line.ts';

/**
 * `台北的inbound通通給Lee`: all referrals of something that is no condition, to somebody. It is meant as a rule, and the answer
 * says which words were not read.
 */
export function routingOfAll(text: string, locale: Locale): RoutingLine | undefined {
  if (!ofAll.test(text) || !ofReferrals.test(text) || /[?？]\s*$/u.test(text)) return undefined;
  const line = readRoutingLine(text, locale);
  return line?.unread.length === 1 && line.to.length > 0 ? line : undefined;
}

const ofAll = /전부|모두|다 |通通|統統|全部|一律|都給|(?<!\p{L})(?:all|everything|все|всё)(?!\p{L})/iu;
const ofReferrals = /추천|인바운드|들어온|轉介|案子|商機|傳入|inbound|referrals?|рекомендаци|входящ/iu;
