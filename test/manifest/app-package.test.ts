import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compiledBefore } from '../support/compiled-before.ts';
import { aPackage, settings } from './a-package.ts';

const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** Microsoft's published schema that a file names in its `$schema`, from the npm package that carries them all. */
function problemsOf(file: Readonly<Record<string, unknown>>): readonly unknown[] {
  const [, schema] = /json-schemas\/(teams\/.+)$/.exec(String(file.$schema)) ?? [];
  const main = require.resolve('@microsoft/app-manifest');
  const published = path.join(path.dirname(main), 'json-schemas', schema ?? '');
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv as never);
  const validate = ajv.compile(JSON.parse(readFileSync(published, 'utf8')));
  return validate(file) ? [] : (validate.errors ?? []);
}

describe('the Teams app package', () => {
  it('is valid against the published schema of its version', () => {
    const { manifest } = aPackage();

    expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`);
    expect(problemsOf(manifest)).toEqual([]);
  });

  it('would not be valid with a text too long or a field unknown: the check checks', () => {
    const { manifest } = aPackage();

    expect(problemsOf({ ...manifest, name: { short: 'x'.repeat(31) } })).not.toEqual([]);
    expect(problemsOf({ ...manifest, surprise: true })).not.toEqual([]);
  });

  it.each(['ko.json', 'ru.json', 'zh-TW.json'])(
    '%s is valid against the published schema of language files',
    (file) => {
      expect(problemsOf(aPackage().json(file))).toEqual([]);
    },
  );

  it('holds exactly the files that the manifest names, at the root', () => {
    const { files, manifest } = aPackage();
    const named = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);

    expect(Object.keys(files).sort()).toEqual(
      ['manifest.json', manifest.icons.color, manifest.icons.outline, ...named].sort(),
    );
  });

  it('leaves no hole open, and is the same at each build', () => {
    const { files } = aPackage();

    expect(Buffer.from(files['manifest.json'] ?? []).toString('utf8')).not.toMatch(/\{\{|\$\{/);
    expect(aPackage().files).toEqual(files);
  });

  it('has the tab where the settings name its registration: valid, in every language, on the page’s own host', () => {
    const tabAppId = '77777777-7777-4777-8777-77777777777A';
    const { manifest, json } = aPackage({ TAB_APP_ID: tabAppId, PUBLIC_URL: 'https://Desk.Contoso.example' });
    expect(problemsOf(manifest as never)).toEqual([]);
    for (const file of ['ko.json', 'ru.json', 'zh-TW.json']) {
      expect(problemsOf(json(file))).toEqual([]);
      expect(json(file)['staticTabs[1].name']).toMatch(/\S/);
    }
    const host = 'desk.contoso.example';
    expect(manifest.webApplicationInfo).toEqual({
      id: tabAppId.toLowerCase(),
      resource: `api://${host}/${tabAppId.toLowerCase()}`,
    });
    // Pinned tabs and deep links go by these for good.
    const tabs = manifest.staticTabs as readonly { readonly entityId: string; readonly scopes: readonly string[] }[];
    expect(tabs.map(({ entityId }) => entityId)).toEqual(['conversations', 'referrals', 'about']);
    expect(tabs[1]).toMatchObject({
      scopes: ['personal', 'team'],
      contentUrl: `https://${host}/tab?theme={app.theme}`,
    });
    expect(manifest.validDomains).toEqual([host]);
    expect(manifest).not.toHaveProperty('configurableTabs');
    expect(aPackage().manifest).not.toHaveProperty('staticTabs');
  });

  it('names the bot, the host and the version, and no tab sign-in until there is one', () => {
    const { manifest } = aPackage();

    expect(manifest).toMatchObject({
      version: '1.2.3',
      id: settings.MicrosoftAppId,
      validDomains: ['desk.contoso.example'],
      developer: { name: 'Contoso', privacyUrl: 'https://desk.contoso.example/about#privacy' },
      bots: [{ botId: settings.MicrosoftAppId, supportsFiles: true }],
    });
    expect(manifest).not.toHaveProperty('webApplicationInfo');
    expect(manifest).not.toHaveProperty('staticTabs');
  });
});

describe('npm run manifest', () => {
  const run = (env: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, 'src/manifest/main.ts'), ...args], {
      env: { PATH: process.env.PATH ?? '', ...compiledBefore, ...env },
      encoding: 'utf8',
    });

  it('writes the zip and says where', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'co-sell-desk-')), 'app.zip');
    const { status, stdout } = run(settings, file);

    expect(stdout).toContain(file);
    expect(status).toBe(0);
    expect(Object.keys(unzipSync(readFileSync(file)))).toContain('manifest.json');
  });

  it('names everything that is missing or unfit at once', () => {
    expect(run({})).toMatchObject({ status: 78, stderr: expect.stringMatching(/MicrosoftAppId[\s\S]*PUBLIC_URL/) });
    const unfit = run({ ...settings, PUBLIC_URL: 'http://127.0.0.1:3978', MicrosoftAppId: 'no id' });
    expect(unfit).toMatchObject({ status: 78, stderr: expect.stringContaining('MicrosoftAppId') });
    expect(run({ ...settings, PUBLIC_URL: 'http://127.0.0.1:3978' }).stderr).toContain('PUBLIC_URL: must be an https');
  });
});
