import type { CommandRow } from './command-row.ts';

const crm = 'crm|salesforce|dynamics|hubspot';

export const englishCommandsSaid: readonly CommandRow[] = [
  // Whose hours are not kept: before any row that hears only `stop sending deals`.
  {
    says: 'settings',
    groups: [
      'stop|quit|enough|sick of|tired of|fed up|spam|spamming|pinging|bothering|no more',
      'at night|at midnight|nights|night|midnight|1am|2am|3am|4am|5am|1 am|2 am|3 am|4 am|5 am|sunday morning|late evening',
    ],
    not: 'crm|until|note|accept|decline',
  },
  {
    says: 'routing',
    groups: [
      'routing|rule|rules|distribution|assignment rules',
      'what|which|show|list|see|have|current|active|view|how|who',
    ],
    not: 'lead|leads|new|add|remove|delete|drop|move|rehearse|test|role|roles',
  },
  {
    says: 'routing',
    groups: [
      'who|where|whom',
      'get|gets|receive|receives|go|goes|land|lands|end up|ends up|given',
      'new referral|new referrals|next referral|incoming referral|incoming referrals|new ones|next one',
    ],
    not: 'lead|leads|why',
  },
  {
    says: 'routing',
    groups: [
      'who|whom|where',
      'gets|get|receives|go|goes|land|lands|end up|ends up|is getting|are going',
      'referrals|deals|requests|inbound',
    ],
    not: 'lead|leads|why|did|has|rid|help|my|me|i|we',
  },
  {
    says: 'routing',
    groups: [
      'stop|don’t|dont|do not|no more|no longer|never',
      'giving|give|sending|send|assigning|assign|routing|route|passing|hand|handing',
      'referrals|deals|ones|stuff|requests|leads',
    ],
    not: 'me|us|my|reminders|messages|cards|crm|file|up|give up|microsoft|msft|ms|late|away',
  },
  { says: 'routing', groups: ['swap|reorder|switch|change the order of', 'rule|rules'], not: 'lead|leads' },
  {
    says: 'routing',
    groups: ['no|none|without', 'rule|rules', 'referral|referrals|match|matches|fits'],
    not: 'lead|leads',
  },
  { says: 'lead rules', groups: ['lead|leads', 'rule|rules', 'what|which|show|list|see|have'] },
  { says: 'rehearse', groups: ['rehearse|test|try|simulate|try out|dry run', 'rule|rules|routing'], not: 'crm' },
  {
    says: 'who has which role',
    groups: [
      'who|who’s|whos|which|what|show|list|everyone|everybody|see',
      'admin|admins|administrator|administrators|role|roles|rights|permissions',
    ],
    not: 'make|give|take|remove|lead|leads',
  },
  {
    says: 'who has which role',
    groups: [
      'who|who all|which people',
      'can see|may see|sees|see|can use|has access|have access|access to|can answer|can work',
      'leads|referrals|deals|everything',
    ],
    not: 'did|declined|accepted|closed|won|lost|changed|to|where',
  },
  {
    says: 'who has which role',
    groups: [
      'make|promote|appoint',
      'a lead|team lead|the lead|an admin|admin|administrator|a manager|manager|a seller|seller|a reader|an owner',
    ],
    not: 'referral|referrals|deal|deals|note|it|this|that|new|rule',
  },
  {
    says: 'help tab',
    groups: [
      'where|where’s|wheres|open|show|see|find|how do i get to|how do i open',
      'board|kanban|kanban board|tab|deal board|pipeline board',
    ],
    not: 'crm|channel|import|export|template|dashboard',
  },
  {
    says: 'channels',
    groups: ['what|which|where|list|show|see|how many', 'channel|channels'],
    not: 'use|stop|make|referral|referrals|lead|leads',
  },
  { says: 'crm dry run', groups: [crm, 'dry run|what would|preview|simulate|trial run|test run'] },
  { says: 'crm pause', groups: [crm, 'pause|stop|hold|suspend|halt|freeze|turn off|switch off|disable'], writes: true },
  {
    says: 'crm start',
    groups: [crm, 'start|resume|unpause|turn on|switch on|enable|go on|continue|restart|turn back on'],
    writes: true,
  },
  { says: 'crm links', groups: [crm, 'links|linked|link'], not: 'new|calendar' },
  { says: 'crm fields', groups: [crm, 'field|fields|mapping|mapped|columns'] },
  { says: 'crm plan', groups: [crm, 'plan'] },
  { says: 'crm undo', groups: [crm, 'undo|take back|roll back|revert'], writes: true },
  {
    says: 'crm',
    groups: [
      crm,
      'sync|syncing|synced|synchronisation|synchronization|status|state|how|how’s|hows|doing|working|going|connected|integration|connection|check|up to date|ok|okay|fine|running|broken',
    ],
    not: 'lead|leads|value|stage',
  },
  {
    says: 'last import',
    groups: [
      'import|imports|upload|bulk',
      'last|latest|previous|how did|how’s|result|results|status|finished|finish|done|went|go through|report',
    ],
    not: 'new|template',
    isOnesOwn: true,
  },
  {
    says: 'import',
    groups: [
      'import|upload|load|bring in|feed in|read in',
      'csv|file|spreadsheet|excel|sheet|xlsx|list|deals|referrals|opportunities',
    ],
    not: 'last|latest|template|export|crm|download',
  },
  { says: 'import', groups: ['dump|throw|drop|paste|attach', 'csv|spreadsheet|excel|sheet|xlsx'], not: 'export|crm' },
  { says: 'template registrations', groups: ['template|blank|empty', 'registration|registrations'] },
  {
    says: 'export registrations',
    groups: ['export|download|csv|excel|spreadsheet|file', 'registration|registrations'],
  },
  {
    says: 'template',
    groups: ['blank|empty|sample|example', 'file|csv|template|spreadsheet|sheet'],
    not: 'registration|registrations',
  },
  {
    says: 'scorecard',
    groups: [
      'win rate|acceptance rate|response rate|conversion rate|conversion|response time|time to answer|compare this month|compare months|compare this quarter',
    ],
    ofDays: true,
  },
  {
    says: 'settings',
    groups: ['reminder|reminders|notifications', 'weekend|weekends|at night|after hours|outside working hours'],
  },
  {
    says: 'scorecard',
    groups: ['how|how’s|hows', 'team|we|us|department', 'doing|performing|perform|do|did|going|performed'],
    not: 'crm|import|sync|many|much|long|often',
    ofDays: true,
  },
  {
    says: 'scorecard',
    groups: [
      'figures|numbers|kpi|kpis|metrics|stats|statistics|performance|scorecard|score card|dashboard',
      'our|my|team|team’s|show|see|the|what|how|give|check|open',
    ],
    not: 'phone|pipeline|crm',
    ofDays: true,
  },
  {
    says: 'solutions',
    groups: ['co-sell status|status|co-sell ready', 'solution|solutions'],
    not: 'what is a|what’s a|whats a|mean|means|meaning|explain',
  },
  {
    says: 'scorecard',
    groups: [
      'how fast|how quickly|how quick|average|on average|avg|mean time|typical|typically',
      'answer|answering|respond|responding|reply|react',
    ],
    not: 'deadline',
    ofDays: true,
  },
  {
    says: 'settings',
    groups: [
      'no messages|don’t message|dont message|don’t write|dont write|do not disturb|don’t disturb|don’t bother|dont bother|quiet',
      'weekend|weekends|at night|evenings|after hours|after work',
    ],
  },
  {
    says: 'away',
    whole: true,
    groups: [
      'who|who’s|whos',
      'cover|covers|covering|stands in|standing in|fills in|filling in|replaces|my backup|my deputy|my stand-in|my substitute',
    ],
    not: 'can|could|will|should',
  },
  {
    says: 'solutions',
    groups: ['solution|solutions|products|offers', 'which|what|show|list|have|see|our|all|sell'],
    not: 'deal|deals|referral|referrals|add|remove',
    whole: true,
  },
  {
    says: 'settings',
    groups: ['setting|settings|preferences|options', 'my|change|show|where|open|see|adjust'],
    not: 'crm',
  },
  {
    says: 'digest',
    groups: [
      'morning|daily|today’s|todays',
      'list|summary|digest|overview|briefing',
      'show|send|give|see|what|what’s|whats|again',
    ],
    not: 'at|stop|no|off',
  },
  {
    says: 'digest',
    groups: [
      'haven’t|havent|hasn’t|hasnt|not|no|without|stale|stuck|stalled|idle|quiet|sleeping|gone quiet|gone cold|neglected|slipping',
      'moved|touched|updated|changed|activity|movement|progress|update|updates|stale|stuck|stalled|idle|quiet|sleeping|gone quiet|gone cold|neglected|slipping',
      'deal|deals|referrals',
    ],
    not: 'who|crm|import|lead|leads|close date|value|add|change|update the|make|set|solution|contact|how many|count|number of',
    whole: true,
  },
  {
    says: 'audit',
    groups: ['who|what', 'changed|happened|edited', 'yesterday|week|month|today|quarter|year'],
    ofDays: true,
    not: 'happens',
  },
  {
    says: 'audit',
    groups: ['audit', 'trail|history|log|file|export|download|report|need|give|show|for'],
    keepsRest: true,
  },
  {
    says: 'my drafts',
    groups: [
      'draft|drafts|unfinished deal|unfinished deals',
      'throw away|throw out|delete|discard|remove|drop|bin|get rid of|kill|scrap|trash|cancel|clear|show|list|see|have|any|what|which',
    ],
    not: 'email|mail',
  },
];
