import { type Browser, chromium } from 'playwright-core';
import { chromiumFromNpm } from './chromium-from-npm.ts';
import { installedChromium } from './installed-chromium.ts';

interface Choice {
  readonly name: string;
  readonly launch: () => Promise<Browser>;
}

/** Chromium's own sandbox needs rights that root in a container does not have; the pages are all our own. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=en-US'];

/** The first browser that really starts: an installed one, the one inside an npm package, Playwright's own download. */
export async function openBrowser(): Promise<Browser> {
  const problems: string[] = [];
  for (const choice of choices()) {
    try {
      return await choice.launch();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push(`${choice.name}: ${message.split('\n')[0]}`);
    }
  }
  throw new Error(
    `No browser could be started. Install Chrome or Chromium, or run "npx playwright-core install chromium". ${problems.join('; ')}`,
  );
}

function choices(): Choice[] {
  return [
    ...installedChromium().map((executablePath) => ({
      name: executablePath,
      launch: () => chromium.launch({ executablePath, args }),
    })),
    {
      name: '@sparticuz/chromium',
      async launch() {
        const { executablePath, env, envWithOwnLibraries } = await chromiumFromNpm();
        return await chromium
          .launch({ executablePath, args, env })
          .catch(() => chromium.launch({ executablePath, args, env: envWithOwnLibraries }));
      },
    },
    { name: 'Playwright’s own', launch: () => chromium.launch({ args }) },
  ];
}
