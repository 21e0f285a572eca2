import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFileHost } from '../../src/teams/file-upload.ts';
import type { Json } from '../harness/cards.ts';
import type { Person } from '../harness/person.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';

const desk = await aDesk({ settings: { FILE_HOSTS: '127.0.0.1' } });

/** Somebody's storage: takes what is put there, or refuses. */
const puts: { readonly range: string | undefined; readonly text: string }[] = [];
let status = 201;
const storage = createServer((req, res) => {
  let text = '';
  req.on('data', (chunk) => {
    text += String(chunk);
  });
  req.on('end', () => {
    puts.push({ range: req.headers['content-range'], text });
    res.writeHead(status).end();
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
  await desk.receives({ customer: 'Contoso', kind: 'outbound', team: ['alex.wilber@contoso.example'] });
});
afterAll(() => void storage.close());

function attachmentOf(person: Person): Json {
  const [attachment] = (desk.teams.messagesIn('chat', person).at(-1)?.activity.attachments ?? []) as readonly Json[];
  return attachment as Json;
}

/** Asks for the file; gives what Teams is asked to show. */
async function offered(person: Person): Promise<{ readonly name: string; readonly context: Json }> {
  await person.says('export');
  await desk.settles();
  const { contentType, name, content } = attachmentOf(person);
  expect(contentType).toBe('application/vnd.microsoft.teams.card.file.consent');
  return { name: String(name), context: (content as { acceptContext: Json }).acceptContext };
}

function answers(person: Person, context: Json, url?: string) {
  const uploadInfo = {
    name: 'co-sell.csv',
    contentUrl: 'https://contoso-my.sharepoint.com/personal/alex/co-sell.csv',
    uploadUrl: url ?? `http://127.0.0.1:${(storage.address() as AddressInfo).port}/upload`,
    uniqueId: '1150D938',
    fileType: 'csv',
  };
  return person.invokes('fileConsent/invoke', { type: 'fileUpload', action: 'accept', context, uploadInfo });
}

describe('an exported file in Teams', () => {
  it('is offered, put into the asker’s own storage once they agree, and shown there', async () => {
    const { name, context } = await offered(desk.alex);
    expect(name).toMatch(/^co-sell-referrals-[\d-]+\.csv$/);
    expect(puts).toHaveLength(0);
    expect((await answers(desk.alex, context)).status).toBe(200);
    await desk.settles();
    expect(puts).toHaveLength(1);
    expect(puts[0]?.text).toContain('Contoso');
    expect(puts[0]?.range).toBe(
      `bytes 0-${Buffer.byteLength(puts[0]?.text ?? '') - 1}/${Buffer.byteLength(puts[0]?.text ?? '')}`,
    );
    expect(attachmentOf(desk.alex)).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl: 'https://contoso-my.sharepoint.com/personal/alex/co-sell.csv',
      content: { uniqueId: '1150D938', fileType: 'csv' },
    });
  });

  it('is put there once, however often the answer is delivered', async () => {
    const { context } = await offered(desk.alex);
    const before = puts.length;
    await Promise.all([answers(desk.alex, context), answers(desk.alex, context)]);
    await desk.settles();
    await answers(desk.alex, context);
    await desk.settles();
    expect(puts).toHaveLength(before + 1);
  });

  it('comes by a link for whoever does not want it there', async () => {
    const { context } = await offered(desk.alex);
    await desk.alex.invokes('fileConsent/invoke', { type: 'fileUpload', action: 'decline', context });
    await desk.settles();
    expect(textOf(desk.teams.messagesIn('chat', desk.alex).at(-1))).toContain('The link works once');
  });

  it.each([
    ['the storage refuses it', 500, undefined],
    ['the answer leads elsewhere', 201, 'http://169.254.169.254/latest'],
    ['it leads to no storage of Teams', 201, 'https://sharepoint.com.attacker.example/upload'],
  ])('comes by a link where %s', async (_name, answer, url) => {
    const before = puts.length;
    const { context } = await offered(desk.alex);
    status = answer;
    await answers(desk.alex, context, url);
    await desk.settles();
    status = 201;
    expect(textOf(desk.teams.messagesIn('chat', desk.alex).at(-1))).toContain('The link works once');
    if (url) expect(puts).toHaveLength(before);
  });

  it('that is kept no longer is told of as that to who agrees a day later', async () => {
    const { context } = await offered(desk.alex);
    const before = puts.length;
    await desk.parts.db.collection('exports').deleteMany({});
    await answers(desk.alex, context);
    await desk.settles();
    expect(desk.teams.messagesIn('chat', desk.alex).at(-1)?.activity.text).toContain('This file isn’t kept any more.');
    expect(puts).toHaveLength(before);
  });

  it('is nobody else’s to answer', async () => {
    const { context } = await offered(desk.alex);
    const before = puts.length;
    await answers(desk.megan, context);
    await desk.settles();
    expect(puts).toHaveLength(before);
  });

  it.each([
    [{}],
    [{ action: 'accept' }],
    [{ action: 'accept', context: { feature: 'bulk', id: 'x' } }],
    [{ action: 'decline', context: { feature: '__proto__', id: 'x' } }],
    [{ action: 'decline', context: { feature: 'bulk', id: { $ne: '' } } }],
  ])('is not moved by %j', async (value) => {
    expect((await desk.alex.invokes('fileConsent/invoke', value as Json)).status).toBe(200);
  });
});

it.each([
  ['https://contoso-my.sharepoint.com/x', true],
  ['https://sharepoint.com.evil.example/x', false],
  ['https://evilsharepoint.com/x', false],
  ['http://contoso-my.sharepoint.com/x', false],
  ['https://user@contoso-my.sharepoint.com/x', false],
  ['file:///etc/passwd', false],
])('a file may be put to %s: %s', (address, may) => {
  expect(isFileHost(address, ['.sharepoint.com'])).toBe(may);
});
