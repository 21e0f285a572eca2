import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from '../src/config.ts';

const production = {
  MONGODB_URI: 'mongodb://db.contoso.example/desk?replicaSet=rs0',
  PUBLIC_URL: 'https://desk.contoso.example/',
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'a-secret',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  ALLOWED_TENANTS: '22222222-2222-4222-8222-222222222222',
  REFERRALS_ADMINS: 'ann@contoso.example, bob@contoso.example[4567001 4567002]',
  PARTNER_CENTER_TOKEN_URL: 'https://login.microsoftonline.com/contoso/oauth2/v2.0/token',
  PARTNER_CENTER_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  PARTNER_CENTER_CLIENT_SECRET: 'another-secret',
  PARTNER_CENTER_REFRESH_TOKEN: 'a-refresh-token',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  it('reads a production environment', () => {
    const config = parseConfig(production);

    expect(config).toMatchObject({ nodeEnv: 'production', publicUrl: 'https://desk.contoso.example', port: 3978 });
    expect(config.roles.admins).toEqual([
      { who: 'ann@contoso.example', locations: [] },
      { who: 'bob@contoso.example', locations: ['4567001', '4567002'] },
    ]);
    expect(config.serviceUrlHosts).toContain('smba.trafficmanager.net');
    expect(config.reminders.ladder).toEqual(['P10D', 'P7D', 'P3D', 'P1D', 'PT4H']);
  });

  it('names everything that is missing at once, production being the default', () => {
    const problems = problemsOf({ MONGODB_URI: '' });

    for (const name of [
      'MONGODB_URI',
      'MicrosoftAppId',
      'ALLOWED_TENANTS',
      'PARTNER_CENTER_TOKEN_URL',
      'REFERRALS_ADMINS',
    ])
      expect(problems).toContain(`${name}: is missing`);
  });

  it.each([
    ['PORT', '80O0'],
    ['PUBLIC_URL', 'http://desk.contoso.example'],
    ['PARTNER_CENTER_URL', 'https://user:pw@api.contoso.example'],
    ['MONGODB_URI', 'postgres://db'],
    ['REMINDER_LADDER', 'P3D, soon'],
    ['DEFAULT_TIME_ZONE', 'Mars/Olympus'],
    ['DEFAULT_LANGUAGE', 'tlh'],
    ['REFERRALS_ADMINS', 'ann contoso'],
    ['NODE_ENV', 'staging'],
    ['UNDO_SECONDS', '-1'],
    ['EXTRA_HOLIDAYS', 'CN:2027-02-30'],
    ['EXTRA_HOLIDAYS', '2027-10-07..2027-10-04'],
    ['EXTRA_HOLIDAYS', 'China:2027-10-04'],
    ['EXTRA_HOLIDAYS', 'CN:2027-10-04, UK:2027-12-28'],
    ['EXTRA_WORKING_DAYS', 'ZZ:2027-10-09'],
    ['DEFAULT_COUNTRY', 'uk'],
    ['EXTRA_WORKING_DAYS', '2027-01-01..2027-12-31'],
  ])('says that %s is wrong, and not what it holds', (name, value) => {
    const problems = problemsOf({ ...production, [name]: value });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}`));
    expect(problems[0]).not.toContain(value);
  });

  it('takes http on loopback, which never leaves the machine', () => {
    expect(problemsOf({ ...production, PARTNER_CENTER_URL: 'http://127.0.0.1:3979' })).toEqual([]);
  });

  it('refuses the demo’s clock in production', () => {
    expect(problemsOf({ ...production, SANDBOX_CLOCK_URL: 'http://127.0.0.1:3979' })).toHaveLength(1);
  });

  it('takes the tab’s accounts from this machine in the demo alone, and a registration that is not the bot’s', () => {
    expect(problemsOf({ ...production, TAB_AUTHORITY: 'http://127.0.0.1:3988' })).toHaveLength(1);
    expect(problemsOf({ ...production, TAB_AUTHORITY: 'https://login.microsoftonline.us' })).toEqual([]);
    expect(problemsOf({ ...production, TAB_APP_ID: production.MicrosoftAppId })).toHaveLength(1);
  });

  it('lets nobody from outside speak to a bot that checks no tokens', () => {
    const { MicrosoftAppId: _id, MicrosoftAppPassword: _secret, ...anonymous } = production;

    expect(problemsOf({ ...anonymous, NODE_ENV: 'development', HOST: '0.0.0.0' })).toHaveLength(1);
    expect(problemsOf({ ...anonymous, NODE_ENV: 'development', HOST: '127.0.0.1' })).toEqual([]);
    expect(problemsOf(anonymous)).toContain('MicrosoftAppId: is missing');
  });

  it('wants of the chosen CRM what it needs, and nothing of another', () => {
    const dynamics = { ...production, CRM: 'dynamics', DYNAMICS_URL: 'https://contoso.crm4.dynamics.com' };
    expect(problemsOf({ ...production, CRM: 'none' })).toEqual([]);
    expect(problemsOf(dynamics).map((problem) => problem.split(':')[0])).toEqual([
      'DYNAMICS_CLIENT_ID',
      'DYNAMICS_CLIENT_SECRET',
    ]);
    const whole = { ...dynamics, DYNAMICS_CLIENT_ID: 'x', DYNAMICS_CERTIFICATE: 'desk.pem' };
    expect(problemsOf(whole)).toEqual([]);
    expect(parseConfig(whole).crm.dynamics.tokenUrl).toContain(`/${production.MicrosoftAppTenantId}/`);
    const salesforce = { ...production, CRM: 'salesforce', SALESFORCE_URL: 'https://contoso.my.salesforce.com' };
    expect(problemsOf(salesforce).map((problem) => problem.split(':')[0])).toEqual([
      'SALESFORCE_CLIENT_ID',
      'SALESFORCE_CLIENT_SECRET',
    ]);
    const signed = { ...salesforce, SALESFORCE_CLIENT_ID: 'x', SALESFORCE_KEY: 'desk.pem' };
    expect(problemsOf(signed)).toEqual(['SALESFORCE_USERNAME: is missing']);
    expect(problemsOf({ ...signed, SALESFORCE_USERNAME: 'desk@contoso.example' })).toEqual([]);
    expect(problemsOf({ ...whole, DYNAMICS_URL: 'http://contoso.crm4.dynamics.com' })).toHaveLength(1);
  });

  it('wants no secret beside a managed identity', () => {
    const { MicrosoftAppPassword: _secret, ...identity } = { ...production, MicrosoftAppType: 'UserAssignedMSI' };

    expect(problemsOf(identity)).toEqual([]);
    expect(problemsOf({ ...identity, MicrosoftAppPassword: 'x' })).toHaveLength(1);
  });
});
