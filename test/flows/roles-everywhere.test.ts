import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandWord } from '../../src/i18n/command-words.ts';
import en from '../../src/i18n/en.json' with { type: 'json' };
import { aDesk } from './support/a-desk.ts';
import { forges, ours } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

/**
 * Every verb, word, window and look-up there is, by people who have no part in it: a reader, a guest, and an admin of
 * another location. A verb or a word that is added and stands in none of these tables makes this fail.
 */

const customer = 'Zyxwood Mills';
const secret = 'Confidential rollout';
const contact = { firstName: 'Sue', lastName: 'Quill', email: 'sue@zyxwood.example', phoneNumber: '5550177' };
const alexAsMember = { firstName: 'Alex', lastName: 'W', email: 'alex.wilber@contoso.example', phoneNumber: '5550166' };
const notTheirs = /sue@zyxwood|5550177|5550166/;
/** What the press carries must be good: it is the person's role that stops it. */
const refusedOrLeaked = /couldn’t use that press|sue@zyxwood|5550177|5550166/;
const of = { customer, dealName: secret, contact, team: [alexAsMember], mpnId: '4567001' };

const form = {
  help: 'QuotesOrLicensing',
  consent: 'yes',
  contactFirst: 'A',
  contactLast: 'B',
  contactPhone: '5550100',
};
const aboutReferrals: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'referral.refresh': {},
  'referral.show': {},
  'referral.accept-as-is': {},
  'referral.accept-form': {},
  'referral.accept': { contactCount: 0, name: 'X', value: '1', currency: 'EUR', closeDate: '2030-01-01' },
  'referral.add-contact': { contactCount: 1 },
  'referral.remove-contact': { contactCount: 1 },
  'referral.decline-form': {},
  'referral.decline': { reason: '2' },
  'referral.undo': {},
  'referral.claim': { phone: '+1 425 555 0100' },
  'referral.release': {},
  'referral.assign-form': {},
  'referral.assign': { to: '11111111-1111-4111-8111-111111111111/00000000-0000-4000-8000-000000000001' },
  'referral.assign-undo': { to: 'nobody' },
  'referral.invite-owner': {},
  'list.accept': { view: 'inbox', row: 0 },
  'list.undo': { view: 'inbox', row: 0 },
  'list.decline-form': { view: 'inbox', row: 0 },
  'deal.show': {},
  'deal.more': {},
  'deal.edit-form': {},
  'deal.edit': { name: 'Taken over' },
  'deal.stage-form': {},
  'deal.stage': { salesStage: '80' },
  'deal.note-form': {},
  'deal.note': { note: 'Hello.' },
  'deal.employees-form': {},
  'deal.employees': { newFirst: 'A', newLast: 'B', newPhone: '5550100', newMail: 'a@b.example' },
  'deal.contact-form': {},
  'deal.contact': { contactFirst: 'A', contactLast: 'B', contactPhone: '5550100', contactMail: 'a@b.example' },
  'deal.solutions-form': {},
  'deal.solutions': { add: 'SOL-1234-PQRS' },
  'deal.share-form': {},
  'deal.share': {},
  'deal.invite-form': {},
  'deal.invite': { ...form, contactMail: 'a@b.example' },
  'deal.won': {},
  'deal.won-now': {},
  'deal.won-later': {},
  'deal.plan-cancel': {},
  'deal.lost-form': {},
  'deal.lost': { reason: '3' },
  'deal.undo': {},
  'deal.register-form': {},
  'deal.register': { contractValue: '90000', solutionValue: '90000', term: 'Perpetual' },
  'deal.keep-mine': { field: 'name' },
  'deal.take-theirs': { field: 'name' },
  'deal.undo-change': { entryId: '11111111-2222-4333-8444-555555555555' },
  'deal.try-again': {},
  'deal.let-go': {},
  'lead.not-a-lead': {},
  'lead.to-crm': {},
};
/** `Germany to nobody`, as a button carries it. */
const aRule = Buffer.from(JSON.stringify({ when: { countries: ['DE'] }, isElse: false, to: [] })).toString('base64url');
/** These carry no revision: a referral's id, a list, a page, a draft. */
const others: Readonly<Record<string, (ids: { referralId: string; draftId: string }) => object>> = {
  'referral.open': ({ referralId }) => ({ referralId }),
  'shared.show': ({ referralId }) => ({ referralId }),
  'favourite.add': ({ referralId }) => ({ referralId }),
  'favourite.remove': ({ referralId }) => ({ referralId }),
  'deal.say': ({ referralId }) => ({ referralId, word: 'note', words: 'Hello.' }),
  'deal.take-back': ({ referralId }) => ({ referralId, entryId: referralId }),
  'lead.unverified': ({ referralId }) => ({ leadId: referralId, page: 1 }),
  'lead.unverified-take': ({ referralId }) => ({ leadId: referralId, page: 1 }),
  'lead.unverified-archive': ({ referralId }) => ({ leadId: referralId, page: 1 }),
  'lead.unverified-back': ({ referralId }) => ({ leadId: referralId, page: 1 }),
  'lead-rules.show': () => ({}),
  'lead-rules.set': () => ({ filter: '', version: 0 }),
  'lead-rules.again': () => ({ filter: '', version: 0 }),
  'lead-rules.remove': ({ referralId }) => ({ id: referralId, version: 0 }),
  'leads.show': () => ({ view: 'waiting', page: 1 }),
  'list.show': () => ({ view: 'found;w=zyxwood' }),
  'list.filter-form': () => ({ view: 'found;w=zyxwood' }),
  'list.filter': () => ({ view: 'found', words: 'zyxwood' }),
  'solutions.show': () => ({ page: 1 }),
  'bulk.export': () => ({ view: 'found;w=zyxwood' }),
  'bulk.import-show': ({ draftId }) => ({ importId: draftId, generation: 1 }),
  'bulk.import-rows': ({ draftId }) => ({ importId: draftId, generation: 1, group: 'create', page: 1 }),
  'bulk.import-choose': ({ draftId }) => ({ importId: draftId, generation: 1, what: 'emptied', value: 'keep' }),
  'bulk.import-next': ({ draftId }) => ({ importId: draftId, generation: 1 }),
  'bulk.import-discard': ({ draftId }) => ({ importId: draftId, generation: 1 }),
  'bulk.import-start': ({ draftId }) => ({ importId: draftId, generation: 1 }),
  'bulk.export-part': () => ({ view: 'found;w=zyxwood', before: '2027-01-01T00:00:00Z' }),
  'bulk.import-stop': ({ referralId }) => ({ id: referralId }),
  'bulk.import-file': ({ referralId }) => ({ id: referralId, file: 'processed' }),
  'crm.take': ({ referralId }) => ({ referralId, link: 1, field: 'dealValue', side: 'crm' }),
  'crm.take-shown': ({ referralId }) => ({ referralId, link: 1, field: 'dealValue', side: 'crm' }),
  'crm.undo-take': ({ referralId }) => ({ referralId, field: 'dealValue', at: 1 }),
  'crm.put-back': ({ referralId }) => ({ referralId, field: 'dealValue', at: 1 }),
  'crm.account': ({ referralId }) => ({ referralId, link: 1, account: 'new' }),
  'crm.again': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.leave-open': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.resume': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.make-again': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.pause': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.others': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.leave': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.record': ({ referralId }) => ({ referralId, link: 1, record: 'new' }),
  'crm.stop': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.take-up': ({ referralId }) => ({ referralId, link: 1 }),
  'crm.undo-said': ({ referralId }) => ({ referralId, deed: 'stop' }),
  'crm.plan': () => ({}),
  'crm.begin': () => ({}),
  'crm.settle': () => ({ answer: 'pairs-link' }),
  'crm.file': () => ({ file: 'crm-links' }),
  'crm.take-back': () => ({}),
  'reminder.snooze': ({ referralId }) => ({ referralId, until: 'tomorrow' }),
  'reminder.wake': ({ referralId }) => ({ referralId }),
  'reminder.owner': ({ referralId }) => ({ referralId }),
  'away.save': ({ referralId }) => ({ whom: referralId, from: '2026-12-01', last: '2026-12-03', standIn: '' }),
  'away.end': ({ referralId }) => ({ whom: referralId }),
  'calendar.hide': () => ({}),
  'channel.stop': () => ({ channel: desk.teams.channelId('Deals') }),
  'channel.default': () => ({ channel: desk.teams.channelId('Elsewhere') }),
  'routing.show': () => ({}),
  'routing.rehearse': () => ({}),
  'routing.form': () => ({ rule: aRule }),
  'routing.try': () => ({ countries: 'Germany' }),
  'routing.add': () => ({ rule: aRule, version: 0, place: 'first' }),
  'routing.remove': ({ referralId }) => ({ id: referralId, version: 0 }),
  'routing.up': ({ referralId }) => ({ id: referralId, version: 0 }),
  'routing.undo': ({ referralId }) => ({ deed: 'remove', id: referralId, version: 0 }),
  'workload.whom': () => ({ from: idOf('Alex') }),
  'workload.preview': () => ({ from: idOf('Alex'), to: idOf('Megan') }),
  'workload.pass': ({ referralId }) => ({ from: idOf('Alex'), to: idOf('Megan'), cards: `${referralId}:0` }),
  'workload.undo': ({ referralId }) => ({ to: idOf('Alex'), cards: `${referralId}:0` }),
  'roles.show': () => ({}),
  'roles.form': () => ({}),
  'roles.try': ({ referralId }) => ({ who: referralId, role: 'admin', locations: '' }),
  'roles.set': () => ({
    who: `${desk.teams.tenantId}/${desk.teams.person('Diego').aadObjectId}`,
    role: 'admin',
    locations: '',
    version: 0,
  }),
  'settings.save': () => ({ language: 'en', timeZone: 'Europe/London' }),
  'new-deal.answer': ({ draftId }) => ({ draftId, question: 'customer', value: 'Northwind' }),
  'new-deal.person': ({ draftId }) => ({ draftId, question: 'contact', firstName: 'A' }),
  'new-deal.steer': ({ draftId }) => ({ draftId, word: 'discard' }),
  'new-deal.edit': ({ draftId }) => ({ draftId, question: 'customer' }),
  'new-deal.create': ({ draftId }) => ({ draftId }),
  'new-deal.choose': ({ draftId }) => ({ draftId, value: 'resume' }),
  'new-deal.go-on': ({ draftId }) => ({ draftId }),
};
const words: Readonly<Record<string, string>> = {
  inbox: '',
  digest: '',
  myReferrals: '',
  leads: '',
  inbound: 'zyxwood',
  outbound: 'zyxwood',
  favourites: '',
  archived: '',
  referral: 'zyxwood',
  setValue: 'Zyxwood: 5',
  stage: 'Zyxwood: proposed',
  note: 'Zyxwood: hello',
  closeDate: 'Zyxwood: 30 Sep',
  resume: '',
  solutions: '',
  scorecard: '',
  audit: 'last week',
  routing: '',
  route: 'Germany to nobody',
  rehearsal: '',
  removeRule: '1',
  moveRule: '1 to 2',
  catcher: 'Lee',
  roles: '',
  newDeal: 'Northwind',
  help: '',
  greeting: '',
  language: 'english',
  settings: '',
  speak: 'English',
  timeZone: 'London',
  useThisChannel: '',
  stopThisChannel: '',
  channels: '',
  health: 'here',
  crm: 'start',
  calendar: '',
  export: 'zyxwood',
  template: '',
  exportRegistrations: '',
  registrationTemplate: '',
  lastImport: '',
  import: '',
  away: 'until 3 December',
  imBack: '',
  stopReminders: '',
  startReminders: '',
};
/** Only heard while one's own deal is being created. */
const steering = ['back', 'skip', 'clear', 'cancel', 'discard', 'edit', 'done', 'create'];

