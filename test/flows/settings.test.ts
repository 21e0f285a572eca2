import { describe, expect, it } from 'vitest';
import { buttonsOf, type Json } from '../harness/cards.ts';
import { cardOf, type Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf, valuesOf } from './support/cards.ts';

/** What Teams says for whoever presses the button. */
function wordsBehind(title: string, message: Message | undefined): string {
  const { action } =
    buttonsOf(cardOf(message?.activity ?? {}) ?? {}).find((each) => each.title.startsWith(title)) ?? {};
  const { msteams } = (action?.data ?? {}) as { msteams?: Json };
  return String(msteams?.text);
}

describe('the language that somebody chooses', async () => {
  const desk = await aDesk({ locales: { megan: 'ko-KR' } });
  const { alex, megan } = desk;
  const answer = async (text: string, who = alex) => {
    const { replies } = await who.says(text);
    return { text: textOf(replies[0]), titles: titlesOf(replies[0]), message: replies[0] };
  };

  it('goes before the client’s, whatever that says with each message', async () => {
    const changed = await answer('language 한국어');
    expect(changed.text).toContain('이제부터 한국어로 말할게요');
    expect(changed.titles).toEqual(['English', '설정']);

    expect((await answer('help')).text).toContain('제가 할 수 있는 일');
    expect((await answer('xyz')).text).toContain('도움말');
  });

  it('holds for cards and reminders that come by themselves, and after a restart', async () => {
    await desk.restarts();
    const id = await desk.receives({ customer: 'Fabrikam', team: ['alex.wilber@contoso.example'], expiresIn: 'P2D' });
    await desk.settles();
    expect(textOf(desk.cardOf(alex, id))).toContain('남음');
    expect((await answer('받은 추천')).text).toContain('Fabrikam');
  });

  it('is that of cards that stand already and wait, but for one whose form is open', async () => {
    const team = ['megan.bowen@contoso.example'];
    const [waits, open, done] = [
      await desk.receives({ customer: 'Adatum', team }),
      await desk.receives({ customer: 'Litware', team }),
      await desk.receives({ customer: 'Tailspin', team }),
    ];
    const [card, withForm, accepted] = [waits, open, done].map((id) => desk.cardOf(megan, id)) as [
      Message,
      Message,
      Message,
    ];
    await megan.presses('referral.accept-as-is', { on: accepted });
    await desk.settles();
    await megan.presses('referral.decline-form', { on: withForm });
    const form = textOf(megan.sees(withForm));
    const edits = (message: Message) =>
      desk.teams.connector.calls.filter(({ kind, path }) => kind === 'edit' && path.includes(message.id)).length;
    const before = edits(accepted);

    await megan.says('language English');
    await desk.settles();

    expect(textOf(megan.sees(card))).toContain('Waiting for an answer');
    expect(textOf(megan.sees(withForm))).toBe(form);
    expect(edits(accepted)).toBe(before);
    await megan.presses('referral.show', { on: withForm });
    await desk.settles();
    expect(textOf(withForm)).toContain('Waiting for an answer');
    await megan.says('language 한국어');
    await megan.says('time zone Taipei');
    await desk.settles();
    expect(textOf(megan.sees(card))).not.toContain('Waiting for an answer');
  });

  it('holds for what goes wrong, too', async () => {
    const { replies } = await alex.sends({ value: { verb: 'referral.accept', revision: 'x' }, text: '' });
    expect(JSON.stringify(replies.at(-1)?.activity)).toMatch(/\p{Script=Hangul}/u);
  });

  it.each([
    ['язык русский', 'Теперь мой язык для вас: Русский'],
    ['speak Korean', '이제부터 한국어로'],
    ['語言 中文', '從現在起'],
    ['по-русски, пожалуйста', 'Теперь мой язык'],
    ['говори по-английски', 'I write to you in English'],
    ['語言 俄文', 'Теперь мой язык'],
    ['한국어', '이제부터 한국어로'],
    ['러시아어로 말해줘', 'Теперь мой язык'],
    ['language english please', 'I write to you in English'],
    ['Switch to Chinese', '從現在起'],
    ['請用英文', 'I write to you in English'],
  ])('%j is understood in whatever language the desk speaks now', async (words, expected) => {
    expect((await answer(words)).text).toContain(expected);
  });

  it('is asked for by the word alone, and given back to the client', async () => {
    await answer('language english');
    const alone = await answer('language');
    expect(alone.text).toContain('Which language shall I use with you?');
    expect(alone.titles).toEqual(['한국어', 'Русский', '繁體中文', 'As in Teams']);
    expect((await answer(wordsBehind('Русский', alone.message))).text).toContain('Теперь мой язык');
    expect((await answer('язык Teams')).text).toContain('I go by the language of your Teams again: English.');
    expect((await answer('language')).titles).toEqual(['한국어', 'Русский', '繁體中文']);
  });

  it('is none that the desk does not speak, and no word of something else', async () => {
    expect((await answer('language Klingon')).text).toContain('I don’t speak that one');
    for (const words of ['switch to Fabrikam', 'speak to Megan', 'don’t speak Russian', 'Korean deals'])
      expect((await answer(words)).text, words).toMatch(/[a-z]{3}/);
    expect((await answer('help')).text).toContain('What I can do');
    expect((await answer('도움말', megan)).text).toContain('제가 할 수 있는 일');
  });

  it('changes the question of an open conversation at once', async () => {
    await alex.says('new deal');
    const { replies } = await alex.says('language русский');
    expect(textOf(replies[0])).toContain('Теперь мой язык');
    expect(textOf(replies[1])).toMatch(/\p{Script=Cyrillic}/u);
    expect(textOf(replies[1])).not.toContain('Question');
    await alex.says('language Teams');
    await alex.says('discard');
  });
});

