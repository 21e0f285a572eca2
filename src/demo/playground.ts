import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildProgram, startProgram } from './child-program.ts';
import { playgroundConfig } from './playground-config.ts';
import { isReady } from './readiness.ts';

const cli = fileURLToPath(new URL('../../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url));
const repairs = ['loopback-only.mjs', 'page-first.mjs', 'page-again.mjs'].map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
);

export interface PlaygroundOptions {
  /** The desk's address for activities. */
  readonly endpoint: string;
  readonly port: number;
  /** Holds its settings and its own log. */
  readonly folder: string;
  readonly logFile: string;
}

export interface Playground {
  readonly url: string;
  readonly program: ChildProgram;
  /** Lets the Playground tell the desk that it was installed in a conversation. */
  install(conversationId: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the Microsoft 365 Agents Playground: a Teams-like page that needs no account.
 *
 * Facts about version 0.2.28, each seen by running it:
 * - Starting it sends nothing. A browser that opens the page causes an installationUpdate (add) and a conversationUpdate
 *   (membersAdded: the person and the bot) for the personal chat, on every load of the page; opening a channel or the
 *   group chat causes the same two for that conversation (in a channel with channelData.team, eventType
 *   teamMemberAdded and settings.selectedChannel), once per page load. So a bot sees repeated installations.
 * - `POST /_debug/conversation/:id/installation {}` does the same without a browser.
 * - What a bot posts while no page is open waits for the first page to connect (and is not lost: page-first.mjs). What
 *   was shown once is not kept, and an edit of what a page does not know silences that page (not here: page-again.mjs).
 * - `from` of those two activities has no name, only id and aadObjectId. `serviceUrl` says localhost.
 * - It prints its port before it reads its settings, and ends with a line in its own log file if they do not please it.
 */
export async function startPlayground({ endpoint, port, folder, logFile }: PlaygroundOptions): Promise<Playground> {
  mkdirSync(folder, { recursive: true });
  const config = path.join(folder, '.m365agentsplayground.yml');
  writeFileSync(config, playgroundConfig());
  const program = startProgram({
    file: cli,
    preload: repairs,
    // --dt: no telemetry. The channel id must be given: with the default one, installations are not sent.
    args: ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    env: {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(folder, 'playground.log'),
    },
    cwd: folder,
    logFile,
  });
  // A port that was taken in between makes it choose another by itself, so its own word counts.
  const [, actualPort] = await program.output(/Listening on (\d+)/);
  const url = `http://127.0.0.1:${actualPort}`;
  await isReady(`${url}/_debug/ping`, program);

  return {
    url,
    program,
    stop: () => program.stop(),
    async install(conversationId) {
      const target = `${url}/_debug/conversation/${encodeURIComponent(conversationId)}/installation`;
      const answer = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal: AbortSignal.timeout(10_000),
      });
      if (!answer.ok) throw new Error(`the Playground answered ${answer.status} to an installation`);
    },
  };
}
