import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { CardStatus, EveryCard, Labelled, Line, ReferralCardData, Title } from './card-data.ts';
import { buttonLabels, type Labels } from './card-labels.ts';
import { cardTemplate } from './template.ts';

/** The data of the templates of leads; see `card-data.ts`. */

export type LeadButton = 'take' | 'archive' | 'notALead' | 'undo' | 'edit' | 'won' | 'lost' | 'undoClosing';

export interface LeadCardData extends ReferralCardData, Title {
  readonly refreshFor: readonly string[];
  readonly status: CardStatus;
  /** Doubts about the lead, and answers that Partner Center refused. */
  readonly warnings: readonly { readonly lines: readonly Line[] }[];
  readonly facts: readonly Labelled[];
  readonly contacts: readonly Line[];
  readonly notes: readonly Labelled[];
  /** Deals with the same customer. */
  readonly others: readonly Line[];
  readonly buttons: Readonly<Record<LeadButton, boolean>>;
  /** [] or one: the CRM to which the lead can be handed over. */
  readonly crms: readonly { readonly title: string }[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

export interface LeadRow {
  /** A row has one of the two ids; the other is empty. */
  readonly referralId: string;
  readonly leadId: string;
  readonly revision: number;
  /** The customer, and the row's number in the list, which can be typed. */
  readonly heading: string;
  readonly detail: string;
  readonly standing: string;
  readonly color: 'Default' | 'Attention';
  readonly tooltip: string;
  readonly notALead: boolean;
}

export interface LeadListData extends EveryCard {
  readonly notices: readonly Line[];
  readonly title: string;
  readonly lines: readonly Line[];
  readonly rows: readonly LeadRow[];
  readonly range: readonly Line[];
  readonly view: string;
  /** The filter encoded for `LeadFilterCode`; empty: none. */
  readonly filter: string;
  readonly page: number;
  readonly previousPage: number;
  readonly nextPage: number;
  readonly buttons: Readonly<Record<'previous' | 'next' | 'any', boolean>>;
  /** [] or one set of buttons: the other shelves. */
  readonly views: readonly { readonly buttons: readonly { readonly title: string; readonly view: string }[] }[];
}

/** A lead from the lead destination. */
export interface UnverifiedLeadData extends EveryCard {
  readonly notices: readonly Line[];
  readonly leadId: string;
  readonly page: number;
  readonly headline: string;
  readonly lines: readonly Line[];
  readonly customer: string;
  readonly facts: readonly Labelled[];
  readonly notes: readonly Labelled[];
  readonly remarks: readonly Line[];
  readonly buttons: Readonly<Record<'take' | 'archive' | 'bringBack', boolean>>;
}

export const leadOverview = cardTemplate<LeadCardData>('lead', leadLabels);
export const unverifiedLead = cardTemplate<UnverifiedLeadData>('lead-unverified', unverifiedLabels);
export const leadListing = cardTemplate<LeadListData>('lead-list', leadListLabels);

function leadLabels(locale: Locale): Labels {
  return {
    ...buttonLabels(locale),
    take: say(locale, 'lead.button.take'),
    archive: say(locale, 'lead.button.archive'),
    notALead: say(locale, 'lead.button.notALead'),
    edit: say(locale, 'lead.button.edit'),
    won: say(locale, 'lead.button.won'),
    lost: say(locale, 'lead.button.lost'),
    onlyThere: say(locale, 'lead.onlyThere'),
  };
}

function unverifiedLabels(locale: Locale): Labels {
  return {
    take: say(locale, 'lead.button.take'),
    notALead: say(locale, 'lead.button.notALead'),
    bringBack: say(locale, 'lead.button.bringBack'),
    back: say(locale, 'button.back'),
  };
}

function leadListLabels(locale: Locale): Labels {
  return {
    open: say(locale, 'button.open'),
    notALead: say(locale, 'lead.button.notALead'),
    previous: say(locale, 'list.button.previous'),
    next: say(locale, 'list.button.next'),
  };
}
