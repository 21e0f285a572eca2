import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config.ts';
import { packageFiles, zipped } from './app-package.ts';
import { type ManifestFacts, manifestFacts } from './manifest-facts.ts';

/** `npm run manifest [-- file]`: the Teams app package, to upload in Teams' admin centre or for oneself. */
const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const facts = readFacts();
const file = path.resolve(process.argv[2] ?? path.join(root, 'dist', `co-sell-desk-${version}.zip`));

mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, zipped(packageFiles(facts)));
process.stdout.write(
  [
    `The Teams app package is ${file}`,
    `  version ${version}, bot ${facts.texts.botId}, host ${facts.texts.host}`,
    '  Upload it in the Teams admin center (Teams apps > Manage apps > Upload new app), or in Teams by',
    '  Apps > Manage your apps > Upload an app.',
    '',
  ].join('\n'),
);

function readFacts(): ManifestFacts {
  try {
    return manifestFacts(process.env, version);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}
