import { describe, expect, it } from 'vitest';
import { type Deed, deeds, mayDo, permissions, type Relation, type Role } from '../../src/features/people/index.ts';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import type { Message } from '../harness/chat-store.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';

const [adeleMail, alexMail, meganMail] = ['adele.vance', 'alex.wilber', 'megan.bowen'].map(
  (name) => `${name}@contoso.example`,
);
const contact = { firstName: 'Sue', lastName: 'Smith', email: 'sue@fabrikam.example', phoneNumber: '5550100' };

const desk = await aDesk({ installedBy: ['Adele', 'Alex', 'Megan', 'Lee'], users: `*, ${alexMail}[4567001]` });

/** The phone is asked of whoever claims for the first time; here it is known. */
for (const person of [desk.adele, desk.alex, desk.megan]) {
  const id = await desk.receives({ team: [] });
  await person.presses('Claim', { on: desk.channelCard(id) });
  await person.presses('referral.claim', { on: desk.channelCard(id), inputs: { phone: '+1 425 555 0100' } });
  await desk.settles();
}

/** Who stands how to which referral. Of two cells nobody can be an example: whoever is on the team is a user of it. */
const examples: Readonly<Record<Role, Partial<Record<Relation, readonly [Person, ReferralSpec]>>>> = {
  admin: {
    mine: [desk.adele, { team: [adeleMail, meganMail] as string[] }],
    team: [desk.adele, { team: [meganMail, adeleMail] as string[] }],
    unowned: [desk.adele, { team: [] }],
    others: [desk.adele, { team: [meganMail] as string[] }],
    'out-of-scope': [desk.lee, { team: [meganMail] as string[], mpnId: '4567001' }],
  },
  user: {
    mine: [desk.alex, { team: [alexMail, meganMail] as string[] }],
    team: [desk.alex, { team: [meganMail, alexMail] as string[] }],
    unowned: [desk.alex, { team: [] }],
    others: [desk.alex, { team: [meganMail] as string[] }],
    'out-of-scope': [desk.alex, { team: [], mpnId: '4567002' }],
  },
  other: {
    unowned: [desk.diego, { team: [] }],
    others: [desk.gail, { team: [meganMail, 'gail@partner.example'] as string[] }],
  },
};

async function owned(spec: ReferralSpec): Promise<string> {
  return desk.receives({ customer: 'Fabrikam', contact, ...spec });
}

/** Does the deed through the front door; whether it came to be, by what Partner Center and the others' cards then say. */
const attempts = {
  read: async (person: Person, _id: string, on: Message) => textOf(await person.looksAt(on)).includes('Fabrikam'),
  'see-in-full': async (person: Person, _id: string, on: Message) => {
    const { card } = await press(person, on, 'referral.refresh');
    return JSON.stringify(card).includes(contact.email);
  },
  answer: async (person: Person, id: string, on: Message) => {
    await press(person, on, 'referral.accept-as-is');
    await desk.settles();
    return desk.record(id).status === 'Active';
  },
  undo: async (person: Person, id: string, on: Message) => {
    await desk.adele.presses('Decline', { on });
    await desk.adele.presses('referral.decline', { on, inputs: { reason: '1' } });
    await desk.settles();
    await press(person, on, 'referral.undo');
    await desk.settles();
    return !(await desk.referral(id)).decision;
  },
  claim: async (person: Person, id: string, on: Message) => {
    await press(person, on, 'referral.claim');
    await desk.settles();
    return (
      desk.record(id).team.some(({ email }) => email === person.email) && (await desk.history(id)).includes('claimed')
    );
  },
  assign: async (person: Person, id: string, on: Message) => {
    const isMegans = (await desk.referral(id)).owner?.name === 'Megan Bowen';
    const to = `${desk.teams.tenantId}/${(isMegans ? desk.adele : desk.megan).aadObjectId}`;
    await press(person, on, 'referral.assign', { to });
    await desk.settles();
    return (await desk.history(id)).includes('assigned');
  },
  release: async (person: Person, id: string, on: Message) => {
    await press(person, on, 'referral.release');
    await desk.settles();
    return (await desk.history(id)).includes('released');
  },
} satisfies Partial<Record<Deed, (person: Person, id: string, on: Message) => Promise<boolean>>>;

