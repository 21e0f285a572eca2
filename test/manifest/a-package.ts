import { unzipSync } from 'fflate';
import { packageFiles, zipped } from '../../src/manifest/app-package.ts';
import { manifestFacts } from '../../src/manifest/manifest-facts.ts';

export const settings = {
  MicrosoftAppId: '22222222-2222-4222-8222-222222222222',
  PUBLIC_URL: 'https://desk.contoso.example',
  COMPANY_NAME: 'Contoso',
} as const;

export interface Manifest {
  readonly [field: string]: unknown;
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly version: string;
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
  readonly developer: Readonly<Record<string, string>>;
  readonly icons: { readonly color: string; readonly outline: string };
  readonly accentColor: string;
  readonly validDomains: readonly string[];
  readonly localizationInfo: {
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
  readonly composeExtensions: readonly {
    readonly commands: readonly { readonly title: string; readonly parameters?: readonly unknown[] }[];
  }[];
  readonly bots: readonly [
    {
      readonly botId: string;
      readonly scopes: readonly string[];
      readonly supportsFiles: boolean;
      readonly commandLists: readonly {
        readonly scopes: readonly string[];
        readonly commands: readonly { readonly title: string; readonly description: string }[];
      }[];
    },
  ];
}

/** The package as Teams unpacks it. */
export function aPackage(more: Readonly<Record<string, string>> = {}): {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly manifest: Manifest;
  json(file: string): Readonly<Record<string, string>>;
} {
  const files = unzipSync(zipped(packageFiles(manifestFacts({ ...settings, ...more }, '1.2.3'))));
  const json = (file: string) => JSON.parse(Buffer.from(files[file] ?? []).toString('utf8'));
  return { files, manifest: json('manifest.json') as Manifest, json };
}
