import type { Db } from 'mongodb';
import type { Clock } from '../../clock.ts';
import type { Feature, Turn } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Logger } from '../../logger.ts';
import type { SweepDeps } from '../../sweeps/sweeper.ts';
import { type ExportAnswer, type TableFiles, type TableName, tableInWords } from '../bulk/index.ts';
import type { Referral, ReferralsDeps, ReferralsRoom, ReferralView } from '../referrals/index.ts';
import { LeadDestination } from './destination/lead-destination.ts';
import { MongoUnverifiedLeads } from './destination/mongo-unverified-leads.ts';
import { unverifiedActions } from './destination/unverified-actions.ts';
import { leadActions } from './lead-actions.ts';
import { leadCard, namesOnCard } from './lead-card.ts';
import { LeadFates } from './lead-fates.ts';
import { type LeadCrm, LeadHandOver } from './lead-hand-over.ts';
import { leadTable, leadTableCode } from './lead-table.ts';
import { leadWords } from './lead-words.ts';
import { Leads } from './leads.ts';
import { MongoLeads } from './mongo-leads.ts';
import { LeadNews, type LeadNewsDeps } from './news/lead-news.ts';
import { MongoLeadNews } from './news/mongo-lead-news.ts';
import { LeadRuleBook } from './rules/lead-rule-book.ts';
import { LeadRuleSweep } from './rules/lead-rule-sweep.ts';
import { leadRuleTalk } from './rules/lead-rule-talk.ts';
import { MongoLeadRules } from './rules/mongo-lead-rules.ts';

/**
 * What leads contribute to the referrals feature: the card of a lead, and a line on deals' cards whose customer also
 * has leads.
 */
export function leadParts(db: Db, crm: LeadCrm | undefined): ReferralsDeps['leads'] {
  const store = new MongoLeads(db);
  return {
    leadCard: async (referral: Referral, view: ReferralView) =>
      leadCard(referral, view, { deals: await store.dealsWith(referral.record.customer), crm }),
    async alsoLead(referral: Referral, { locale }: ReferralView) {
      const names = await store.leadsOf(referral.record.customer);
      return names.length > 0 ? say(locale, 'lead.alsoLead', { leads: namesOnCard(locale, names) }) : undefined;
    },
  };
}

interface LeadsDeps extends Pick<SweepDeps, 'metrics' | 'random'> {
  readonly db: Db;
  readonly room: ReferralsRoom;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secrets: readonly string[];
  /** Undefined: no CRM is connected, or nothing is written to it. */
  readonly crm: LeadCrm | undefined;
  readonly language: Locale;
  readonly timeZone: string;
  readonly messenger: LeadNewsDeps['messenger'];
  readonly tableFile: (turn: Turn, table: TableName, of: Readonly<Record<string, string>>) => Promise<ExportAnswer>;
  /** Days for which leads from the lead destination are kept. */
  readonly days: number;
}

/**
 * Leads are separate from co-sell: they have their own list and card, and count in none of its figures. Includes the
 * lead destination of marketplace offers.
 */
export function createLeads(deps: LeadsDeps) {
  const { db, clock, log, secrets, crm } = deps;
  const { access, service, presenter, desk } = deps.room;
  const stores = storesOfLeads(db, deps.days);
  const { store, unverified, rules } = stores;
  const handOver = new LeadHandOver({ desk, access, crm, language: deps.language });
  const leads = new Leads({ store, unverified, access, clock });
  const fates = crm && new LeadFates({ desk, store, crm });
  const ruleTalk = leadRuleTalk({ leads, book: new LeadRuleBook({ rules, store, clock }), crm });
  const { commands, intent } = leadWords({
    leads,
    open: (turn, lead) => deps.room.opener.open(turn, lead),
    file: async (turn, asked) => tableInWords(await deps.tableFile(turn, 'leads', leadTableCode(asked)), turn.locale),
  });
  const feature: Feature = {
    name: 'leads',
    commands: [...ruleTalk.commands, ...commands],
    intents: [intent],
    cardActions: [
      ...leadActions({ leads, service, presenter, handOver, crm }),
      ...ruleTalk.actions,
      ...unverifiedActions({ leads, store: unverified, clock }),
    ],
    stores: Object.values(stores),
    sweeps: sweepsOfLeads(deps, stores, handOver),
    jobs: fates ? [fates.job] : [],
  };
  const tables: Pick<TableFiles, 'leads'> = {
    leads: (reader) => leadTable({ store, access, now: () => clock.now() }, reader),
  };
  const destination = new LeadDestination({ secrets, store: unverified, clock, log });
  return { feature, leads, fates, tables, ofMorning: leads.ofMorning.bind(leads), destination };
}

function storesOfLeads(db: Db, days: number) {
  return {
    store: new MongoLeads(db),
    unverified: new MongoUnverifiedLeads(db, days),
    lookedFor: new MongoLeadNews(db),
    rules: new MongoLeadRules(db),
  };
}

/** What is told of new leads, and what rules hand over. */
function sweepsOfLeads(
  { room, language, timeZone, messenger, clock, log, metrics, random }: LeadsDeps,
  { store, unverified, lookedFor, rules }: ReturnType<typeof storesOfLeads>,
  handOver: LeadHandOver,
) {
  const { access, desk } = room;
  const news = new LeadNews({
    ...{ news: lookedFor, store, unverified, access, messenger, language, timeZone, clock, log, metrics, random },
    people: desk.people,
    hours: desk.policy.hours,
  });
  const byRule = new LeadRuleSweep({ rules, store, handOver, clock, log, metrics, random });
  return [news.sweeper, byRule.sweeper];
}