const idOf = (name: string) => `${desk.teams.tenantId}/${desk.teams.person(name).aadObjectId}`;

let desk: Desk;
let ids: { waiting: string; declining: string; open: string; won: string; lead: string; draft: string };
let before: unknown;

/** What people made and decided; not what the desk notes about who was seen, nor when a sweep is next due. */
async function made(): Promise<unknown> {
  const { db } = desk.parts;
  const names = ['referrals', 'drafts', 'favourites', 'solutions'];
  const documents = await Promise.all(names.map((name) => db.collection(name).find().sort({ _id: 1 }).toArray()));
  const chosen = { _id: { $in: ['deal-team', 'routing', 'roles', 'lead-rules'] as never[] } };
  const settings = await db.collection('settings').find(chosen).sort({ _id: 1 }).toArray();
  const unlessWhenDue = (key: string, value: unknown) => (key.endsWith('LookAt') ? undefined : value);
  return JSON.parse(JSON.stringify([documents, settings], unlessWhenDue));
}

beforeAll(async () => {
  desk = await aDesk({ undoSeconds: 3_600, users: 'alex.wilber@contoso.example' });
  const waiting = await desk.receives(of);
  const declining = await desk.receives(of);
  const on = desk.channelCard(declining);
  await desk.alex.presses('Decline', { on });
  await desk.alex.presses('referral.decline', { on, inputs: { reason: '1' } });
  const open = await desk.receives({ ...ours, ...of, kind: 'private' });
  const won = await desk.receives({ ...ours, ...of, status: 'Closed', substatus: 'Won' });
  const lead = await desk.receives({ ...of, kind: 'lead' });
  await desk.polls();
  await desk.alex.says('new deal Tailspin');
  const draft = String((await desk.parts.db.collection('drafts').findOne({}))?._id);
  ids = { waiting, declining, open, won, lead, draft };
  await desk.settles();
  before = await made();
});

