import { listedWords } from '../text/written-words.ts';
import { answersOrCommands } from './routing-mood.ts';
import type { Halves } from './routing-when.ts';
import * as words from './routing-words.ts';

const asks = listedWords(words.routingNoReceivers);
const customers = new Set(['customer', 'client', 'account']);
const origins = new Set(listedWords(`${words.routingSources.microsoft}|${words.routingSources.partner}`));
/** Behind a name in the possessive: what it is that they own. */
const owned = /^(\p{Lu}[\p{L} .-]{0,60})[’']s(?: (customer|client|account|deals?|country|market|region|territory))?$/u;
const latinName = /^\p{Lu}[\p{L} .'’-]{0,60}$/u;

/**
 * Rules without a word for giving: `Brazil is Lee’s`, `let Alex have Poland`, `墨西哥的負責人是 Alex`, `From Australia? Megan.`
 * Many other sentences are built alike, so these count only where every word of them was understood.
 */
export function ownedHalves(said: string): readonly Halves[] {
  if (asks.some((word) => word !== 'let' && said.toLowerCase().startsWith(`${word} `))) return [];
  return [...possessed(said), ...chinesePossessed(said), ...letHave(said), ...responsible(said), ...asked(said)].map(
    (halves) => ({ ...halves, onlyWhole: true as const }),
  );
}

/** `Italy is always Megan’s`, `Contoso is Megan’s customer`. */
function possessed(said: string): readonly Halves[] {
  return [' is ', ' are '].flatMap((copula) => {
    const place = said.lastIndexOf(copula);
    if (place <= 0) return [];
    const rest = said.slice(place + copula.length).replace(/^(?:always|now) /i, '');
    const [, to, noun = ''] = owned.exec(rest) ?? [];
    const when = said.slice(0, place).trim();
    // Whose customer Microsoft or a partner is, is no condition on a referral.
    if (customers.has(noun) && origins.has(when.toLowerCase())) return [];
    return to ? [{ when: customers.has(noun) ? `customer ${when}` : when, to }] : [];
  });
}

/** `巴西是 Lee 的`. */
function chinesePossessed(said: string): readonly Halves[] {
  const place = said.lastIndexOf('是');
  const to = said.slice(place + 1).trim();
  return place > 0 && to.endsWith('的') && /^[A-Z]/.test(to)
    ? [{ when: said.slice(0, place).trim(), to: to.slice(0, -1).trim() }]
    : [];
}

const haves = [' have ', ' take ', ' handle ', ' cover ', ' get ', ' own ', ' look after '];
const ones = [' the one for ', ' responsible for ', ' the owner for ', ' the owner of ', ' the contact for '];

/** `let Alex have Poland`, `make Alex the one for Mexico`. */
function letHave(said: string): readonly Halves[] {
  const lower = said.toLowerCase();
  const middles = lower.startsWith('let ') ? haves : lower.startsWith('make ') ? ones : [];
  return middles.flatMap((middle) => {
    const place = lower.indexOf(middle);
    const to = said.slice(said.indexOf(' ') + 1, Math.max(0, place));
    return place > 0 && latinName.test(to) ? [{ when: said.slice(place + middle.length), to }] : [];
  });
}

const chineseOffices = ['的負責人是', '負責人是', '的負責人為', '的窗口是', '的承辦人是'];
const koreanOffices = [' 담당자는 ', ' 담당은 ', ' 책임자는 ', '의 담당자는 '];

/** `墨西哥的負責人是 Alex`, `멕시코 담당자는 Alex로 해 줘`: an office, and who holds it. */
function responsible(said: string): readonly Halves[] {
  return [...chineseOffices, ...koreanOffices].flatMap((office) => {
    const place = said.indexOf(office);
    if (place <= 0) return [];
    const [to = ''] = said
      .slice(place + office.length)
      .trim()
      .split(/(?:으로|로)(?= |$)|(?:이야|야|입니다|예요|이에요)$/);
    return to === '' ? [] : [{ when: said.slice(0, place).trim(), to: to.trim() }];
  });
}

/** `From Australia? Megan.` */
function asked(said: string): readonly Halves[] {
  const place = said.indexOf('? ');
  const to = said.slice(place + 2).trim();
  return place > 0 && latinName.test(to) && !answersOrCommands.test(to) ? [{ when: said.slice(0, place), to }] : [];
}
