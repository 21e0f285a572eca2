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

export const demoPeople: readonly [DemoPerson, DemoPerson, DemoPerson, ...DemoPerson[]] = [
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

export const viewerKeys = ['alex', 'lee', 'megan', 'adele', 'gail'] as const;
export type ViewerKey = (typeof viewerKeys)[number];

/** Somebody whom the demo's one person in front of the Playground can be. */
export interface ViewerPerson {
  readonly key: ViewerKey;
  readonly person: DemoPerson;
  /** What they are in the desk, as the control page tells it. */
  readonly role: string;
  readonly isGuest: boolean;
}

const [alex, megan, lee] = demoPeople;
const adele: DemoPerson = {
  teamsId: 'user-id-20',
  aadObjectId: '00000000-0000-0000-0000-0000000000050',
  firstName: 'Adele',
  lastName: 'Vance',
  email: 'adele.vance@contoso.example',
  phoneNumber: '+1 425 555 0120',
};
const gail: DemoPerson = {
  teamsId: 'user-id-21',
  aadObjectId: '00000000-0000-0000-0000-0000000000051',
  firstName: 'Gail',
  lastName: 'Torres',
  email: 'gail.torres@partner.example',
  phoneNumber: '+1 425 555 0121',
};

export const viewers: readonly ViewerPerson[] = [
  { key: 'alex', person: alex, role: 'sales rep', isGuest: false },
  { key: 'lee', person: lee, role: 'another sales rep: hand over to them, let them stand in', isGuest: false },
  { key: 'megan', person: megan, role: `lead: Referrals admin of location ${demoCompany.mpnIds[0]}`, isGuest: false },
  { key: 'adele', person: adele, role: 'Referrals admin of the whole company', isGuest: false },
  { key: 'gail', person: gail, role: 'guest of the tenant', isGuest: true },
];

export function personOf(which: string | ((viewer: ViewerPerson) => boolean)): ViewerPerson | undefined {
  return viewers.find((viewer) => (typeof which === 'string' ? viewer.key === which : which(viewer)));
}

/** What a client of each of the desk's languages says it is set to. */
export const viewerLanguages = {
  'en-US': 'English',
  'ko-KR': '한국어',
  'ru-RU': 'Русский',
  'zh-TW': '繁體中文',
} as const;
export type ViewerLanguage = keyof typeof viewerLanguages;

/** Who sits in front of the Playground, and how their client is set. */
export interface DemoViewer {
  readonly person: ViewerKey;
  readonly language: ViewerLanguage;
}

export const firstViewer: DemoViewer = { person: 'alex', language: 'en-US' };
