import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandWord } from '../../src/i18n/command-words.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { botCommands } from '../../src/manifest/bot-commands.ts';
import { aDesk } from '../flows/support/a-desk.ts';
import { saidIn, textOf } from '../flows/support/cards.ts';
import type { Message } from '../harness/chat-store.ts';
import { aPackage } from './a-package.ts';
import { readPng } from './png.ts';

/** Teams' store rules (teams-store-validation-guidelines), as far as they apply to this app and can be checked. */
const { files, manifest } = aPackage();
const [bot] = manifest.bots;
const all = locales.flatMap((locale) =>
  (['personal', 'team'] as const).map((scope) => ({ locale, scope, commands: botCommands(locale, scope) })),
);

describe('texts', () => {
  it('name and descriptions have the lengths that Teams shows', () => {
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
    expect(manifest.name.full.length).toBeLessThanOrEqual(100);
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    expect(manifest.description.full.length).toBeLessThanOrEqual(4_000);
    expect(manifest.developer.name?.length).toBeLessThanOrEqual(32);
  });

  it('the name does not begin with a Microsoft product or say "app" or "Teams"', () => {
    expect(manifest.name.short).not.toMatch(/microsoft|teams|partner center|\bapp\b|\bbot\b/i);
  });

  it('the full description is not the short one again, and names limits and how to get help', () => {
    expect(manifest.description.full).not.toContain(manifest.description.short);
    expect(manifest.description.full).toMatch(/needs a Partner Center account/);
    expect(manifest.description.full).toMatch(/write help/);
  });

  it.each(['ko.json', 'ru.json', 'zh-TW.json'])('%s translates all that the manifest says', (file) => {
    const texts = aPackage().json(file);
    const extension = manifest.composeExtensions.flatMap(({ commands }, at) =>
      commands.flatMap(({ parameters = [] }, command) => {
        const place = `composeExtensions[${at}].commands[${command}]`;
        return [place, ...parameters.map((_one, parameter) => `${place}.parameters[${parameter}]`)];
      }),
    );
    const offered = extension.flatMap((place) => [`${place}.title`, `${place}.description`]);
    const inChat = bot.commandLists.flatMap(({ commands }, list) =>
      commands.flatMap((_command, index) =>
        ['title', 'description'].map((field) => `bots[0].commandLists[${list}].commands[${index}].${field}`),
      ),
    );
    const places = [...offered, ...inChat];

    expect(Object.keys(texts).sort()).toEqual(
      ['$schema', 'name.short', 'name.full', 'description.short', 'description.full', ...places].sort(),
    );
    for (const key of ['name.full', 'description.short', 'description.full', ...places])
      expect(texts[key], key).toMatch(/[^\p{ASCII}]/u);
    expect(texts['description.full']?.split('\n\n')).toHaveLength(manifest.description.full.split('\n\n').length);
  });

  it.each(['ko', 'ru', 'zh-TW'] as const)('the %s description names the bot’s words for its first steps', (locale) => {
    const { 'description.full': text = '' } = aPackage().json(`${locale}.json`);
    for (const name of ['help', 'inbox', 'myReferrals', 'useThisChannel'] as const)
      expect(text).toContain(commandWord(locale, name));
  });
});

describe('addresses', () => {
  it('website, privacy statement and terms are https, and three different ones', () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    const addresses = [websiteUrl, privacyUrl, termsOfUseUrl];

    expect(new Set(addresses).size).toBe(3);
    for (const address of addresses) expect(new URL(address ?? '').protocol).toBe('https:');
  });

  it('valid domains are ours alone: no wildcard, no scheme, no shared domain', () => {
    for (const domain of manifest.validDomains) {
      expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(domain).not.toMatch(/onmicrosoft\.com$|azurewebsites\.net$|ngrok/);
    }
  });
});

