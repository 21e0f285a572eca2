import type { Config } from '../../config.ts';
import { auditParts } from '../../features/audit/index.ts';
import { setFavourite } from '../../features/lists/index.ts';
import { standingOf } from '../../features/people/index.ts';
import { findFor, salesStages } from '../../features/referrals/index.ts';
import { httpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatMoment } from '../../i18n/format.ts';
import {
  ChangesAsked,
  FavouriteSent,
  FiltersSent,
  LeadFiltersAsked,
  ListAsked,
  NothingAsked,
  PressSent,
  TabLeadsAsked,
  type TabList,
  type TabMe,
  ViewAsked,
} from '../contract.ts';
import { MongoHeardAnswers } from './heard-answers.ts';
import { KeptReadings, type ReadView } from './kept-readings.ts';
import { boardAnswer } from './tab-board.ts';
import { changesAnswer } from './tab-changes.ts';
import type { TabDeps } from './tab-deps.ts';
import { expiringAnswer } from './tab-expiring.ts';
import { filteredLeadsAnswer, leadFiltersAnswer, leadsAnswer, waitingLeads } from './tab-leads.ts';
import { asOf, countsAnswer, filteredAnswer, filtersAnswer, listAnswer, type TabListDeps } from './tab-lists.ts';
import { type TabPresses, tabPresses } from './tab-presses.ts';
import { type TabReader, tabReader } from './tab-reader.ts';
import { referralAnswer } from './tab-referral.ts';
import { defineTabRoute, type TabRoute, type TabServing } from './tab-routes.ts';
import { type ScorecardRouteDeps, scorecardRoutes } from './tab-scorecard-routes.ts';
import { tabTokens } from './tab-token.ts';
import { type TabWorkDeps, workRoutes } from './tab-work-routes.ts';

/** Without a successful poll of Partner Center for this long, the page shows a warning. Polls run every few minutes. */
const awayAfter = 15 * 60_000;

/** Server side of the tab: a thin layer over the features, with their queries, permissions and card actions. */
export function createTab(deps: TabWorkDeps & ScorecardRouteDeps): {
  readonly serving: TabServing;
  readonly presses: TabPresses;
} {
  const { config, clock, log, people } = deps;
  const presses = tabPresses({ features: deps.features, say });
  const heard = new MongoHeardAnswers(deps.db);
  return {
    presses,
    serving: {
      framedBySelf: isDemo(config),
      appId: config.bot.appId,
      readerOf: readers(deps),
      routes: [...routesOf(deps, presses), ...workRoutes(deps, presses), ...scorecardRoutes(deps)],
      background: deps.background,
      hearing: { has: ({ person }, id) => heard.has(person, id), sleep: deps.sleep },
      asksPerSecond: deps.asksPerSecond,
    },
  };

  function readers({ config: { tab, allowedTenants = [], language, timeZone } }: TabDeps): TabServing['readerOf'] {
    if (!tab.appId || allowedTenants.length === 0) return undefined;
    const check = tabTokens({
      appId: tab.appId,
      authority: tab.authority,
      tenants: allowedTenants,
      now: () => clock.serverNow(),
    });
    const reading = { people, log, defaults: { locale: language, timeZone } };
    return async (authorization, admit) => {
      const identity = await check(authorization);
      admit(identity);
      return tabReader(reading, identity);
    };
  }
}

function routesOf(deps: TabDeps, presses: TabPresses): readonly TabRoute[] {
  const { lists, box, clock, room } = deps;
  const called = async ({ person }: TabReader, id: string) =>
    (await findFor({ ...room.desk, access: room.access }, person, id))?.record.customer.name;
  const readings = new KeptReadings<ReadView>(clock);
  const elsewhere = new KeptReadings<TabList['others']>(clock);
  const listing = {
    lists,
    box,
    readings,
    elsewhere,
    called,
    clock,
    awaySince: (reader: TabReader) => awaySince(deps, reader),
  };
  return [
    defineTabRoute({
      method: 'GET',
      path: '/me',
      asks: NothingAsked,
      answer: async (reader) => meAnswer(deps, reader),
    }),
    ...listRoutes(deps, listing),
    ...leadRoutes(deps),
    ...overviewRoutes(deps),
    ...referralRoutes(deps, presses),
  ];
}

