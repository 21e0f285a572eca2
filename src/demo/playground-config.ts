import { type DemoPerson, demoPeople, demoTenantId } from '../sandbox/people.ts';

/** Fixed names of the Playground's conversations, so that the desk finds its own after a restart of the demo. */
export const playgroundIds = {
  bot: '00000000-0000-0000-0000-00000000000011',
  personalChat: 'personal-chat-id',
  groupChat: 'group-chat-id',
  /** The team's id is also the id of its General channel. */
  team: 'team-id',
  secondChannel: 'channel-solutions-id',
} as const;

export const playgroundNames = {
  bot: 'Co-sell Desk',
  team: 'Co-sell deals',
  generalChannel: 'General',
  secondChannel: 'Solutions',
} as const;

/** The Playground insists on five users beside the current one; these stand in the team and in no referral. */
const bystanders: readonly DemoPerson[] = [
  bystander('user-id-8', '00000000-0000-0000-0000-0000000000028', 'Joni', 'Sherman'),
  bystander('user-id-9', '00000000-0000-0000-0000-0000000000029', 'Pradeep', 'Gupta'),
  bystander('user-id-10', '00000000-0000-0000-0000-0000000000030', 'Lidia', 'Holloway'),
  bystander('user-id-11', '00000000-0000-0000-0000-0000000000031', 'Henrietta', 'Mueller'),
  bystander('user-id-12', '00000000-0000-0000-0000-0000000000032', 'Isaiah', 'Langer'),
];

/**
 * The content of .m365agentsplayground.yml (JSON is YAML). Its schema takes exactly five users and at most one channel
 * beside General, knows no further properties, and spells `userPrincipleName` so.
 */
export function playgroundConfig(): string {
  const [currentUser, ...others] = demoPeople;
  const config = {
    version: '0.1.1',
    tenantId: demoTenantId,
    bot: { id: playgroundIds.bot, name: playgroundNames.bot },
    currentUser: playgroundUser(currentUser),
    users: [...others, ...bystanders].slice(0, 5).map(playgroundUser),
    personalChat: { id: playgroundIds.personalChat },
    groupChat: { id: playgroundIds.groupChat, name: 'Group chat' },
    team: {
      id: playgroundIds.team,
      name: playgroundNames.team,
      aadGroupId: '00000000-0000-0000-0000-000000000040',
      channels: [{ id: playgroundIds.secondChannel, name: playgroundNames.secondChannel }],
    },
  };
  return JSON.stringify(config, null, 2);
}

function playgroundUser({ teamsId, aadObjectId, firstName, lastName, email }: DemoPerson) {
  return {
    id: teamsId,
    name: `${firstName} ${lastName}`,
    userPrincipleName: email,
    aadObjectId,
    givenName: firstName,
    surname: lastName,
    email,
  };
}

function bystander(teamsId: string, aadObjectId: string, firstName: string, lastName: string): DemoPerson {
  const email = `${firstName}.${lastName}@contoso.example`.toLowerCase();
  return { teamsId, aadObjectId, firstName, lastName, email, phoneNumber: '' };
}
