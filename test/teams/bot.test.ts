import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textsOf } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { startTeams, type Teams } from '../harness/teams.ts';
import { startDesk, type TestDesk } from './desk.ts';

let teams: Teams;
let desk: TestDesk;

beforeEach(async () => {
  teams = await startTeams({
    people: [
      { name: 'Kim Example', locale: 'ko-KR', timeZone: 'Asia/Seoul' },
      { name: 'Lee Example', role: 'guest' },
      { name: 'Nobody Known', anonymous: true },
    ],
  });
  desk = await startDesk(teams);
});
afterEach(async () => {
  await desk.close();
  await teams.close();
});

const textOf = (message: Message | undefined): unknown => message?.activity.text;

describe('messages', () => {
  it('are answered in the chat, by whom Teams’ roster says it is', async () => {
    const { status, replies } = await teams.person('Kim').says('who am I');

    expect(status).toBe(200);
    expect(replies.map(textOf)).toEqual(['Kim Example kim@contoso.example false ko Asia/Seoul']);
    expect(replies[0]?.activity).toMatchObject({ textFormat: 'plain', from: { id: teams.botId } });
  });
});