function listRoutes({ leads, clock }: TabDeps, listing: TabListDeps): readonly TabRoute[] {
  return [
    defineTabRoute({
      method: 'GET',
      path: '/list',
      asks: ListAsked,
      answer: (reader, asked) => listAnswer(listing, reader, asked),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/counts',
      asks: NothingAsked,
      async answer(reader) {
        const [counted, waiting] = await Promise.all([
          countsAnswer(listing, reader),
          waitingLeads({ leads, clock }, reader),
        ]);
        return { ...counted, ...(waiting ? { leads: waiting } : {}) };
      },
    }),
    defineTabRoute({
      method: 'GET',
      path: '/changes',
      asks: ChangesAsked,
      answer: (reader, asked) => changesAnswer(listing, reader, asked),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/filters',
      asks: ViewAsked,
      answer: (reader, { view }) => filtersAnswer(listing, reader, view),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/filters',
      asks: FiltersSent,
      answer: (reader, sent) => filteredAnswer(listing, reader, sent),
    }),
  ];
}

function leadRoutes({ leads, clock }: TabDeps): readonly TabRoute[] {
  const ofLeads = { leads, clock };
  return [
    defineTabRoute({
      method: 'GET',
      path: '/leads',
      asks: TabLeadsAsked,
      answer: (reader, asked) => leadsAnswer(ofLeads, reader, asked),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/leads/filters',
      asks: LeadFiltersAsked,
      answer: async (reader, { view }) => leadFiltersAnswer(ofLeads, reader, view),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/leads/filters',
      asks: FiltersSent,
      answer: async (reader, sent) => filteredLeadsAnswer(ofLeads, reader, sent),
    }),
  ];
}

function overviewRoutes({ lists, people, copies, clock, room: { access } }: TabDeps): readonly TabRoute[] {
  return [
    defineTabRoute({
      method: 'GET',
      path: '/expiring',
      asks: NothingAsked,
      answer: (reader) => expiringAnswer({ lists, people, copies, clock }, reader),
    }),
    defineTabRoute({
      method: 'GET',
      path: '/board',
      asks: NothingAsked,
      answer: (reader) => boardAnswer({ lists, access, clock }, reader),
    }),
  ];
}

function referralRoutes(deps: TabDeps, presses: TabPresses): readonly TabRoute[] {
  const { clock, people, copies, favourites, room, db } = deps;
  const { desk, access, presenter } = room;
  const { reader: audit } = auditParts(db, () => clock.now());
  const finding = { ...desk, access };
  const detail = { ...finding, presenter, audit, copies, people, presses, clock };
  return [
    defineTabRoute({
      method: 'GET',
      path: '/referrals/:id',
      asks: NothingAsked,
      answer: (reader, _asked, id) => referralAnswer(detail, reader, id),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/referrals/:id/favourite',
      asks: FavouriteSent,
      async answer(reader, { on }, id) {
        const outcome = await setFavourite({ ...finding, favourites, people, clock }, reader, id, on);
        if (outcome === 'not-found') throw httpProblem(404);
        if (outcome === 'not-allowed') throw httpProblem(403, {}, { reason: 'heart' });
        return { on };
      },
    }),
    defineTabRoute({
      method: 'POST',
      path: '/press',
      asks: PressSent,
      answer: (reader, pressed) => presses.press(reader, pressed),
    }),
  ];
}

function meAnswer({ config, clock, leads }: TabDeps, reader: TabReader): TabMe {
  return {
    name: reader.person.name,
    language: reader.locale,
    known: reader.known,
    role: standingOf(reader.person, config.roles).role,
    leads: leads.maySee(reader.person),
    stages: salesStages.map((stage) => ({ stage, title: say(reader.locale, `stage.${stage}`) })),
    asOf: asOf({ clock }, reader),
  };
}

async function awaySince({ pollState, clock }: TabDeps, reader: TabReader): Promise<string | undefined> {
  const last = (await pollState.read())?.lastSuccessAt;
  if (!last || clock.serverNow().getTime() - last.getTime() < awayAfter) return undefined;
  const { locale, timeZone, zoneIsOwn } = reader;
  return say(locale, 'tab.away', { when: formatMoment(locale, last, timeZone, { zone: !zoneIsOwn }) });
}

/** Accounts of a local identity provider; the settings reject it in production. */
function isDemo({ tab, nodeEnv }: Config): boolean {
  return nodeEnv !== 'production' && tab.authority.startsWith('http://');
}
