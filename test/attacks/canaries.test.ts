import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../chaos/support/until.ts';
import type { Message } from '../harness/chat-store.ts';
import { patientSeconds } from '../support/patiently.ts';
import { Attacker } from './support/attack.ts';
import { Forger } from './support/forger.ts';
import { type ServedDesk, startServedDesk } from './support/served-desk.ts';
import { install, receive } from './support/served-flow.ts';
import { WebhookForger } from './support/webhook-forger.ts';

/** Personal data and secrets go through the whole desk, at the most talkative log level, and nothing of them is written down. */

const secret = {
  contactFirst: 'Zebedee-CANARY1',
  contactLast: 'Quillfeather-CANARY2',
  contactMail: 'canary3@fabrikam.example',
  contactPhone: '+49 40 555 0177 4',
  customer: 'Fabrikam CANARY5 Robotics',
  deal: 'Deal CANARY6',
  notes: 'They told CANARY7 in confidence',
  senderNotes: 'The seller says CANARY8',
  city: 'Canary9 City',
  declineNote: 'Not with CANARY10',
  ownPhone: '+1 425 555 0188 11',
  search: 'CANARY12 search',
  chat: 'CANARY13 chat',
  reference: 'CANARY14-REF',
};

let all: ServedDesk;
let attacker: Attacker;
let forger: Forger;
/** Every body of an HTTP answer that was an error. */
const errorBodies: string[] = [];

beforeAll(async () => {
  all = await startServedDesk({ TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'trace' });
  attacker = new Attacker(all);
  forger = new Forger(all);
});
afterAll(() => all.close());

it('personal data and secrets appear in no log, metric or error', async () => {
  const { teams, sandbox } = all;
  const [kim, lee] = [teams.person('Kim'), teams.person('Lee')];
  await install(all, 'Lee', 'Ada', 'Guest');
  const spec = {
    customer: secret.customer,
    dealName: secret.deal,
    notes: secret.notes,
    senderNotes: secret.senderNotes,
    city: secret.city,
    contact: {
      firstName: secret.contactFirst,
      lastName: secret.contactLast,
      email: secret.contactMail,
      phoneNumber: secret.contactPhone,
    },
  };

  // What people do, and what they get wrong.
  const accepted = await receive(all, spec, lee);
  const declined = await receive(all, spec, lee);
  const open = await receive(all, spec);
  await lee.says(secret.chat);
  await lee.says(`referral ${secret.search}`);
  await kim.says('inbox');
  const form = await lee.presses('referral.accept-form', { on: accepted.inChatOf(lee) as Message });
  expect(form.card).toBeDefined();
  const inputs = { notes: secret.notes, externalReferenceId: secret.reference, contact0Phone: secret.ownPhone };
  await lee.presses('referral.accept', { on: accepted.inChatOf(lee) as Message, inputs });
  await lee.presses('referral.decline-form', { on: declined.inChatOf(lee) as Message });
  const reason = { reason: '2', note: secret.declineNote };
  await lee.presses('referral.decline', { on: declined.inChatOf(lee) as Message, inputs: reason });
  await kim.presses('referral.claim', { on: open.inChannel as Message });
  await kim.looksAt(open.inChannel as Message);
  await accepted.isInPartnerCenter('Active/Accepted');

  // What goes wrong around the desk.
  teams.fail({ on: 'post', status: 500 });
  teams.fail({ on: 'post', status: 403 });
  teams.fail({ on: 'member', status: 500 });
  await lee.says(secret.chat);
  await teams.person('Guest').says(secret.chat);
  sandbox.setFaults({ kind: 'serverError', count: 2, methods: ['PATCH'] }, { kind: 'nameRefused', count: 1 });
  const retried = await receive(all, spec, lee);
  await lee.presses('referral.accept-form', { on: retried.inChatOf(lee) as Message });
  await lee.presses('referral.accept', { on: retried.inChatOf(lee) as Message, inputs });
  await until(() => (patchesOf(retried.id) >= 2 ? undefined : 'Partner Center to be asked again'), {
    seconds: patientSeconds,
  });
  sandbox.clearFaults();

  // What strangers send.
  const body = forger.message({ text: secret.chat, from: { id: '29:canary', name: secret.contactFirst } });
  const webhooks = new WebhookForger(all);
  for (const attack of [
    { body },
    { authorization: forger.signedByAStranger(), body },
    { authorization: forger.token({ name: secret.contactFirst, email: secret.contactMail }), body },
    { authorization: forger.token(), body: { ...body, channelData: { tenant: { id: 'CANARY' } } } },
    { authorization: forger.token(), body: `{"text":"${secret.notes}"` },
    { authorization: forger.token(), body: forger.message({ type: 'invoke', name: secret.chat, value: spec }) },
    { authorization: forger.token(), body: forger.message({ type: secret.chat }) },
    { authorization: `Basic ${secret.contactMail}`, body },
    { path: `/${secret.contactFirst}?email=${secret.contactMail}`, method: 'GET' },
    webhooks.event({ sent: Buffer.from(JSON.stringify(spec)) }),
    webhooks.event({ certificateUrl: `https://${secret.contactFirst}.example/x.cer` }),
  ]) {
    const { status, text } = await attacker.send(attack);
    if (status >= 400) errorBodies.push(text);
  }
  await attacker.logged(async () => {});

  const metrics = await (await fetch(all.metricsUrl)).text();
  const { output } = all.desk;
  expect(output.length).toBeGreaterThan(50);
  expect(errorBodies.length).toBeGreaterThan(5);
  for (const [what, forbidden] of Object.entries(everythingForbidden())) {
    expect(
      output.filter((line) => line.includes(forbidden)),
      `${what} in the log`,
    ).toEqual([]);
    expect(metrics.includes(forbidden), `${what} in the metrics`).toBe(false);
    expect(
      errorBodies.filter((text) => text.includes(forbidden)),
      `${what} in an error`,
    ).toEqual([]);
  }
  // Nothing is written past the log.
  expect(all.desk.log.filter(({ raw }) => raw !== undefined)).toEqual([]);
});

function patchesOf(id: string): number {
  return all.sandbox.requests().filter(({ method, path }) => method === 'PATCH' && path.includes(id)).length;
}

function everythingForbidden(): Readonly<Record<string, string>> {
  const { settings, idp, teams, sandbox } = all;
  const people = teams.people.flatMap(({ name, email }) => [
    [`the name ${name}`, name] as const,
    [`the address ${email}`, email] as const,
  ]);
  const tokens = [...idp.issued].map((token, i) => [`token ${i} of the bot`, token] as const);
  return {
    ...secret,
    anyCanary: 'CANARY',
    ...Object.fromEntries([...people, ...tokens]),
    botSecret: settings.MicrosoftAppPassword ?? 'none',
    partnerCenterSecret: sandbox.credentials.clientSecret,
    refreshToken: sandbox.credentials.refreshTokens.admin,
    'what Teams signed': forger.token().split('.')[0]?.slice(7) ?? 'none',
    'any token': 'eyJ',
    database: settings.MONGODB_URI?.split('@')[1] ?? 'mongodb://',
  };
}
