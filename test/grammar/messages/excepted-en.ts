import type { Rows } from './rows.ts';

/** What is excepted, what a deed depends on behind its reason, another customer beside the named one; lists of places and past days. */
export const englishExcepted: Rows = [
  ['accept everything except zenith', '?'],
  ['take everything except zenith off my list', 'leave name:Zenith Rail'],
  ['everything but zenith looks good, accept it', 'leave name:Zenith Rail'],
  ['all but zenith chose another vendor, mark lost', 'leave name:Zenith Rail'],
  ['accept zenith and Harborline', '?'],
  ['take zenith and Harborline off my list', '?'],
  ['zenith or Harborline looks good to me, please accept', '?'],
  ['hand zenith over to Megan, I’m swamped, unless Lee wants it', 'leave name:Zenith Rail'],
  ['give zenith to Megan, she knows them, but not yet', 'leave name:Zenith Rail'],
  ['take zenith off my list, but only if Lee agrees', 'leave name:Zenith Rail'],
  ['close date for zenith Harborline: 15 January 2027', 'set-close-date name:Zenith Rail day:2027-01-15'],
  ['accept zenith next month', 'remind name:Zenith Rail'],
  // What carries the words does it.
  ['decline zenith, nobody has time except Lee', 'decline name:Zenith Rail note:nobody has time except Lee'],
  ['note for zenith: only if the price holds', 'note name:Zenith Rail note:only if the price holds'],
  ['can somebody decline the zenith one? duplicate', 'decline name:Zenith Rail note:duplicate'],
  ['could someone please accept zenith', 'accept name:Zenith Rail'],
  ['zenith value is now 95k not 80', 'set-value name:Zenith Rail value:95000'],
  ['set value of zenith to 95k not 80k', 'set-value name:Zenith Rail value:95000'],
  ['set zenith to 80% and 120k', 'set-stage name:Zenith Rail stage:80 + set-value value:120000'],
  ['won zenith, and remind me to invoice on monday', '?'],
  ['anything in the UK?', 'found country:GB'],
  ['anything in Germany or France?', 'found country:DE+FR'],
  ['inbound from last month', 'inbound arrived:2026-10-01+2026-10-31'],
  ['inbound from last week nobody took', 'inbound owner:nobody arrived:2026-11-16+2026-11-22'],
  ['how many did we miss last month', 'count expired:2026-10-01+2026-10-31'],
  ['how many did we let expire in october', 'count expired:2026-10-01+2026-10-31'],
  // What the customer did is why, and no report of the change.
  ['set zenith value to 122k because they added seats', 'set-value name:Zenith Rail value:122000'],
  ['set zenith value to 123k, they added seats', 'set-value name:Zenith Rail value:123000'],
  ['move zenith to Proposed now', 'set-stage name:Zenith Rail stage:Proposed'],
  ['Lee said they moved zenith to Proposed', 'leave name:Zenith Rail'],
];
