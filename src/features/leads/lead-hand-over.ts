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
import { leadFilterCode } from './lead-filters.ts';
import { leadCallInWords, leadSourceInWords } from './lead-in-words.ts';
import type { LeadRule } from './rules/lead-rule.ts';

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

/** What became of a lead that a rule names. `no-answer`: the CRM is away or in no state to take any; it is tried again. */
export interface HandedOverByRule {
  readonly kind: 'done' | 'stale' | 'refused' | 'no-answer';
}

const attempts = 5;
/** A CRM that does not answer, and one that its administrator has to mend: what a rule handed over in vain is tried again. */
const againMilliseconds = { wait: 900_000, others: 3_600_000 };

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

  /** Undefined: there is none to hand over to. */
  get system(): Crm['system'] | undefined {
    return this.#deps.crm?.system;
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
      const written = await this.#noteDone(referral, crm, made.id, { by: actorOf(person) });
      if (written) return { kind: 'done', referral: written };
    }
    return { kind: 'not-found' };
  }

  /**
   * As a rule says that nobody presses: what the CRM refuses is marked on the lead, so that it is not tried each minute. A lead that
   * was there once and was deleted is a person's to hand over again.
   */
  async byRule(found: Referral, rule: Pick<LeadRule, 'id' | 'filter'>): Promise<HandedOverByRule> {
    const { desk, crm, language } = this.#deps;
    let lead: Referral | undefined = found;
    for (let attempt = 0; crm && lead && attempt < attempts; attempt++) {
      if (lead.handedOver || !canHandOver(lead)) return { kind: 'stale' };
      const made = await this.#make(crm, lead, language);
      if ('failure' in made) return this.#noteRefused(lead, crm, made.failure, rule);
      if (await this.#noteDone(lead, crm, made.id, { by: 'desk', rule })) return { kind: 'done' };
      lead = await desk.referrals.find(lead.id);
    }
    return { kind: 'stale' };
  }

  #noteDone(
    lead: Referral,
    { system }: LeadCrm,
    id: string,
    { by, rule }: { readonly by: 'desk' | ReturnType<typeof actorOf>; readonly rule?: Pick<LeadRule, 'id' | 'filter'> },
  ) {
    const { desk } = this.#deps;
    const at = desk.clock.now();
    const { notHandedOver: _refused, ...others } = lead;
    const byRule = rule ? { rule: leadFilterCode(rule.filter) } : {};
    const after = touchReferral({ ...others, handedOver: { system, id, at, ...byRule } }, desk.policy, at);
    const what = { what: 'lead-handed-over', by, after: { system, ...(rule ? { rule: rule.id } : {}) } };
    return writeReferral(desk, lead, after, what);
  }

  /** Where somebody wrote meanwhile, the next look does it again. */
  async #noteRefused(
    lead: Referral,
    { system }: LeadCrm,
    failure: CrmFailure,
    rule: Pick<LeadRule, 'id' | 'filter'>,
  ): Promise<HandedOverByRule> {
    const { desk } = this.#deps;
    const at = desk.clock.now();
    const { kind, code } = failure;
    const isFinal = kind === 'person' || kind === 'gone';
    const pause = kind === 'wait' || kind === 'merge-again' ? againMilliseconds.wait : againMilliseconds.others;
    const words = kind === 'person' && failure.words ? { words: failure.words } : {};
    const named = { rule: leadFilterCode(rule.filter) };
    const refused = {
      system,
      at,
      code,
      ...named,
      ...words,
      ...(isFinal ? {} : { again: new Date(at.getTime() + pause) }),
    };
    const after = touchReferral({ ...lead, notHandedOver: refused }, desk.policy, at);
    await writeReferral(desk, lead, after, {
      what: 'lead-not-handed-over',
      by: 'desk',
      after: { system, code, rule: rule.id },
    });
    return { kind: isFinal ? 'refused' : 'no-answer' };
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
export function notHandedOver(
  failure: Pick<CrmFailure, 'kind' | 'code'> & { readonly words?: string },
  system: Crm['system'],
  locale: Locale,
): string {
  const crm = crmNames[system];
  if (failure.kind === 'wait' || failure.kind === 'merge-again') return say(locale, 'lead.crm.wait', { crm });
  if (failure.code === 'duplicate') return say(locale, 'lead.crm.duplicate', { crm });
  if (failure.kind === 'person' && failure.words) return say(locale, 'crm.problem.said', { crm, words: failure.words });
  return say(locale, 'crm.problem.other', { crm, code: failure.code });
}
