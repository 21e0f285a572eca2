import { describe, expect, it } from 'vitest';
import { createAuthentication } from '../../src/teams/authentication.ts';
import { isAllowedServiceUrl } from '../../src/teams/service-url.ts';

const now = () => new Date();
const single = { appId: 'a', appPassword: 'p', appType: 'SingleTenant', tenantId: 't' };

describe('authentication', () => {
  it('refuses to begin without an app id: the SDK would let everybody in', () => {
    expect(() => createAuthentication({ cloud: {} }, { now })).toThrow('MicrosoftAppId');
    expect(() => createAuthentication({ appId: '', cloud: {} }, { now })).toThrow('MicrosoftAppId');
  });

  it('lets everybody in only where that was asked for by name', async () => {
    const open = createAuthentication({ cloud: {} }, { allowAnonymous: true, now });
    expect(open.anonymous).toBe(true);
    await expect(open.identify('')).resolves.toBeDefined();
  });

  it('asks for tokens as soon as there is an app id, whatever else was asked for', async () => {
    const closed = createAuthentication({ ...single, cloud: {} }, { allowAnonymous: true, now });
    expect(closed.anonymous).toBe(false);
    await expect(closed.identify('')).rejects.toMatchObject({ status: 401 });
  });

  it('leaves no road to the check of the SDK', async () => {
    const { sdk } = createAuthentication({ ...single, cloud: {} }, { now });
    await expect(sdk.authenticateRequest({} as never, 'Bearer a.b.c')).rejects.toThrow('our own door');
    await expect(sdk.authenticateChannelRequest('Bearer a.b.c')).rejects.toThrow('our own door');
    await expect(sdk.authenticateStreamingRequest('Bearer a.b.c', 'msteams')).rejects.toThrow('streams');
  });

  it('knows the government cloud by its name, and fills the other settings', () => {
    const cloud = { ChannelService: 'https://botframework.azure.us' };
    const government = createAuthentication({ ...single, cloud }, { now });
    expect(government.outboundScope).toBe('https://api.botframework.us');
    expect(createAuthentication({ ...single, cloud: {} }, { now }).outboundScope).toBe('https://api.botframework.com');
  });

  it('of one tenant wants all that the SDK needs for it', () => {
    expect(() => createAuthentication({ ...single, tenantId: undefined, cloud: {} }, { now })).toThrow(
      'MicrosoftAppTenantId',
    );
  });
});

describe('a service URL', () => {
  const hosts = ['smba.trafficmanager.net', 'localhost:56150', '[::1]'];
  it.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://SMBA.trafficmanager.net:443/', true],
    ['http://localhost:3978/_connector', true],
    ['http://[::1]:3978/', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['http://127.0.0.1:3978/', false],
    ['https://evil.smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://user:word@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net/?a=b', false],
    ['ftp://localhost/', false],
    ['smba.trafficmanager.net', false],
    ['', false],
  ])('%s: %s', (serviceUrl, allowed) => {
    expect(isAllowedServiceUrl(serviceUrl, hosts)).toBe(allowed);
  });
});
