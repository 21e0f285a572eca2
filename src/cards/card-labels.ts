import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import { acceptFormLimits, declineFormLimits } from './form-limits.ts';

/** The texts of a template that do not depend on its data: buttons, labels, messages of the inputs. */
export type Labels = Readonly<Record<string, string>>;

export function buttonLabels(locale: Locale): Labels {
  return {
    accept: say(locale, 'button.accept'),
    acceptWithChanges: say(locale, 'button.acceptWithChanges'),
    decline: say(locale, 'button.decline'),
    claim: say(locale, 'button.claim'),
    release: say(locale, 'button.release'),
    assign: say(locale, 'button.assign'),
    undo: say(locale, 'button.undo'),
    open: say(locale, 'button.open'),
    details: say(locale, 'button.details'),
    refresh: say(locale, 'button.refresh'),
    favourite: `♡ ${say(locale, 'favourite.add')}`,
    unfavourite: `♥ ${say(locale, 'favourite.remove')}`,
    cancel: say(locale, 'button.cancel'),
    addContact: say(locale, 'button.addContact'),
    removeContact: say(locale, 'button.removeContact'),
    contact: say(locale, 'fact.contact'),
    estimatedValue: say(locale, 'fact.value'),
    estimatedCloseDate: say(locale, 'fact.closeDate'),
  };
}

export function acceptFormLabels(locale: Locale): Labels {
  return {
    ...buttonLabels(locale),
    name: say(locale, 'input.name'),
    nameError: say(locale, 'input.name.error', { max: acceptFormLimits.name }),
    value: say(locale, 'input.value'),
    valueError: say(locale, 'input.value.error'),
    currency: say(locale, 'input.currency'),
    currencyError: say(locale, 'input.currency.error'),
    closeDate: say(locale, 'input.closeDate'),
    closeDateError: say(locale, 'input.closeDate.error'),
    notes: say(locale, 'input.notes'),
    notesError: say(locale, 'input.notes.error', { max: acceptFormLimits.notes }),
    externalReferenceId: say(locale, 'input.externalReferenceId'),
    campaignId: say(locale, 'input.campaignId'),
    idError: say(locale, 'input.id.error', { max: acceptFormLimits.id }),
    contactError: say(locale, 'input.contact.error', { max: acceptFormLimits.contact }),
    contacts: say(locale, 'form.accept.contacts'),
    contactsHint: say(locale, 'form.accept.contactsHint'),
  };
}

export function declineFormLabels(locale: Locale): Labels {
  return {
    ...buttonLabels(locale),
    reason: say(locale, 'input.reason'),
    reasonError: say(locale, 'input.reason.error'),
    note: say(locale, 'input.declineNote'),
    noteError: say(locale, 'input.declineNote.error', { max: declineFormLimits.note }),
  };
}

export function claimFormLabels(locale: Locale): Labels {
  return {
    ...buttonLabels(locale),
    phone: say(locale, 'input.ownPhone'),
    phoneError: say(locale, 'input.ownPhone.error'),
  };
}

export function inviteLabels(locale: Locale): Labels {
  return { openChat: say(locale, 'form.invite.open'), back: say(locale, 'button.back') };
}

export function guideLabels(locale: Locale): Labels {
  return {
    title: say(locale, 'guide.title'),
    does: say(locale, 'guide.does'),
    say: say(locale, 'guide.say'),
    more: say(locale, 'guide.more'),
  };
}

export function notYoursLabels(locale: Locale): Labels {
  return { title: say(locale, 'notYours.title'), why: say(locale, 'notYours.why') };
}

export function welcomeLabels(locale: Locale): Labels {
  return { title: say(locale, 'welcome.title') };
}

export function sharedLabels(locale: Locale): Labels {
  return { current: say(locale, 'extension.current'), openDesk: say(locale, 'extension.openDesk') };
}
