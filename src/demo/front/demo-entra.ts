import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { demoTenantId, type ViewerPerson } from '../../sandbox/people.ts';

/** The tab's registration in the demo's Entra ID. */
export const demoTabAppId = '7ab00000-0000-4000-8000-000000000001';
const teamsWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const kid = 'demo';

/**
 * Plays Entra ID for the tab: signs what Teams' single sign-on would give, with a key that lives as long as the demo, so that the desk
 * checks it as it checks a real one. Never in production: the settings refuse an identity provider without https there.
 */
export async function demoEntra(authority: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] };
  return {
    keys,
    token({ person, isGuest }: ViewerPerson): Promise<string> {
      const account = isGuest ? `${person.email.replace('@', '_')}#EXT#@contoso.example` : person.email;
      return new SignJWT({
        azp: teamsWeb,
        name: `${person.firstName} ${person.lastName}`,
        oid: person.aadObjectId,
        preferred_username: account,
        scp: 'access_as_user',
        tid: demoTenantId,
        ver: '2.0',
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(`${authority}/${demoTenantId}/v2.0`)
        .setAudience(demoTabAppId)
        .setIssuedAt()
        .setExpirationTime('65m')
        .sign(privateKey);
    },
  };
}
