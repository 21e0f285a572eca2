import { describe, expect, it } from 'vitest';
import { type IncomingActivity, parseActivity } from '../../src/teams/activity.ts';
import { longestSaid, spokenText } from '../../src/teams/spoken-text.ts';
import { costBeside } from '../support/costs.ts';

const bot = { id: '28:22222222-2222-4222-8222-222222222222', name: 'Co-sell Desk' };

function message(fields: Readonly<Record<string, unknown>>): IncomingActivity {
  const activity = parseActivity({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversation: { id: 'a:1' },
    from: { id: '29:1' },
    recipient: bot,
    ...fields,
  });
  if (!activity) throw new Error('no activity');
  return activity;
}

function said(fields: Readonly<Record<string, unknown>>): string {
  const spoken = spokenText(message(fields));
  if (spoken.kind !== 'words') throw new Error(spoken.kind);
  return spoken.text;
}

const html = (content: unknown) => ({ attachments: [{ contentType: 'text/html', content }] });
const mention = (text: unknown, id = bot.id, name: unknown = bot.name) => ({
  type: 'mention',
  mentioned: { id, name },
  ...(text === undefined ? {} : { text }),
});

describe('a quoted message is Teams’ marker, not what was said', () => {
  it.each([
    ['<quoted messageId="1700000000001"/> help', 'help'],
    ['<quoted messageId="1700000000009"/> Fabrikam Robotics, Germany', 'Fabrikam Robotics, Germany'],
    ['<quoted messageId="1"/>Hamburg', 'Hamburg'],
    ['<Quoted messageid="1" />\nskip', 'skip'],
    ['<quoted messageId="1"></quoted> note', 'note'],
    ['<quoted messageId="1"/> <quoted messageId="2"/> both', 'both'],
    ['<at>Co-sell Desk</at> <quoted messageId="1"/> help', 'help'],
    ['quoted <messageId>', 'quoted <messageId>'],
  ])('%s: %s', (text, expected) => {
    expect(said({ text, entities: [{ type: 'quotedReply', quotedReply: { messageId: '1' } }] })).toBe(expected);
  });
});