describe('settings', async () => {
  const desk = await aDesk({ zones: { alex: 'Europe/Berlin' } });
  const { alex } = desk;

  it('stand on one card, and are changed there', async () => {
    const { replies } = await alex.says('settings');
    const [message] = replies;
    expect(textOf(message)).toContain('Your settings');
    expect(textOf(message)).toContain('A reminder when its deadline comes near');
    const usual = {
      country: '',
      workingDays: '1,2,3,4,5',
      workingFrom: '09:00',
      workingTo: '17:00',
      reminders: 'on',
      digest: 'usual',
    };
    expect(valuesOf(message)).toEqual({ language: 'teams', timeZone: 'teams', ...usual });

    const saved = await alex.presses('Save', {
      on: message as never,
      inputs: { language: 'zh-TW', timeZone: 'Asia/Taipei' },
    });
    expect(textOf(saved.card)).toContain('已儲存');
    expect(textOf(saved.card)).toContain('台北 (UTC+8)');
    expect(valuesOf(saved.card)).toEqual({ language: 'zh-TW', timeZone: 'Asia/Taipei', ...usual });

    const back = await alex.presses('儲存', { on: message as never, inputs: { language: 'teams', timeZone: 'teams' } });
    expect(textOf(back.card)).toContain('Saved.');
    // Lists that were emptied, as some clients send them.
    for (const raw of [
      { language: null, timeZone: null },
      { language: '', timeZone: '' },
    ])
      expect(textOf((await alex.presses('settings.save', { on: message as never, raw })).card)).toContain('Saved.');
    // What is on no list changes nothing, is said, and loses nothing else that was typed.
    await alex.presses('settings.save', { on: message as never, raw: { timeZone: 'Asia/Taipei' } });
    for (const odd of [{ language: 'fr' }, { language: true }, { timeZone: 5 }, { timeZone: 'Asia/Taipeii' }]) {
      const raw = { ...odd, workingFrom: '9:00 am', workingTo: '6 pm' };
      const { card } = await alex.presses('settings.save', { on: message as never, raw });
      expect(textOf(card)).toContain('Choose the language and the time zone from their lists.');
      expect(valuesOf(card)).toMatchObject({ language: 'teams', timeZone: 'Asia/Taipei', workingTo: '18:00' });
    }
    const unread = await alex.presses('settings.save', { on: message as never, raw: { workingTo: 'six' } });
    expect(textOf(unread.card)).toContain('Write hours such as 09:00.');
    expect(valuesOf(unread.card)).toMatchObject({ workingTo: '18:00' });
    await alex.presses('settings.save', {
      on: message as never,
      raw: { timeZone: '', workingFrom: '09:00', workingTo: '17:00' },
    });
  });

  it('tell times in the zone that was chosen', async () => {
    const id = await desk.receives({ customer: 'Fabrikam', team: ['alex.wilber@contoso.example'], expiresIn: 'P2D' });
    const deadline = new Date(desk.record(id).expirationDateTime ?? '');
    const { replies } = await alex.says('time zone Seoul');
    expect(textOf(replies[0])).toContain('Times are told for Seoul from now on.');

    const found = await alex.says('find Fabrikam');
    const there = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Seoul', timeStyle: 'short' }).format(deadline);
    expect(textOf(found.replies[0])).toContain(there.replace(/\s/gu, ' '));
  });

  it('ask which zone of a country, and say when they know none', async () => {
    const { replies } = await alex.says('timezone USA');
    expect(textOf(replies[0])).toContain('Which of these time zones?');
    expect(titlesOf(replies[0])).toEqual(expect.arrayContaining([expect.stringContaining('New York')]));
    const pressed = await alex.says(wordsBehind('Chicago (', replies[0]));
    expect(textOf(pressed.replies[0])).toContain('Chicago');
    const said = await alex.says('time zone should be Denver');
    expect(textOf(said.replies[0])).toContain('Denver');
    const russian = await alex.says('часовой пояс у меня Омск');
    expect(textOf(russian.replies[0])).toContain('Omsk');
    const unknown = await alex.says('time zone Narnia');
    expect(textOf(unknown.replies[0])).toContain('I don’t know that time zone');
    const reset = await alex.says('time zone Teams');
    expect(textOf(reset.replies[0])).toContain('as in your Teams again: Berlin');
  });
});

