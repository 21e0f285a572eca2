/**
 * The invented people of the demo: who sits in the Playground's team, and whose e-mail stands in the sandbox's referrals.
 * One list, so that a referral's team member is somebody whom the desk can meet in Teams.
 */
export interface DemoPerson {
  readonly teamsId: string;
  readonly aadObjectId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

export const demoTenantId = '00000000-0000-0000-0000-0000000000001';

export const demoCompany = {
  organizationId: '33333333-0000-4000-8000-000000000001',
  organizationName: 'Contoso',
  mpnIds: ['4567001', '4567002'],
} as const;

export const demoPeople: readonly [DemoPerson, ...DemoPerson[]] = [
  {
    teamsId: 'user-id-0',
    aadObjectId: '00000000-0000-0000-0000-0000000000020',
    firstName: 'Alex',
    lastName: 'Wilber',
    email: 'alex.wilber@contoso.example',
    phoneNumber: '+1 425 555 0100',
  },
  {
    teamsId: 'user-id-1',
    aadObjectId: '00000000-0000-0000-0000-0000000000021',
    firstName: 'Megan',
    lastName: 'Bowen',
    email: 'megan.bowen@contoso.example',
    phoneNumber: '+1 425 555 0101',
  },
  {
    teamsId: 'user-id-2',
    aadObjectId: '00000000-0000-0000-0000-0000000000022',
    firstName: 'Lee',
    lastName: 'Gu',
    email: 'lee.gu@contoso.example',
    phoneNumber: '+1 425 555 0102',
  },
  {
    teamsId: 'user-id-3',
    aadObjectId: '00000000-0000-0000-0000-0000000000023',
    firstName: 'Diego',
    lastName: 'Siciliani',
    email: 'diego.siciliani@contoso.example',
    phoneNumber: '+1 425 555 0103',
  },
];
