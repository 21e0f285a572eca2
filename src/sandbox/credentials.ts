import type { PortalUser } from './access.ts';

/** Fixed, invented and good for nothing but the sandbox: the demo and the tests know them by heart. */
export const demoCredentials = {
  clientId: '11111111-2222-4333-8444-555555555555',
  clientSecret: 'demo-client-secret',
  password: 'demo-password',
  refreshTokens: {
    admin: 'demo-refresh-token-admin',
    user: 'demo-refresh-token-user',
    locationAdmin: 'demo-refresh-token-location-admin',
    nobody: 'demo-refresh-token-nobody',
  } satisfies Record<PortalUser['key'], string>,
} as const;
