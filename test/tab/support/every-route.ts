import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `METHOD /path` of all that the desk answers under `/api/tab`, out of its sources: what is added is there at once. */
export function routesInSource(): readonly string[] {
  const folder = path.resolve('src/tab/server');
  const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const routes = texts.flatMap((text) => [...text.matchAll(/method: '(GET|POST)',\s*path: '([^']+)'/g)]);
  return routes.map(([, method, route]) => `${method} ${route}`).sort();
}

export interface RouteAsked {
  readonly query?: string;
  readonly body?: unknown;
  /** A file in place of a body. */
  readonly file?: string;
  /** For whoever has no part in the deal: `user` has a role and other deals, `admin` administers another location. */
  readonly others: Readonly<Record<'user' | 'admin' | 'reader' | 'guest' | 'stranger', number>>;
}

const all = (status: number): RouteAsked['others'] => ({
  ...{ user: status, admin: status, reader: status, guest: status, stranger: status },
});

/**
 * Each route, asked about a deal of ours that somebody has no part in (`:id`, and in the body), and with what status it answers
 * whom. What is 200 tells nothing of it, and nothing is written.
 */
export function everyRoute(id: string): Readonly<Record<string, RouteAsked>> {
  const rows = [{ id, revision: 0 }];
  const adminsOnly = { ...all(403), admin: 200 };
  const whoseView = { ...all(200), stranger: 403 };
  return {
    'GET /me': { others: all(200) },
    'GET /list': { query: 'view=found&words=datum', others: all(200) },
    'GET /counts': { others: all(200) },
    'GET /changes': { query: 'view=outbound&stamp=0.x', others: all(200) },
    'GET /filters': { query: 'view=outbound', others: all(200) },
    'POST /filters': { body: { view: 'outbound', values: { owner: 'nobody', country: 'x' } }, others: all(200) },
    'GET /leads': { query: 'view=waiting', others: all(403) },
    'GET /leads/filters': { query: 'view=waiting', others: all(403) },
    'POST /leads/filters': { body: { view: 'waiting', values: { rating: 'high' } }, others: all(403) },
    'GET /expiring': { others: all(200) },
    'GET /board': { others: all(200) },
    'GET /referrals/:id': { others: all(404) },
    'POST /referrals/:id/favourite': { body: { on: true }, others: all(404) },
    'POST /press': {
      body: { verb: 'deal.stage', data: { referralId: id, revision: 0, salesStage: '20' } },
      others: all(200),
    },
    'GET /views': { others: all(200) },
    'POST /views': { body: { name: 'Mine', view: 'found;w=datum', sort: 'value' }, others: whoseView },
    'POST /views/rename': { body: { name: 'Datum', to: 'Mine' }, others: all(200) },
    'POST /views/remove': { body: { name: 'Datum' }, others: all(200) },
    'GET /referrals/:id/audit': { others: all(404) },
    'GET /referrals/:id/audit-file': { query: 'format=csv', others: all(404) },
    'GET /audit': { query: 'from=2020-01-01&until=2020-12-31&format=csv', others: all(403) },
    'POST /bulk': { body: { deed: 'claim', rows }, others: all(200) },
    'POST /heard': { body: { answer: id }, others: all(200) },
    'GET /panels': { others: all(200) },
    'GET /panel': { query: 'name=roles', others: adminsOnly },
    'GET /ladder': { query: 'ladder=2d', others: adminsOnly },
    'GET /export': { query: 'view=outbound', others: all(200) },
    'POST /import': { query: 'name=x.csv', file: `Referral ID\n${id}\n`, others: all(200) },
    'GET /import': { others: all(200) },
    'GET /scorecard': { query: 'period=last-12-months', others: all(200) },
    'POST /scorecard/costs': {
      body: { campaign: 'X', currency: 'EUR', cost: '5', from: '2026-01-01', to: '2026-12-31' },
      others: all(403),
    },
  };
}
