/** What `npm start` runs: the whole desk on this machine, with nothing to install and no account. Ctrl-C ends it. */
import path from 'node:path';
import { takeDataFolder } from './data-folder.ts';
import { Demo } from './demo.ts';

const startedAt = performance.now();
const millisecondsBetweenSignals = 1500;

const dataDir = path.resolve(process.env.DATA_DIR || '.data');
const demo = new Demo({
  dataDir,
  ports: {
    desk: port('PORT', 3978),
    sandbox: port('SANDBOX_PORT', 3979),
    crm: port('SANDBOX_CRM_PORT', 3980),
    playground: port('PLAYGROUND_PORT', 56150),
    front: port('PORT', 3978) + 10,
  },
  showsWhatIsUrgent: true,
  say,
  onPartLost: (sentence) => {
    say(sentence);
    void end(1);
  },
});

let endingSince: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (endingSince === undefined) {
      say('Stopping ...');
      void end(0);
      // One Ctrl-C may arrive twice, from the terminal and from npm; a second one of the person's own means "now".
    } else if (performance.now() - endingSince > millisecondsBetweenSignals) {
      demo.kill();
      process.exit(130);
    }
  });
}

try {
  takeDataFolder(dataDir);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

try {
  const { playgroundUrl, tabUrl, sandboxUrl, database } = await demo.start();
  process.stdout.write(`
Co-sell Desk is open
  The Playground, a stand-in for Teams      ${playgroundUrl}
  The tab, in a small Teams of our own      ${tabUrl}
  The simulated Partner Center, to play in  ${sandboxUrl}
  Runs on                                   ${database}
  Data and logs                             ${dataDir}

  What to do first: open the Playground and press Accept on a red card in the personal chat; then write "inbox" or
  "help". On the simulated Partner Center’s page you switch who you are and your language, let new referrals come,
  move the clock, play a bad week, or choose a CRM (its users’ page is linked there). (The Playground’s line "User specific view is not supported yet" means nothing.)
  Press Ctrl-C to stop. What you did is there at the next start; the Playground forgets its chats, so write "inbox".

`);
} catch (error) {
  if (endingSince === undefined) {
    say(error instanceof Error ? error.message : String(error));
    say(`The logs are in ${path.join(dataDir, 'logs')}.`);
    await end(1);
  }
}

async function end(exitCode: number): Promise<void> {
  if (endingSince !== undefined) return;
  endingSince = performance.now();
  await demo.stop();
  say('Everything has ended.');
  process.exit(exitCode);
}

function say(sentence: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`[${seconds} s] ${sentence}\n`);
}

function port(setting: string, usual: number): number {
  const value = Number(process.env[setting] || usual);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  process.stderr.write(`${setting} must be a port number, from 1 to 65535.\n`);
  process.exit(2);
}
