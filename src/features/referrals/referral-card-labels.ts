import { say } from '../../i18n/catalogue.ts';
import { perLocale } from '../../i18n/per-locale.ts';

/** The words on the buttons: the same on every card. */
export const buttonLabels = perLocale((locale) => ({
  accept: say(locale, 'button.accept'),
  acceptAsIs: say(locale, 'button.acceptAsIs'),
  decline: say(locale, 'button.decline'),
  claim: say(locale, 'button.claim'),
  release: say(locale, 'button.release'),
  undo: say(locale, 'button.undo'),
  open: say(locale, 'button.open'),
  refresh: say(locale, 'button.refresh'),
  cancel: say(locale, 'button.cancel'),
  addContact: say(locale, 'button.addContact'),
  removeContact: say(locale, 'button.removeContact'),
}));
