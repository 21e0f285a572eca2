import { plainName } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TeamChannel } from './deal-team-channels.ts';

/** How a channel is called in a sentence; the default one may have no name. */
export function channelInWords({ name }: Pick<TeamChannel, 'name'>, locale: Locale): string {
  return name === '' ? say(locale, 'channel.theDefault') : plainName(name, 60);
}