describe('reminders', async () => {
  const desk = await aDesk({ zones: { alex: 'Europe/Berlin' }, locales: { megan: 'ko-KR' } });
  const { alex, megan } = desk;
  const fabrikam = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] };

  it('are stopped by a word, which says what still comes, and is kept; the channel is warned all the same', async () => {
    const id = await desk.receives({ ...fabrikam, expiresIn: 'P4D' });
    const { replies } = await alex.says('stop reminders');
    expect(textOf(replies[0])).toContain('I send you no more reminders in this chat.');
    expect(textOf(replies[0])).toContain('The deal team’s channel is still warned');
    await desk.restarts();
    await desk.timePasses('P1DT1M');
    expect(desk.remindersOf(alex, id)).toHaveLength(0);
    expect(desk.remindersUnder(desk.channelCard(id), id)).toHaveLength(1);
    expect(valuesOf((await alex.says('settings')).replies[0])).toMatchObject({ reminders: 'off' });

    const again = await alex.says(wordsBehind('Remind me again', replies[0]));
    // What came due meanwhile is one press away.
    const today = await alex.says(wordsBehind('What waits today', again.replies[0]));
    expect(textOf(today.replies[0])).toContain('Fabrikam');
    await desk.timePasses('P2D');
    expect(desk.remindersOf(alex, id)).toHaveLength(1);
  });

  it.each([
    ['please stop reminding me', alex, 'no more reminders'],
    ['turn reminders on', alex, 'I remind you here again'],
    ['알림 그만 보내줘', megan, '이 채팅으로는 알림을 보내지 않을게요'],
    ['알림 다시 켜줘', megan, '다시 여기로 알려'],
  ])('%s', async (words, who, expected) => {
    expect(textOf((await who.says(words)).replies[0])).toContain(expected);
  });

  it('go by working days and hours of one’s own; what makes no sense is said, and the rest is kept', async () => {
    const [message] = (await alex.says('settings')).replies;
    const inputs = {
      language: 'teams',
      timeZone: 'teams',
      workingDays: '7,1,2',
      workingFrom: '10:00',
      workingTo: '08:00',
    };
    const wrong = await alex.presses('Save', { on: message as never, inputs: { ...inputs, reminders: 'on' } });
    expect(textOf(wrong.card)).toContain('The end of the working day must be later');
    expect(valuesOf(wrong.card)).toMatchObject({ workingDays: '1,2,7', workingFrom: '09:00', workingTo: '17:00' });

    const right = await alex.presses('Save', { on: message as never, inputs: { ...inputs, workingTo: '18:30' } });
    expect(textOf(right.card)).toContain('Saved.');
    expect(valuesOf(right.card)).toMatchObject({ workingFrom: '10:00', workingTo: '18:30', reminders: 'on' });
  });
});

describe('where there is no channel', async () => {
  const desk = await aDesk({ channel: false });

  it('an admin is reminded of what its owner wants no reminders of', async () => {
    const id = await desk.receives({ customer: 'Fabrikam', team: ['alex.wilber@contoso.example'], expiresIn: 'P4D' });
    await desk.alex.says('stop reminders');
    await desk.timePasses('P1DT1M');
    expect(desk.remindersOf(desk.alex, id)).toHaveLength(0);
    expect(desk.remindersOf(desk.adele, id)).toHaveLength(1);
  });
});
