import { plainName } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TeamChannel } from './deal-team-channels.ts';

/** The name of a channel in a sentence; the default channel may have none. */
export function channelInWords({ name }: Pick<TeamChannel, 'name'>, locale: Locale): string {
  return name === '' ? say(locale, 'channel.theDefault') : plainName(name, 60);
}
