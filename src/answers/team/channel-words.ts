/** Words about channels in all languages together, separated by `|`. */

/** Between `use this channel` and its name. */
export const channelNameLeads =
  'as the channel|as|for|named|called|as team|for the team|как канал|как|для|под именем|под названием|이름은|이름|이름으로|作為|做為|稱為|叫做|名稱|名為';

/** Before a channel's name: `the channel DACH`, `команде DACH`. */
export const channelLeads =
  'the channel|channel|the team channel|team channel|the team|team|в канал|канал|каналу|команде|в команду|команда|채널|頻道|频道|團隊';

/** After a channel's name: `DACH channel`, `DACH 채널`. */
export const channelTails = 'channel|team|채널|팀|頻道|频道|團隊';

/** Korean puts a particle after the channel: `독일은 DACH 채널로`. Matches the word before the particle. */
export const channelBefore = /(?:채널|팀)(?=(?:으로|로|에서|에게|에)(?:\s|$|[.!]))/g;

/** The Russian preposition before a channel also precedes countries, so the word for channel is required. */
export const channelTo = /\s(?:отправлять\s|направлять\s)?во?\s+(?=(?:канал|команду)(?:\s|$))/i;
