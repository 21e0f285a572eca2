import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Front } from '../../src/demo/front/front.ts';
import { choosePort } from '../../src/demo/ports.ts';
import { say } from '../../src/i18n/catalogue.ts';
import { aDesk } from '../flows/support/a-desk.ts';
import { saidIn, textOf } from '../flows/support/cards.ts';

type Json = Record<string, unknown>;

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly body: Json;
}

/** A server that keeps what it hears, and gives a new id to each POST. */
async function listener(heard: Heard[]): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const body = method === 'POST' || method === 'PUT' ? ((await json(request)) as Json) : {};
    heard.push({ method, url, body });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: `playground-${heard.length}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe('the demo’s front', () => {
  const toDesk: Heard[] = [];
  const toPlayground: Heard[] = [];
  const installs: string[] = [];
  let desk: Awaited<ReturnType<typeof listener>>;
  let playground: Awaited<ReturnType<typeof listener>>;
  let front: Front;

  beforeAll(async () => {
    [desk, playground] = await Promise.all([listener(toDesk), listener(toPlayground)]);
    front = await Front.start({ port: await choosePort('the front', 19_988, () => {}), deskUrl: desk.url });
    front.connect({ url: playground.url, install: async (id) => void installs.push(id) });
  });
  afterAll(async () => {
    await front.stop();
    for (const { server } of [desk, playground]) {
      server.close();
      server.closeAllConnections();
    }
  });

  const post = (url: string, body: unknown, method = 'POST') =>
    fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const becomes = (person: string, language: string) => post(front.viewerUrl, { person, language });
  const says = async (text: string, more: Json = {}): Promise<Json> => {
    await post(front.endpoint, {
      ...{ type: 'message', text, locale: 'en-US', serviceUrl: `${playground.url}/_connector` },
      from: { id: 'user-id-0', name: 'Alex Wilber', aadObjectId: '00000000-0000-0000-0000-0000000000020' },
      conversation: { id: 'personal-chat-id', tenantId: 't' },
      ...more,
    });
    return toDesk.at(-1)?.body ?? {};
  };
  const connector = () => `${front.endpoint.replace('/api/messages', '')}/_connector/v3/conversations`;
  const writes = async (chat: string, text: string) =>
    ((await (await post(`${connector()}/${chat}/activities`, { type: 'message', text })).json()) as { id: string }).id;

  it('adds the desk for colleagues, in chats of their own, once the Playground added it', async () => {
    const before = toDesk.length;
    await front.addForColleagues();
    expect(toDesk).toHaveLength(before);
    await says('', { type: 'installationUpdate', action: 'add' });
    await front.addForColleagues();
    expect(toDesk.slice(before + 1).map(({ body }) => body)).toMatchObject([
      {
        type: 'installationUpdate',
        action: 'add',
        conversation: { id: 'personal-chat-id-lee' },
        from: { id: 'user-id-2' },
      },
      {
        type: 'installationUpdate',
        action: 'add',
        conversation: { id: 'personal-chat-id-megan' },
        from: { id: 'user-id-1' },
      },
      {
        type: 'installationUpdate',
        action: 'add',
        conversation: { id: 'personal-chat-id-adele' },
        from: { id: 'user-id-20' },
      },
    ]);
    await writes('personal-chat-id-megan', 'Welcome');
    expect(toPlayground).toEqual([]);
    await becomes('megan', 'en-US');
    await becomes('alex', 'en-US');
    toPlayground.splice(0);
    installs.splice(0);
  });

  it('leaves the Playground’s own user as they are, but for the way of answers', async () => {
    const heard = await says('inbox');

    expect(heard).toMatchObject({
      text: 'inbox',
      locale: 'en-US',
      from: { id: 'user-id-0', name: 'Alex Wilber' },
      conversation: { id: 'personal-chat-id', tenantId: 't' },
    });
    expect(heard.serviceUrl).toBe(connector().replace('/v3/conversations', ''));
    await writes('personal-chat-id', 'here it is');
    expect(toPlayground.at(-1)).toMatchObject({
      url: '/_connector/v3/conversations/personal-chat-id/activities',
      body: { text: 'here it is' },
    });
  });

  it('makes them whoever was chosen, in a chat of their own and in their language', async () => {
    expect((await becomes('megan', 'ko-KR')).status).toBe(200);
    expect(toPlayground.at(-1)?.body.text).toContain(
      'you are Megan Bowen now (lead: Referrals admin of location 4567001). Teams is set to 한국어.',
    );
    expect(installs).toEqual(['personal-chat-id']);

    const heard = await says('my referrals', { entities: [{ type: 'clientInfo', locale: 'en-US', platform: 'Web' }] });
    expect(heard).toMatchObject({
      locale: 'ko-KR',
      entities: [{ type: 'clientInfo', locale: 'ko-KR', platform: 'Web' }],
      from: { id: 'user-id-1', name: 'Megan Bowen', aadObjectId: '00000000-0000-0000-0000-0000000000021' },
      conversation: { id: 'personal-chat-id-megan' },
    });
    const inTeam = await says('help', { conversation: { id: 'team-id;messageid=1' } });
    expect(inTeam).toMatchObject({ from: { id: 'user-id-1' }, conversation: { id: 'team-id;messageid=1' } });

    await writes('personal-chat-id-megan', 'for Megan');
    expect(toPlayground.at(-1)?.url).toBe('/_connector/v3/conversations/personal-chat-id/activities');
  });

  it('answers for the roster, guests included, and passes on whom it does not know', async () => {
    const member = async (id: string) => (await fetch(`${connector()}/team-id/members/${id}`)).json();

    expect(await member('user-id-1')).toMatchObject({ email: 'megan.bowen@contoso.example', userRole: 'user' });
    expect(await member('user-id-21')).toMatchObject({ name: 'Gail Torres', userRole: 'guest' });
    await member('user-id-9');
    expect(toPlayground.at(-1)?.url).toBe('/_connector/v3/conversations/team-id/members/user-id-9');
  });

  it('holds what is written to somebody who is away, and shows it when they are back', async () => {
    const before = toPlayground.length;
    const [first, second, third] = [
      await writes('personal-chat-id', 'one'),
      await writes('personal-chat-id', 'two'),
      await writes('personal-chat-id', 'three'),
    ];
    await post(`${connector()}/personal-chat-id/activities/${second}`, { type: 'message', text: 'two, edited' }, 'PUT');
    await fetch(`${connector()}/personal-chat-id/activities/${third}`, { method: 'DELETE' });
    expect(toPlayground).toHaveLength(before);

    await becomes('alex', 'ru-RU');
    expect(toPlayground.slice(before).map(({ body }) => body.text)).toEqual([
      expect.stringContaining('2 messages came meanwhile:'),
      'one',
      'two, edited',
    ]);

    // The desk goes on by the id that it was given.
    await post(`${connector()}/personal-chat-id/activities/${first}`, { type: 'message', text: 'one, edited' }, 'PUT');
    const shown = `playground-${before + 2}`;
    expect(toPlayground.at(-1)?.url).toBe(`/_connector/v3/conversations/personal-chat-id/activities/${shown}`);
    expect((await says('', { replyToId: shown })).replyToId).toBe(first);
  });

  it('lets the desk answer last what is looked at first, once the chat is quiet', async () => {
    await says('', { type: 'installationUpdate', action: 'add' });
    await front.showLast('find Proseware');

    expect(toPlayground.at(-1)?.body.text).toContain('Demo: this is the most urgent');
    expect(toDesk.at(-1)?.body).toMatchObject({
      ...{ type: 'message', text: 'find Proseware', from: { id: 'user-id-0' } },
      conversation: { id: 'personal-chat-id' },
    });
  });

  it('takes nobody whom the demo does not have', async () => {
    const { status } = await becomes('root', 'en-US');
    expect(status).toBe(502);
    expect((await says('still me')).from).toMatchObject({ id: 'user-id-0' });
  });
});

describe('production', () => {
  it('loads nothing of the demo or the sandbox: whatever main.ts imports, and that imports', () => {
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file) || !existsSync(file)) return;
      seen.add(file);
      for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.{1,2}\/[^']+)'/g))
        walk(path.resolve(path.dirname(file), target));
    };
    walk(path.resolve('src/main.ts'));

    expect(seen.size).toBeGreaterThan(300);
    expect([...seen].filter((file) => /\/src\/(demo|sandbox)\//.test(file))).toEqual([]);
  });

  it('has no switch of who somebody is: they are whom their activity says', async () => {
    const desk = await aDesk();
    const { status } = await post(`${desk.url}/_demo/viewer`, { person: 'adele', language: 'ko-KR' });
    expect(status).toBe(404);
    await post(`${desk.url}/_control/viewer`, { person: 'adele' });

    const activity = {
      ...desk.teams.activity(desk.megan, { channel: 'Deals' }, { type: 'message', text: 'use this channel' }),
      ...{ viewer: { person: 'adele' }, person: 'adele', language: 'ko-KR' },
    };
    await desk.teams.deliver(activity);
    const said = saidIn(desk.teams.messagesIn({ channel: 'Deals' })).join('\n');
    expect(said).toContain(say('en', 'action.notAllowed.admin'));
    expect(textOf((await desk.megan.says('help')).replies[0])).toContain('What I can do');
  });
});

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
