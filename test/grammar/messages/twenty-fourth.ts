import type { Rows } from './rows.ts';

/** A few of each kind that the twenty-fourth set found: buttons of a card, two wishes, relative changes, orders of a list. */
export const englishTwentyFourth: Rows = [
  ['share zenith with Microsoft', 'open name:Zenith Rail'],
  ['invite Microsoft’s sellers into copperfield', 'open name:Copperfield Insurance'],
  ['add Megan to the sablewood team', 'open name:Sablewood Paper'],
  ['copperfield needs registering for incentives', 'open name:Copperfield Insurance'],
  ['put a star on zenith', 'open name:Zenith Rail'],
  ['who changed zenith last week', 'audit name:Zenith Rail'],
  ['knock 20k off the zenith value', 'ask-value name:Zenith Rail'],
  ['double the sablewood amount', 'ask-value name:Sablewood Paper'],
  ['no sorry, I meant copperfield not zenith: 200k', 'set-value name:Copperfield Insurance value:200000'],
  ['can you hand zenith over to Megan, I’m swamped', 'assign name:Zenith Rail to:Megan'],
  ['dutch inbound over 40k nobody has picked up', 'inbound country:NL value-from:40000 owner:nobody'],
  ['biggest deals first', 'outbound sorts:'],
  ['how many referrals did Megan accept in october', 'count state:accepted since:2026-10-01'],
  ['I need to register an opportunity with Quayside Foods', 'new-deal customer:Quayside Foods'],
  ['everything in Texas', 'found words:Texas'],
];

export const russianTwentyFourth: Rows = [
  ['поделись радугой с майкрософтом', 'open name:Радуга'],
  ['позови продавцов Microsoft в меридиан', 'open name:Меридиан'],
  ['добавь Меган в команду дубравы', 'open name:Дубрава'],
  ['радугу надо зарегистрировать для вознаграждения', 'open name:Радуга'],
  ['поставь сердечко дубраве', 'open name:Дубрава'],
  ['кто менял радугу на прошлой неделе', 'audit name:Радуга'],
  ['удвой сумму меридиана', 'ask-value name:Меридиан'],
  ['нет, извини, я про дубраву, не про радугу: 200 тысяч', 'set-value name:Дубрава value:200000'],
  ['передай меридиан Меган, у меня завал', 'assign name:Меридиан to:Меган'],
  ['что мы писали про радугу в прошлый раз?', 'ask-notes name:Радуга'],
  ['сначала самые крупные сделки', 'outbound sorts:'],
  ['надо завести возможность с «Набережной Кухней»', 'new-deal customer:«Набережной Кухней»'],
];