describe('icons', () => {
  const color = readPng(files['color.png']);
  const outline = readPng(files['outline.png']);

  it('color is 192 by 192 and full-bleed, with the accent color in its corners', () => {
    expect(color).toMatchObject({ width: 192, height: 192 });
    for (const [x, y] of [
      [0, 0],
      [191, 0],
      [0, 191],
      [191, 191],
    ] as const)
      expect(color.at(x, y)).toMatchObject({ hex: manifest.accentColor, alpha: 255 });
  });

  it('outline is 32 by 32, nothing but white on nothing', () => {
    expect(outline).toMatchObject({ width: 32, height: 32 });
    const pixels = Array.from({ length: 32 * 32 }, (_, i) => outline.at(i % 32, Math.floor(i / 32)));

    expect(pixels.filter(({ alpha }) => alpha > 0).every(({ hex }) => hex === '#FFFFFF')).toBe(true);
    expect(pixels.filter(({ alpha }) => alpha === 255).length).toBeGreaterThan(50);
    expect(pixels.filter(({ alpha }) => alpha === 0).length).toBeGreaterThan(500);
  });

  it('both are drawn from the SVGs beside them', () => {
    const svg = (name: string) => readFileSync(path.resolve(import.meta.dirname, `../../manifest/${name}.svg`), 'utf8');
    expect(svg('color')).toContain(manifest.accentColor);
    expect(svg('outline')).toContain('#FFFFFF');
  });
});

describe('commands', () => {
  it('there is a list for every scope of the bot; files come in the personal chat', () => {
    expect(bot.scopes).toEqual(['personal', 'team']);
    expect(bot.commandLists.flatMap(({ scopes }) => scopes)).toEqual(bot.scopes);
    expect(bot.supportsFiles).toBe(true);
  });

  it.each(all)('$locale $scope: few, each once, none with a slash, each described', ({ commands }) => {
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length).toBeLessThanOrEqual(10);
    expect(new Set(commands.map(({ title }) => title.toLowerCase())).size).toBe(commands.length);
    for (const { title, description } of commands) {
      expect(title).not.toMatch(/^\/|\//);
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(128);
      expect(description.length).toBeGreaterThan(3);
    }
  });

  it('help is offered everywhere', () => {
    for (const { locale, commands } of all)
      expect(commands.map(({ title }) => title)).toContain(botCommands(locale, 'personal').at(-1)?.title);
  });

  it('the channel’s list begins nothing that concerns one person', () => {
    expect(botCommands('en', 'team').map(({ title }) => title)).not.toContain('my referrals');
  });
});

describe('a desk that runs', async () => {
  const desk = await aDesk({ locales: { adele: 'en-US', alex: 'ko-KR', megan: 'ru-RU', lee: 'zh-TW' } });
  const speakers: Readonly<Record<Locale, string>> = { en: 'Adele', ko: 'Alex', ru: 'Megan', 'zh-TW': 'Lee' };

  it.each(['help', 'HI', 'Hello'])('answers %s, in the chat and in a channel, by anybody', async (words) => {
    for (const person of [desk.adele, desk.diego, desk.gail]) {
      expect(textOf((await person.says(words, { in: { channel: 'Deals' } })).replies[0]).length).toBeGreaterThan(50);
    }
    expect(textOf((await desk.adele.says(words)).replies[0])).toContain('What I can do');
  });

  it.each(all)('handles every command: $locale $scope', async ({ locale, scope, commands }) => {
    const person = desk.teams.person(speakers[locale]);
    const where = scope === 'team' ? ({ in: { channel: 'Deals' } } as const) : {};
    const [lost] = (await person.says('xyzzy', where)).replies.map(textOf);
    const way = lost?.split('\n')[0] ?? '';
    expect(way.length).toBeGreaterThan(10);
    for (const { title } of commands) {
      const { status, replies } = await person.says(title, where);
      expect(status).toBe(200);
      // Inside a conversation that a word before began, the open question may be asked again.
      expect(replies.length, title).toBeGreaterThan(0);
      for (const text of replies.map(readable)) expect(text, title).not.toContain(way);
    }
  });

  it('serves the pages that the package points to by default', async () => {
    const page = await fetch(`${desk.url}/about`);
    const text = await page.text();

    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    for (const part of ['id="privacy"', 'id="terms"']) expect(text).toContain(part);
  });
});

/** A card or plain words. */
function readable(message: Message): string {
  return saidIn([message])[0] ?? textOf(message);
}
