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
  /** Undefined: no CRM is connected, or nothing is written to it. */
  readonly crm: LeadCrm | undefined;
  /** The language of the CRM's users. */
  readonly language: Locale;
}

export type HandedOver =
  | { readonly kind: 'done' | 'stale' | 'not-allowed'; readonly referral: Referral }
  | { readonly kind: 'failed'; readonly referral: Referral; readonly failure: CrmFailure }
  | { readonly kind: 'not-found' };

/** The result of a hand-over by a rule. `no-answer`: the CRM is unavailable or misconfigured; it is tried again. */
export interface HandedOverByRule {
  readonly kind: 'done' | 'stale' | 'refused' | 'no-answer';
}

const attempts = 5;
/**
 * Milliseconds before a hand-over by a rule is retried: after a missing answer, and after a failure that the CRM's
 * administrator has to correct.
 */
const againMilliseconds = { wait: 900_000, others: 3_600_000 };

/**
 * True: the lead is open, no archiving is under way, it is not doubtful, and it is not in the CRM, or was deleted
 * there.
 */
export function canHandOver({ kind, record, vanished, handedOver, decision }: Referral): boolean {
  if (kind !== 'lead' || vanished || leadDoubtOf(record.lead)) return false;
  if (handedOver && handedOver.fate?.kind !== 'gone') return false;
  if (decision && decision.kind !== 'accept') return false;
  return record.status === 'New' || record.status === 'Active';
}

/**
 * Hands a lead over to the CRM as a lead. Idempotent: the referral's id is its key there, so a repeated call finds the
 * existing record.
 */
export class LeadHandOver {
  readonly #deps: LeadHandOverDeps;

  constructor(deps: LeadHandOverDeps) {
    this.#deps = deps;
  }

  /** Undefined: there is no CRM to hand over to. */
  get system(): Crm['system'] | undefined {
    return this.#deps.crm?.system;
  }

  async handOver(person: Person, id: string): Promise<HandedOver> {
    const { desk, access, crm, language } = this.#deps;
    const referral = await findFor({ ...desk, access }, person, id);
    if (referral?.kind !== 'lead') return { kind: 'not-found' };
    if (!access.may(person, 'answer', referral)) return { kind: 'not-allowed', referral };
    if (!crm || !canHandOver(referral)) return { kind: 'stale', referral };
    const made = await this.#make(crm, referral, language);
    if ('failure' in made) return { kind: 'failed', referral, failure: made.failure };
    const noted = await this.#noteDone(referral, crm, made.id, { by: actorOf(person) });
    return noted ? { kind: 'done', referral: noted } : { kind: 'not-found' };
  }

  /**
   * Hand-over by a rule. A refusal of the CRM is recorded on the lead, so that it is not repeated every minute. A lead
   * that was deleted in the CRM is handed over again only by a person.
   */
  async byRule(lead: Referral, rule: Pick<LeadRule, 'id' | 'filter'>): Promise<HandedOverByRule> {
    const { crm, language } = this.#deps;
    if (!crm || lead.handedOver || !canHandOver(lead)) return { kind: 'stale' };
    const made = await this.#make(crm, lead, language);
    if ('failure' in made) return this.#noteRefused(lead, crm, made.failure, rule);
    return { kind: (await this.#noteDone(lead, crm, made.id, { by: 'desk', rule })) ? 'done' : 'stale' };
  }

  /** The record exists in the CRM, so it is noted whatever became of the lead meanwhile: archived, taken, closed. */
  async #noteDone(
    given: Referral,
    { system }: LeadCrm,
    id: string,
    { by, rule }: { readonly by: 'desk' | ReturnType<typeof actorOf>; readonly rule?: Pick<LeadRule, 'id' | 'filter'> },
  ): Promise<Referral | undefined> {
    const { desk } = this.#deps;
    const byRule = rule ? { rule: leadFilterCode(rule.filter) } : {};
    const what = { what: 'lead-handed-over', by, after: { system, ...(rule ? { rule: rule.id } : {}) } };
    let lead: Referral | undefined = given;
    for (let attempt = 0; lead && attempt < attempts; attempt++) {
      // Somebody pressed at the same time, or a rule did: the same record.
      if (lead.handedOver?.id === id && lead.handedOver.fate?.kind !== 'gone') return lead;
      const at = desk.clock.now();
      const { notHandedOver: _refused, ...others } = lead;
      const after = touchReferral({ ...others, handedOver: { system, id, at, ...byRule } }, desk.policy, at);
      const written = await writeReferral(desk, lead, after, what);
      if (written) return written;
      lead = await desk.referrals.find(lead.id);
    }
    return undefined;
  }

  /** After a concurrent write the next run repeats this. */
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
      // The CRM's message may contain names, so only its code is logged.
      this.#deps.desk.log.warn(
        { referralId: referral.id, code: error.failure.code },
        'a lead did not get into the CRM',
      );
      return { failure: error.failure };
    }
  }
}

/** The lead in the CRM's field order: who, the subject, and the customer's text. */
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

/** Why the CRM refused the lead, as a sentence for the person who pressed. */
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