/** Presses a button whether or not the card shows it: what a card hides protects nobody. */
async function press(
  person: Person,
  on: Message,
  verb: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ card: Record<string, unknown> }> {
  const id = JSON.stringify(on.activity).match(/"referralId":"([^"]+)"/)?.[1] ?? '';
  const { revision } = await desk.referral(id);
  const activity = {
    ...desk.teams.activity(person, { thread: on }, { type: 'invoke', name: 'adaptiveCard/action' }),
    replyToId: on.id,
    value: {
      action: { type: 'Action.Execute', verb, data: { referralId: id, revision, ...inputs } },
      trigger: 'manual',
    },
  };
  const [answer] = await desk.teams.deliver(activity);
  return { card: ((answer?.body ?? {}) as { value: Record<string, unknown> }).value };
}

const cells = Object.entries(permissions).flatMap(([role, relations]) =>
  Object.entries(relations).flatMap(([relation, allowed]) =>
    (Object.keys(attempts) as (keyof typeof attempts)[]).flatMap((deed) => {
      const example = examples[role as Role][relation as Relation];
      return example ? [{ role, relation, deed, expected: allowed.includes(deed), example }] : [];
    }),
  ),
);

/** By example: what changes nothing is tried on one referral, since each of them costs more than what is tried. */
const untouched = new Map<unknown, Promise<string>>();
function leftAlone(example: unknown, spec: ReferralSpec): Promise<string> {
  const id = untouched.get(example) ?? owned(spec);
  untouched.set(example, id);
  return id;
}

describe('the table of permissions', () => {
  it.each(cells)('$role, $relation: $deed is $expected', async ({ deed, expected, example }) => {
    const [person, spec] = example;
    // To be undone, a referral is declined first.
    const changesNothing = deed === 'read' || deed === 'see-in-full' || (!expected && deed !== 'undo');
    const id = await (changesNothing ? leftAlone(example, spec) : owned(spec));

    expect(await attempts[deed](person, id, desk.channelCard(id))).toBe(expected);
  });

  it('has a row for each role that can be in it; the rest only read', () => {
    for (const relation of ['mine', 'team', 'out-of-scope'] as const)
      for (const deed of deeds)
        expect(mayDo({ role: 'other', locations: [] }, relation, deed), `${relation} ${deed}`).toBe(deed === 'read');
  });
});

describe('roles', () => {
  it('let an admin of one location answer there and nowhere else', async () => {
    const there = await owned({ team: [meganMail] as string[], mpnId: '4567002' });
    const elsewhere = await owned({ team: [meganMail] as string[], mpnId: '4567001' });

    await desk.lee.presses('Accept', { on: desk.channelCard(there) });
    const { card } = await desk.lee.presses('Accept', { on: desk.channelCard(elsewhere) });
    await desk.settles();

    expect(textOf(card)).toContain('You can’t answer this referral.');
    expect(desk.record(there).status).toBe('Active');
    expect(desk.record(elsewhere).status).toBe('New');
  });

  it('tell a guest what guests can’t do', async () => {
    const id = await owned({ team: [] });

    const { card } = await desk.gail.presses('Accept', { on: desk.channelCard(id) });

    expect(textOf(card)).toContain('Guests can’t do that.');
    expect(titlesOf(card)).toEqual([]);
  });

  it('make a colleague of the team a user of that referral, though they never installed the desk', async () => {
    const mail = 'diego.siciliani@contoso.example';
    const id = await owned({ team: [meganMail, mail] as string[] });

    await desk.diego.presses('Accept', { on: desk.channelCard(id) });
    await desk.settles();

    expect(desk.record(id).status).toBe('Active');
  });

  it('are asked again at every press: a form in the hands of somebody else sends nothing', async () => {
    const id = await owned({ team: [meganMail] as string[] });
    const on = desk.channelCard(id);
    await desk.megan.presses('Decline', { on });
    const form = desk.megan.sees(on);
    if (form) on.views.set(desk.diego.teamsId, form);

    const { card } = await desk.diego.presses('referral.decline', { on, inputs: { reason: '1' } });
    await desk.timePasses('PT2M');

    expect(textOf(card)).toContain('You can’t answer this referral.');
    expect(desk.record(id).status).toBe('New');
  });
});
