import type { Rows } from './rows.ts';

/** Short, as typed on a phone: figures of one's own, whoever has something, values without signs between them, one left out. */
export const englishEveryday: Rows = [
  ['how many open deals do i have', 'count owner:me'],
  ['how many did i accept this month', 'count accepted:2026-11-01+2026-11-24 owner:me'],
  ['how many deals have i won', 'count state:won owner:me'],
  ['how many did we accept this month', 'count accepted:2026-11-01+2026-11-24'],
  ['total value of my deals', 'pipeline owner:me'],
  ['what are my deals worth', 'pipeline owner:me'],
  ['my deals worth more than 50k', 'mine value-from:50000'],
  ['does megan have zenith?', 'ask-owner name:Zenith Rail'],
  ['is zenith with megan?', 'ask-owner name:Zenith Rail'],
  [
    'zenith 90k closing feb negotiation',
    'set-value name:Zenith Rail value:90000 + set-close-date day:2027-02-28 + set-stage stage:negotiation',
  ],
  ['zenith 90k feb 15', 'set-value name:Zenith Rail value:90000 + set-close-date day:2027-02-15'],
  ['zenith 2 march 2027', 'set-close-date name:Zenith Rail day:2027-03-02'],
  ['accept zenith but not copperfield', 'accept name:Zenith Rail'],
  ['accept zenith, copperfield can wait', 'accept name:Zenith Rail'],
  ['give zenith to Megan but not copperfield', 'assign name:Zenith Rail to:Megan'],
  ['accept zenith but not Zorbix', 'leave name:Zenith Rail'],
];

export const russianEveryday: Rows = [
  ['сколько у меня сделок', 'count owner:me'],
  ['сколько я принял в этом месяце', 'count accepted:2026-11-01+2026-11-24 owner:me'],
  ['сумма моих сделок', 'pipeline owner:me'],
  ['на какую сумму мои сделки', 'pipeline owner:me'],
  ['сколько стоят мои сделки', 'pipeline owner:me'],
  ['принял', 'thanks'],
  ['сделай 200 тысяч', 'set-value value:200000'],
  ['поменяй её на 200к', 'set-value value:200000'],
  ['радуга у меган?', 'ask-owner name:Радуга'],
  [
    'радуга 90к закрытие в феврале переговоры',
    'set-value name:Радуга value:90000 + set-close-date day:2027-02-28 + set-stage stage:переговоры',
  ],
  ['прими радугу, но не дубраву', 'accept name:Радуга'],
  ['прими радугу, а дубраву не трогай', 'accept name:Радуга'],
  ['передай радугу Меган, а дубраву оставь', 'assign name:Радуга to:Меган'],
];
