import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '../../src/clock.ts';
import { inspectConfig } from '../../src/config.ts';
import { secretsOf } from '../../src/doctor/examine.ts';
import { graphCheck } from '../../src/doctor/graph-check.ts';
import { startFakeGraph } from '../graph/fake-graph.ts';

describe('the doctor looks at Microsoft Graph', () => {
  let graph: Awaited<ReturnType<typeof startFakeGraph>>;
  beforeAll(async () => {
    graph = await startFakeGraph();
  });
  afterAll(() => graph.close());

  const settings = (more: Readonly<Record<string, string>> = {}) => ({
    ...{ MicrosoftAppId: '22222222-2222-4222-8222-222222222222', MicrosoftAppPassword: 'graph-secret' },
    ...{ MicrosoftAppTenantId: graph.tenant, GRAPH_URL: graph.url, GRAPH_TOKEN_URL: graph.tokenUrl },
    ...{ GRAPH_READS: 'manager,away', ...more },
  });
  async function findings(env: Readonly<Record<string, string>>) {
    const { config, problems } = inspectConfig(env);
    const found = await graphCheck(config, problems, new SystemClock(), undefined);
    const shown = secretsOf(config).filter((secret) => JSON.stringify(found).includes(secret));
    expect(shown).toEqual([]);
    return found.map(({ state, what, todo = '' }) => `${state}: ${what} | ${todo}`);
  }

  it('asks nothing where it is off, or where a setting is missing', async () => {
    const before = graph.calls.length;
    expect(await findings({})).toEqual(['ok: nothing is read of Microsoft Graph (GRAPH_READS is empty) | ']);
    const [missing] = await findings({ ...settings(), MicrosoftAppPassword: '' });
    expect(missing).toMatch(/^wrong: not looked at: MicrosoftAppPassword: is missing \(GRAPH_READS needs it\)/);
    expect(graph.calls.length).toBe(before);
  });

  it('reads what is turned on, and of nobody whom the desk does not know', async () => {
    expect(await findings(settings())).toEqual([
      'ok: whom somebody reports to can be read (User.Read.All) | ',
      'ok: automatic replies can be read (MailboxSettings.Read) | ',
    ]);
    expect(await findings(settings({ GRAPH_READS: 'away' }))).toHaveLength(1);
    expect(graph.calls.filter((call) => call.includes('/users/')).join()).not.toMatch(/users\/(?!0{8}-)/);
  });

  it('names a permission without consent, a wrong secret, a pause and a Graph that is not reached, and what to do', async () => {
    graph.state.allowed = false;
    expect((await findings(settings()))[1]).toMatch(
      /^wrong: Microsoft Graph does not tell automatic replies \(Authorization_RequestDenied\) \| .*MailboxSettings\.Read.*Grant admin consent/,
    );
    graph.state.allowed = true;
    expect((await findings(settings({ MicrosoftAppPassword: 'canary' })))[0]).toMatch(
      /\(invalid_client\) \| No token: check MicrosoftAppId, MicrosoftAppPassword/,
    );
    graph.state.waitSeconds = 5;
    expect((await findings(settings()))[0]).toMatch(/\(TooManyRequests\) \| Graph asks to wait/);
    graph.state.waitSeconds = 0;
    const nowhere = { GRAPH_URL: 'http://127.0.0.1:9', GRAPH_TOKEN_URL: 'http://127.0.0.1:9/token' };
    expect((await findings(settings(nowhere)))[0]).toMatch(/^wrong: .* \| May this machine reach Microsoft Graph/);
  });
});
