import type { Labelled, Line } from '../../cards/card-data.ts';
import { leadOverview } from '../../cards/lead-cards.ts';
import { plain, plainName } from '../../cards/plain.ts';
import { crmNames } from '../../crm/crm-values.ts';
import { say } from '../../i18n/catalogue.ts';
import { joinedIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { timeLeft } from '../../i18n/time-left.ts';
import {
  type BuiltCard,
  cardBasics,
  contactsOf,
  customerForSummary,
  formatMomentFor,
  isHeldForUndo,
  isTakenLead,
  isUndecided,
  leadDoubtOf,
  leadOriginOf,
  leadShelfOf,
  moneyOf,
  ownViewsOf,
  type Referral,
  type ReferralView,
  refusalsOf,
  titleOf,
} from '../referrals/index.ts';
import { leadRuleOfCode } from './lead-filters.ts';
import { canHandOver, type LeadCrm, notHandedOver } from './lead-hand-over.ts';
import { leadFactsInWords } from './lead-in-words.ts';
import { leadStatus } from './lead-status.ts';

/**
 * Link to facts that the API does not give. The address of a single lead's page is not documented
 * (docs/partner-center.md#links).
 */
const partnerCenterLink = 'https://partner.microsoft.com/dashboard/home';
/** What the card shows besides the lead's record. */
export interface BesideLead {
  /** Names of deals with the same customer. */
  readonly deals?: readonly string[];
  /** The CRM that the lead can be, or was, handed over to. */
  readonly crm?: Pick<LeadCrm, 'system' | 'leadUrl' | 'linkUrl'> | undefined;
}

/**
 * The card of a lead: who wants what, from where, how reliable the addresses are, and until when to respond. It shows
 * no Microsoft seller and none of the facts on which co-sell decisions depend.
 */
export function leadCard(referral: Referral, view: ReferralView, { deals = [], crm }: BesideLead = {}): BuiltCard {
  const { locale } = view;
  const summary = summaryOf(referral, view);
  const { record } = referral;
  const { customer, dealName, place } = titleOf(referral, view);
  const value =
    record.dealValue && record.dealValue.value > 0
      ? [{ label: say(locale, 'lead.fact.value'), text: moneyOf(referral, locale) }]
      : [];
  const card = leadOverview({
    ...cardBasics(referral, view, summary),
    refreshFor: ownViewsOf(view),
    status: leadStatus(referral, view),
    warnings: warningsOf(referral, view),
    ...{ customer, dealName },
    // The kind of deal belongs to co-sell; a lead shows its origin instead.
    place: [place.split(' · ').slice(0, -1).join(' · '), say(locale, `lead.origin.${leadOriginOf(record)}`)]
      .filter(Boolean)
      .join(' · '),
    facts: [...leadFactsInWords(record, locale), ...value, ...inCrm(referral, view)],
    contacts: contactsOf(referral, view),
    notes: wordsOfCustomer(referral, view),
    others: [
      ...fateOf(referral, view),
      ...refusedByCrm(referral, view),
      ...(deals.length > 0 ? [{ text: say(locale, 'lead.sameCustomer', { deals: namesOnCard(locale, deals) }) }] : []),
    ],
    buttons: buttonsOf(referral, view),
    crms:
      crm && view.rights.answer && canHandOver(referral)
        ? [{ title: say(locale, 'lead.button.toCrm', { crm: crmNames[crm.system] }) }]
        : [],
    links: linksOf(referral, locale, crm),
  });
  return { card, summary };
}

function inCrm({ handedOver }: Referral, view: ReferralView): readonly Labelled[] {
  if (!handedOver) return [];
  const when = formatMomentFor(view, handedOver.at);
  const rule = leadRuleOfCode(handedOver.rule, view.locale);
  const text = rule
    ? say(view.locale, 'lead.crm.sinceByRule', { when, rule })
    : say(view.locale, 'lead.crm.since', { when });
  return [{ label: crmNames[handedOver.system], text }];
}

/** The lead's outcome in the CRM, and what is left to do; nothing follows from it automatically. */
function fateOf(referral: Referral, view: ReferralView): readonly Line[] {
  const { handedOver } = referral;
  const fate = handedOver?.fate;
  if (!handedOver || !fate || fate.kind === 'open') return [];
  const { locale } = view;
  const word = plain(fate.word ?? '', { max: 60 });
  const values = { crm: crmNames[handedOver.system], when: formatMomentFor(view, fate.at), word: word || '–' };
  const isWaiting = isUndecided(referral, view.now);
  const next = isWaiting && (fate.kind === 'qualified' || fate.kind === 'disqualified');
  return [
    { text: say(locale, `lead.fate.${fate.kind}`, values) },
    ...(next ? [{ text: say(locale, `lead.fate.${fate.kind}.next`) }] : []),
  ];
}

/** The CRM's refusal of a hand-over by a rule; it is reported nowhere else. */
function refusedByCrm({ notHandedOver: refused, ...lead }: Referral, { locale }: ReferralView): readonly Line[] {
  if (!refused || !canHandOver(lead)) return [];
  const { system, again, ...others } = refused;
  const values = { crm: crmNames[system], rule: leadRuleOfCode(refused.rule, locale) ?? 'none' };
  if (again) return [{ text: say(locale, 'lead.rule.later', values) }];
  const why = plain(notHandedOver({ kind: 'person', ...others }, system, locale), { max: 400 });
  return [{ text: `${say(locale, 'lead.rule.refused', values)} ${why}` }];
}

function linksOf({ handedOver }: Referral, locale: Locale, crm: BesideLead['crm']) {
  const there = crm && handedOver?.system === crm.system && handedOver.fate?.kind !== 'gone' ? handedOver : undefined;
  // Links to the record that the qualified lead became, since work continues there.
  const became = there?.fate?.kind === 'qualified' ? there.fate.recordId : undefined;
  const title = there && say(locale, 'lead.button.openCrm', { crm: crmNames[there.system] });
  return [
    { title: say(locale, 'lead.button.partnerCenter'), url: partnerCenterLink },
    ...(crm && there && title ? [{ title, url: became ? crm.linkUrl(became) : crm.leadUrl(there.id) }] : []),
  ];
}

/** Names of deals or leads, for use inside a sentence. */
export function namesOnCard(locale: Locale, names: readonly string[]): string {
  return joinedIn(
    locale,
    names.map((name) => plainName(name, 60)),
  );
}

function summaryOf(referral: Referral, { locale, now }: ReferralView): string {
  const customer = customerForSummary(referral);
  if (leadShelfOf(referral) !== 'waiting') return say(locale, 'lead.summary', { customer });
  const left = timeLeft(locale, referral.deadline.getTime() - now.getTime());
  return say(locale, 'lead.summary.waiting', { customer, left });
}

function warningsOf(referral: Referral, view: ReferralView) {
  const doubt = leadDoubtOf(referral.record.lead);
  const refused = refusalsOf(referral, view);
  return doubt ? [{ lines: [{ text: say(view.locale, `lead.doubt.${doubt}`) }] }, ...refused] : refused;
}

function wordsOfCustomer({ record }: Referral, { locale }: ReferralView) {
  const words = [record.invite.notes, record.notes === record.invite.notes ? undefined : record.notes];
  const [said, noted] = words.map((text) => plain(text ?? '', { max: 700, lines: true }));
  return [
    { label: say(locale, 'lead.words'), text: said ?? '' },
    { label: say(locale, 'note.deal'), text: noted ?? '' },
  ].filter(({ text }) => text !== '');
}

/** Hiding a button is no protection: every press is checked again. */
function buttonsOf(referral: Referral, { rights, now }: ReferralView) {
  const open = rights.answer && isUndecided(referral, now);
  const { decision } = referral;
  const closing = decision?.kind === 'won' || decision?.kind === 'lost' ? decision.state : undefined;
  const worked = isTakenLead(referral) && closing === undefined;
  const may = rights.deal ?? [];
  return {
    take: open,
    archive: open,
    notALead: open && leadDoubtOf(referral.record.lead) !== undefined,
    undo: rights.undo && isHeldForUndo(referral, now),
    edit: worked && may.includes('edit'),
    won: worked && may.includes('close'),
    lost: worked && may.includes('close'),
    undoClosing: isTakenLead(referral) && closing === 'held' && may.includes('close'),
  };
}