const people = ['Diego', 'Gail', 'Lee'];
/** A lead is refused like a deal: the buttons of its own card are pressed. */
const isOfLeads = (verb: string) => /^(?:lead|referral)\.|^deal\.(?:edit|won|lost|undo)$/.test(verb);

describe('every verb', () => {
  it('is in the tables here', () => {
    const declared = globSync('src/features/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/verb: '([^']+)'/g)].map(([, verb]) => verb),
    );
    expect([...Object.keys(aboutReferrals), ...Object.keys(others)].sort()).toEqual(declared.sort());
  });

  it('shows the contact to who works on it: what is looked for below is there to be found', async () => {
    const card = desk.channelCard(ids.waiting);
    expect(await forges(desk, desk.alex, { id: ids.waiting, card }, 'referral.refresh')).toMatch(notTheirs);
    expect(await forges(desk, desk.alex, { id: ids.open, card }, 'deal.show')).toMatch(notTheirs);
  });

  it.each(people)(
    'pressed by %s shows nobody’s contact data and changes nothing',
    async (name) => {
      const person = desk.teams.person(name);
      const card = desk.channelCard(ids.waiting);
      for (const id of [ids.waiting, ids.declining, ids.open, ids.won, ids.lead]) {
        for (const [verb, inputs] of Object.entries(aboutReferrals).filter(
          ([each]) => id !== ids.lead || isOfLeads(each),
        ))
          expect(await forges(desk, person, { id, card }, verb, inputs), verb).not.toMatch(refusedOrLeaked);
        for (const [verb, data] of Object.entries(others)) {
          const carried = data({ referralId: id, draftId: ids.draft });
          // What does not name the referral is pressed once.
          if (id === ids.lead || (id !== ids.waiting && !JSON.stringify(carried).includes(id))) continue;
          const action = { type: 'Action.Execute', verb, data: carried };
          const { body } = await person.invokes('adaptiveCard/action', { action, trigger: 'manual' });
          const answer = JSON.stringify(body);
          expect(answer, verb).not.toMatch(refusedOrLeaked);
          if (verb.startsWith('list.')) expect(answer, verb).not.toContain(secret);
        }
      }
      await desk.settles();
      expect(await made()).toEqual(before);
    },
    120_000,
  );
});

