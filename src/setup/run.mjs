/**
 * The one door of every npm script. It runs on any Node from 18 on and needs no package, because on a fresh checkout
 * there is none: it makes sure that the packages of package-lock.json are there, then runs the real program with the
 * Node release that the project is pinned to (the npm package `node`).
 *
 *   node src/setup/run.mjs <command> [arguments]
 */
import path from 'node:path';
import { isTabBuilt } from '../tab/build/sources-hash.mjs';
import { buildOfTab, commands } from './commands.mjs';
import { ensureInstalled } from './install.mjs';
import { projectFolder, say } from './project.mjs';
import { runProgram } from './run-program.mjs';

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  say(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}

process.chdir(projectFolder);

// Who serves a tab needs its page. An image brings it; here it is built once, with what is installed for development.
const buildsTab = command.needsTab === true && Boolean(process.env.TAB_APP_ID) && !isTabBuilt(projectFolder);
if (buildsTab) say('Setting up: the page of the tab is built once; that needs the packages for development.');
const node = await ensureInstalled({ development: buildsTab || (command.development ?? true) }).catch((error) => {
  say(`Setting up did not succeed: ${error.message}`);
  process.exit(1);
});
let exitCode = 0;
const programs = buildsTab ? [buildOfTab, ...command.programs] : command.programs;
for (const [index, [program = '', ...ownArgs]] of programs.entries()) {
  const file = path.join(projectFolder, program);
  const isLast = index === programs.length - 1;
  const code = await runProgram(node, [file, ...ownArgs, ...(isLast ? args : [])], command.env ?? {});
  exitCode ||= code;
}
process.exit(exitCode);