describe('words that stand in the html mirror only', () => {
  it.each([
    ['<p><img itemtype="http://schema.skype.com/Emoji" alt="👍"></p>', '👍'],
    ['<p><emoji id="yes" alt="👍" title="Like"></emoji></p>', '👍'],
    ['<p>help</p>', 'help'],
    ['<div><div>in<strong>box</strong></div></div>', 'inbox'],
    ['<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    ['<p>AT&amp;T &lt;Nordic&gt;&nbsp;AG</p>', 'AT&T <Nordic> AG'],
    [
      '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1"><strong>Kim</strong><p>Which?</p></blockquote><p>yes</p>',
      'yes',
    ],
    ['<quoted messageId="1"></quoted><p>yes</p>', 'yes'],
    ['<p><img src="https://x.example/a.png" alt="image" itemtype="http://schema.skype.com/AMSImage"></p>', ''],
    ['<style>p{}</style><p>a<script>b</script></p>', 'a'],
    ['<div><at id="0">Co-sell Desk</at>, help</div>', 'help'],
    ['<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Co-sell Desk</span>: help', 'help'],
    ['<p>Sue <at id="1">Megan Bowen</at></p>', 'Sue Megan Bowen'],
    ['<p', ''],
  ])('%s: %s', (content, expected) => {
    for (const text of [undefined, null, '', ' \n']) expect(said({ ...html(content), text })).toBe(expected);
  });

  it.each([
    ['<quoted messageId="1"/> ', '<quoted messageId="1"></quoted><p><emoji alt="👍"></emoji></p>'],
    ['<at>Co-sell Desk</at> ', '<p><at id="0">Co-sell Desk</at>&nbsp;<emoji alt="👍"></emoji></p>'],
  ])('beside a text of nothing but markup: %s', (text, content) => {
    expect(said({ ...html(content), text, entities: [mention(null)] })).toBe('👍');
  });

  it('are not asked for where there is a text, or where they are none', () => {
    expect(said({ ...html('<p>other</p>'), text: 'help' })).toBe('help');
    for (const attachments of [html(5).attachments, html(null).attachments, [{}], 'x', null, [5]])
      expect(said({ attachments })).toBe('');
  });
});

describe('what the eye doesn’t see is not there', () => {
  it.each([
    ['help\u200b', 'help'],
    ['\u200bhelp', 'help'],
    ['my\u200b referrals', 'my referrals'],
    ['in\u00adbox', 'inbox'],
    ['help\u2060', 'help'],
    ['\u202ahelp\u202c', 'help'],
    ['help\ufe0f', 'help'],
    ['\ufeffa\u00a0b\u3000c\td', 'a b c d'],
    ['one\r\ntwo\u2028three\u0000', 'one\ntwo\nthree'],
    ['e\u0301', 'é'],
    ['👩\u200d💻 ❤\ufe0f 👍', '👩\u200d💻 ❤\ufe0f 👍'],
    ['“They signed”, 3 × 2½ ＋１', '“They signed”, 3 × 2½ ＋１'],
  ])('%j: %j', (text, expected) => expect(said({ text })).toBe(expected));
});

describe('the mention of the bot goes by its entity’s id', () => {
  const tag = '<at>Co-sell Desk</at>';
  it.each<[string, unknown[], string?]>([
    [`${tag} help`, [mention(tag)]],
    [`${tag} help`, [mention(null)]],
    [`${tag} help`, [mention(undefined)]],
    [`${tag} help`, []],
    ['<at id="0">Co-sell Desk</at> help', [mention(tag)]],
    ['<AT>Co-sell Desk</AT> help', [mention(tag)]],
    ['<at>co-sell  desk</at> help', [mention(tag)]],
    ['<at>Desk of Contoso</at> help', [mention(null)]],
    ['<at>R&amp;D Desk</at> help', [mention('<at>R&D Desk</at>', bot.id, 'R&D Desk')]],
    ['<at>R&D Desk</at> help', [mention('<at>R&amp;D Desk</at>', bot.id, null)]],
    ['<at>Co-sell</at> <at>Desk</at> help', [mention(null, bot.id, 'Co-sell'), mention(null, bot.id, 'Desk')]],
    [`${tag}, help`, [mention(tag)]],
    [`${tag}: help`, [mention(tag)]],
    [`${tag} - help`, [mention(tag)]],
    [`${tag}&nbsp;help\n`, [mention(tag)]],
    [`help ${tag}`, [mention(tag)]],
    [
      `${tag} <at>Megan Bowen</at> is on it`,
      [mention(tag), mention('<at>Megan Bowen</at>', '29:2', 'Megan Bowen')],
      'Megan Bowen is on it',
    ],
    ['<at>Megan Bowen</at>', [mention(null, '29:2', 'Megan Bowen')], 'Megan Bowen'],
    ['<at>Co-sell Desk</at>', [mention(null, '29:2', 'Co-sell Desk')], 'Co-sell Desk'],
    [`${tag} -5 plants`, [mention(tag)], '-5 plants'],
    ['- help', [], '- help'],
  ])('%s %j', (text, entities, expected = 'help') => expect(said({ text, entities })).toBe(expected));

  it('whatever an entity is', () => {
    for (const one of [
      { type: 'mention' },
      mention(5),
      { type: 'mention', mentioned: 5 },
      { type: 'mention', mentioned: null },
      {},
    ])
      expect(said({ text: 'help', entities: [one] })).toBe('help');
  });
});

describe('a message of more than the desk reads', () => {
  it('is not cut: it is told how long it is', () => {
    expect(spokenText(message({ text: 'x'.repeat(longestSaid) })).kind).toBe('words');
    expect(spokenText(message({ text: `<quoted messageId="1"/> ${'x'.repeat(longestSaid)} ` })).kind).toBe('words');
    expect(spokenText(message({ text: 'x'.repeat(longestSaid + 1) }))).toEqual({ kind: 'too-long', length: 2_501 });
    expect(spokenText(message({ text: '\u200b'.repeat(100_000) }))).toEqual({ kind: 'too-long', length: 100_000 });
    expect(spokenText(message(html('<p>'.repeat(50_000)))).kind).toBe('too-long');
  });

  it.each([
    '<at',
    '<at>',
    '<at><',
    '<quoted ',
    '<quoted messageId="',
    '\u200d',
    '👩\u200d',
    '&amp;',
    ' ',
    'x\ufe0f',
    '</at>',
    '<p><a ',
  ])('costs no more for each of its characters, of nothing but %j', (part) => {
    const reads = (length: number, fields: (text: string) => Readonly<Record<string, unknown>>) => {
      const activity = message(fields(part.repeat(length).slice(0, length)));
      return () => {
        for (let characters = 0; characters < 20_000; characters += length) spokenText(activity);
      };
    };
    // As many characters at once as in eight parts: what is quadratic takes eight times as long, on a slow machine, too.
    for (const fields of [(text: string) => ({ text }), html])
      expect(costBeside(reads(20_000, fields), reads(2_500, fields), 5)).toBeLessThanOrEqual(5);
  });
});