describe('every word', () => {
  it('is in the table here', () => {
    const known = Object.keys(en).flatMap((key) => /^command\.(\w+)$/.exec(key)?.[1] ?? []);
    expect([...Object.keys(words), ...steering].sort()).toEqual(known.sort());
  });

  it.each(people)(
    'said by %s, in a chat and in the channel, finds nothing and changes nothing',
    async (name) => {
      const person = desk.teams.person(name);
      // An admin of a location may begin a deal, and choose the channel: both are said elsewhere.
      const left = name === 'Lee' ? ['newDeal', 'useThisChannel'] : [];
      for (const [word, rest] of Object.entries(words).filter(([known]) => !left.includes(known))) {
        const said = `${commandWord('en', word as never)} ${rest}`.trim();
        for (const where of [{}, { in: { channel: 'Elsewhere' } }]) {
          const { replies } = await person.says(said, where);
          const answer = JSON.stringify(replies.map(({ activity }) => activity));
          expect(answer, said).not.toMatch(notTheirs);
          expect(answer, said).not.toContain(secret);
        }
      }
      await desk.settles();
      expect(await made()).toEqual(before);
    },
    120_000,
  );
});

describe('what is typed ahead, and windows of their own', () => {
  it.each(['Diego', 'Gail'])('show %s nothing', async (name) => {
    const person = desk.teams.person(name);
    for (const dataset of ['customers', 'solutions']) {
      const { body } = await person.invokes('application/search', { dataset, queryText: 'zyx' });
      expect(body).toMatchObject({ value: { results: [] } });
    }
    for (const invoke of ['task/fetch', 'task/submit']) {
      const { body } = await person.invokes(invoke, { data: { form: 'new-deal', draftId: ids.draft } });
      expect(body).toMatchObject({ task: { type: 'message' } });
    }
    expect(await made()).toEqual(before);
  });
});

it('the channel never shows contact data, in no card, summary or fallback text', () => {
  const shown = desk.teams.messagesIn({ channel: 'Deals' }).flatMap(({ activity, history }) => [activity, ...history]);
  expect(shown.length).toBeGreaterThan(2);
  expect(JSON.stringify(shown)).not.toMatch(notTheirs);
});
