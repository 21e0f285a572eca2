import type { Rows } from './rows.ts';

/** What is only looked at and was taken for a change, and what several deals are named in. */
export const englishReadOrWritten: Rows = [
  ['closing in january', 'found closing:2027-01-01 | outbound closing:2027-01-01'],
  ['closing this quarter', 'outbound closing:2026-10-01'],
  ['the ones closing in march', 'outbound closing:2027-03-01'],
  ['closing date of zenith to 1 march', 'set-close-date name:Zenith Rail day:2027-03-01'],
  ['pipeline for December', 'pipeline closing:2026-12-01+2026-12-31'],
  ['pipeline in january', 'pipeline closing:2027-01-01+2027-01-31'],
  [
    'set zenith to 80k instead of 120k and close it feb 1',
    'set-value name:Zenith Rail value:80000 + set-close-date day:2027-02-01',
  ],
  ['bump zenith to 140k after they added seats', 'set-value name:Zenith Rail value:140000'],
  ['raise zenith to 90k after the customer added a site', 'set-value name:Zenith Rail value:90000'],
  ['drop zenith to 55k, they cut sites', 'set-value name:Zenith Rail value:55000'],
  ['set zenith to 55k, they decline the rest', 'look name:Zenith Rail'],
  ['bump zenith to 140k after they sign', 'leave name:Zenith Rail'],
  ['push zenith to may after they add seats', 'leave name:Zenith Rail'],
  ['france', 'found country:FR'],
  ['spain or italy', 'found country:ES+IT'],
  ['over 100k', 'found value-from:100000'],
  ['more than enough', '?'],
  ['anything from megan?', 'found words:megan | found owner:Megan Bowen'],
  ['later', 'remind'],
  ['not now, later today', 'remind'],
  ['see you later', 'thanks'],
];

export const russianReadOrWritten: Rows = [
  ['закрываются в январе', 'outbound closing:2027-01-01'],
  ['закрываются в этом квартале', 'outbound closing:2026-10-01'],
  ['воронка на декабрь', 'pipeline closing:2026-12-01+2026-12-31'],
  ['воронка на январь', 'pipeline closing:2027-01-01+2027-01-31'],
  [
    'дубрава 80 тысяч вместо 120 и закрытие 1 февраля',
    'set-value name:Дубрава value:80000 + set-close-date day:2027-02-01',
  ],
  ['подними дубраву до 140 тысяч, они добавили места', 'set-value name:Дубрава value:140000'],
  ['подними дубраву до 90 тысяч, они отклонили остальное', 'look name:Дубрава'],
  ['подними дубраву до 140 тысяч, когда они добавят места', 'leave name:Дубрава'],
  ['запиши к дубраве, что финдир согласен', 'note name:Дубрава note:финдир согласен'],
  ['сумма сделок в Германии', 'pipeline country:DE'],
  ['сумма моих сделок', 'pipeline'],
  ['германия', 'found country:DE'],
  ['Германия или Франция', 'found country:DE+FR'],
  ['есть что-нибудь от Алекса?', 'found words:Алекса'],
  ['потом', 'remind'],
  ['не сейчас', 'remind'],
  ['дубрава закрывается в январе', 'set-close-date name:Дубрава day:2027-01-31'],
];
