/** Words about channels in all languages together, by `|`. */

/** Between `use this channel` and how it is called. */
export const channelNameLeads =
  'as the channel|as|for|named|called|as team|for the team|как канал|как|для|под именем|под названием|이름은|이름|이름으로|作為|做為|稱為|叫做|名稱|名為';

/** `the channel DACH`, `команде DACH`: what stands behind it names a channel. */
export const channelLeads =
  'the channel|channel|the team channel|team channel|the team|team|в канал|канал|каналу|команде|в команду|команда|채널|頻道|频道|團隊';

/** `DACH channel`, `DACH 채널`: what stands before it names a channel. */
export const channelTails = 'channel|team|채널|팀|頻道|频道|團隊';

/** Korean has its particle behind the channel: `독일은 DACH 채널로`. The word before the particle. */
export const channelBefore = /(?:채널|팀)(?=(?:으로|로|에서|에게|에)(?:\s|$|[.!]))/g;

/** Russian has a word for `to` before a channel that stands before a country, too. */
export const channelTo = /\s(?:отправлять\s|направлять\s)?во?\s+(?=(?:канал|команду)\s)/i;
