import { beforeAll, describe, expect, it } from 'vitest';
import { nodesOf, problemsOf, textsOf } from '../../cards/adaptive-card.ts';
import type { Json } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { ServedDesk } from '../support/served-desk.ts';
import { install, receive } from '../support/served-flow.ts';
import { theServedDesk } from '../support/the-served-desk.ts';

/** docs/teams.md#checklist: what a stranger wrote into Partner Center, on the card that really stands in Teams. */
describe('what a stranger wrote', () => {
  let all: ServedDesk;
  beforeAll(async () => {
    all = await theServedDesk();
    await install(all, 'Lee');
  });

  const hostile = {
    'a link': '[Sign in again](https://phish.example/login)',
    'a picture that tracks': '![x](https://track.example/p.png)',
    'a bare link': 'https://phish.example/login',
    'a mention': '<at>Kim Example</at> please accept',
    'markup and script': '<b>bold</b><script>alert(1)</script><img src=x onerror=alert(1)>',
    entities: '&lt;at&gt;Kim&lt;/at&gt; &#60;at&#62;',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
    expressions: "${$root.referralId} ${if(true,'x','y')} {{DATE(2026-01-01T00:00:00Z)}}",
    'the other direction': 'invoice\u202Efdp.exe \u2066x\u2069',
    'control characters': 'a\u0007b\u001b[31mc\u200bd',
    'what a button would be': '","verb":"referral.accept-as-is","data":{"referralId":"x"}}',
  } as const;

  /** Control characters, and those that turn the direction of the text around. */
  const unseen = /[[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]--[\n]]/v;

  /** Every text of a card and of its notification, as a client would read it. */
  function expectHarmless({ activity }: Message): void {
    const card = cardOf(activity);
    expect(problemsOf(card as never)).toEqual([]);
    for (const text of textsOf(card as never)) {
      expect(text).not.toMatch(/(?<!\\)\]\(/);
      expect(text).not.toMatch(/[<>]/);
      expect(text).not.toMatch(unseen);
    }
    const kinds = nodesOf(card as never).map(({ type }) => type);
    expect(kinds.filter((kind) => kind === 'Action.OpenUrl' || kind === 'Image' || kind === 'Media')).toEqual([]);
    expect(JSON.stringify(card)).not.toContain('"msteams":{"entities"');
    expect(activity.entities ?? []).toEqual([]);
    // A notification is plain text: Markdown in it is only seen.
    for (const unwanted of [/[<>]/, unseen]) expect(String(activity.summary ?? '')).not.toMatch(unwanted);
    expect(activity.text ?? '').toBe('');
  }

  describe('a referral that carries', () => {
    it.each(Object.entries(hostile))('%s in every text ends harmless on the card', async (_what, text) => {
      const lee = all.teams.person('Lee');
      const referral = await receive(
        all,
        {
          customer: text,
          dealName: text,
          notes: text,
          senderNotes: text,
          city: text,
          contact: { firstName: text, lastName: text, email: text, phoneNumber: text },
          solutions: [{ id: text, name: text }],
          sender: text,
        },
        lee,
      );
      const [inChannel, inChat] = [referral.inChannel as Message, referral.inChatOf(lee) as Message];
      expectHarmless(inChannel);
      expectHarmless(inChat);
      const form = await lee.presses('referral.accept-form', { on: inChat });
      expectHarmless({ ...inChat, activity: withCard(form.card) });
      const accepted = await lee.presses('referral.accept-as-is', { on: inChannel });
      expectHarmless({ ...inChannel, activity: withCard(accepted.card) });
    });
  });

  it('what a person typed is given back harmless', async () => {
    for (const text of Object.values(hostile)) {
      for (const words of [text, `referral ${text}`]) {
        const { status, replies } = await all.teams.person('Kim').says(words);
        expect(status).toBe(200);
        for (const reply of replies) {
          if (cardOf(reply.activity)) expectHarmless(reply);
          else expect([reply.activity.textFormat, reply.activity.entities ?? []]).toEqual(['plain', []]);
        }
      }
    }
  });

  function withCard(content: Json | undefined): Json {
    return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
  }
});
