import { type Crm, CrmError, type CrmFailure, crmNames, type NewCrmLead } from '../../crm/port.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Person } from '../people/index.ts';
import {
  type Access,
  actorOf,
  type DeskDeps,
  findFor,
  leadDoubtOf,
  type Referral,
  touchReferral,
  writeReferral,
} from '../referrals/index.ts';
import { leadCallInWords, leadSourceInWords } from './lead-in-words.ts';

export type LeadCrm = Pick<Crm, 'system' | 'createLead' | 'leadFates' | 'leadUrl' | 'linkUrl'>;

export interface LeadHandOverDeps {
  readonly desk: DeskDeps;
  readonly access: Access;
  /** Undefined: there is none, or nothing is written to it. */
  readonly crm: LeadCrm | undefined;
  /** In which the CRM's people read. */
  readonly language: Locale;
}

export type HandedOver =
  | { readonly kind: 'done' | 'stale' | 'not-allowed'; readonly referral: Referral }
  | { readonly kind: 'failed'; readonly referral: Referral; readonly failure: CrmFailure }
  | { readonly kind: 'not-found' };

const attempts = 5;

/** Open, with no end to it on its way, no doubt about it, and not there yet, or deleted there. */
export function canHandOver({ kind, record, vanished, handedOver, decision }: Referral): boolean {
  if (kind !== 'lead' || vanished || leadDoubtOf(record.lead)) return false;
  if (handedOver && handedOver.fate?.kind !== 'gone') return false;
  if (decision && decision.kind !== 'accept') return false;
  return record.status === 'New' || record.status === 'Active';
}

/** A lead goes to the CRM as a lead, once: its key there is the referral's id, so that whoever presses again finds what is there. */
export class LeadHandOver {
  readonly #deps: LeadHandOverDeps;

  constructor(deps: LeadHandOverDeps) {
    this.#deps = deps;
  }

  async handOver(person: Person, id: string): Promise<HandedOver> {
    const { desk, access, crm, language } = this.#deps;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const referral = await findFor({ ...desk, access }, person, id);
      if (referral?.kind !== 'lead') return { kind: 'not-found' };
      if (!access.may(person, 'answer', referral)) return { kind: 'not-allowed', referral };
      if (!crm || !canHandOver(referral)) return { kind: 'stale', referral };
      const made = await this.#make(crm, referral, language);
      if ('failure' in made) return { kind: 'failed', referral, failure: made.failure };
      const at = desk.clock.now();
      const after = touchReferral(
        { ...referral, handedOver: { system: crm.system, id: made.id, at } },
        desk.policy,
        at,
      );
      const written = await writeReferral(desk, referral, after, {
        what: 'lead-handed-over',
        by: actorOf(person),
        after: { system: crm.system },
      });
      if (written) return { kind: 'done', referral: written };
    }
    return { kind: 'not-found' };
  }

  async #make(crm: LeadCrm, referral: Referral, language: Locale) {
    try {
      return await crm.createLead(referral.id, crmLeadOf(referral, language));
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      // A CRM's own words may name people.
      this.#deps.desk.log.warn(
        { referralId: referral.id, code: error.failure.code },
        'a lead did not get into the CRM',
      );
      return { failure: error.failure };
    }
  }
}

/** The lead with its story, in the CRM's words' order: who, what about, and what they said. */
function crmLeadOf({ record }: Referral, locale: Locale): NewCrmLead {
  const [contact] = record.customer.contacts;
  const rating = record.lead?.rating?.toLowerCase();
  const offer = record.solutions[0]?.name;
  const story = [leadCallInWords(record, locale), leadSourceInWords(record)].filter(Boolean).join(' · ');
  return {
    company: record.customer.name,
    firstName: contact?.firstName ?? '',
    lastName: contact?.lastName ?? '',
    email: contact?.email ?? '',
    phone: contact?.phoneNumber ?? '',
    title: contact?.title ?? '',
    topic: offer || say(locale, 'lead.crm.topic', { customer: record.customer.name }),
    country: record.customer.address.country ?? '',
    ...(rating === 'high' || rating === 'medium' || rating === 'low' ? { rating } : {}),
    words: [record.invite.notes, record.notes === record.invite.notes ? '' : record.notes, story]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** Why the CRM did not take it, for whoever pressed. */
export function notHandedOver(failure: CrmFailure, system: Crm['system'], locale: Locale): string {
  const crm = crmNames[system];
  if (failure.kind === 'wait' || failure.kind === 'merge-again') return say(locale, 'lead.crm.wait', { crm });
  if (failure.code === 'duplicate') return say(locale, 'lead.crm.duplicate', { crm });
  if (failure.kind === 'person' && failure.words) return say(locale, 'crm.problem.said', { crm, words: failure.words });
  return say(locale, 'crm.problem.other', { crm, code: failure.code });
}
