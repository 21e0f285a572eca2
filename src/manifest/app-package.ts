import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type Locale, locales } from '../i18n/locale.ts';
import { type BotScope, botCommands } from './bot-commands.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import { tabParts, tabTranslation } from './tab-parts.ts';

/** Everything that the Teams app package holds, by file name: all at the root, as Teams wants it. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

type Json = Record<string, unknown>;

const folder = path.resolve(import.meta.dirname, '../../manifest');
const scopes: readonly BotScope[] = ['personal', 'team'];
/** A date of its own would make each build another file. 1980 is the zip format's first year. */
const madeAt = new Date(1980, 0, 1);

export function packageFiles(facts: ManifestFacts): PackageFiles {
  const translations = locales
    .filter((locale) => locale !== 'en')
    .map((locale) => [`${locale}.json`, toBytes(translation(locale, facts))] as const);
  return {
    'manifest.json': toBytes(manifest(facts)),
    'color.png': readFileSync(path.join(folder, 'color.png')),
    'outline.png': readFileSync(path.join(folder, 'outline.png')),
    ...Object.fromEntries(translations),
  };
}

export function zipped(files: PackageFiles): Uint8Array {
  return zipSync({ ...files }, { level: 9, mtime: madeAt });
}

function manifest(facts: ManifestFacts): Json {
  const filled = fill(readJson('manifest.json'), facts.texts) as Json;
  const [bot] = filled.bots as Json[];
  const commandLists = scopes.map((scope) => ({ scopes: [scope], commands: botCommands('en', scope) }));
  return {
    ...filled,
    ...(facts.tab ? tabParts(facts.tab) : {}),
    bots: [{ ...bot, commandLists }],
  };
}

/** A language file names what it translates by its place in the manifest. */
function translation(locale: Locale, facts: ManifestFacts): Json {
  const commands = scopes.flatMap((scope, list) =>
    botCommands(locale, scope).flatMap(({ title, description }, index) => {
      const place = `bots[0].commandLists[${list}].commands[${index}]`;
      return [[`${place}.title`, title] as const, [`${place}.description`, description] as const];
    }),
  );
  const tab = facts.tab ? tabTranslation(locale) : {};
  return { ...readJson(`${locale}.json`), ...tab, ...Object.fromEntries(commands) };
}

/** Replaces `{{name}}` in every text of the template. */
function fill(value: unknown, texts: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string')
    return value.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
      const text = texts[name];
      if (text === undefined) throw new Error(`manifest.json: nothing is known for ${hole}`);
      return text;
    });
  if (Array.isArray(value)) return value.map((item) => fill(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, texts)]));
}

function readJson(file: string): Json {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Json;
}

function toBytes(content: Json): Uint8Array {
  return strToU8(`${JSON.stringify(content, undefined, 2)}\n`);
}
