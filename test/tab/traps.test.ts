import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/**
 * What goes wrong with tabs and message extensions, and the test that holds each: where, and how its title reads. A trap whose test is
 * gone or renamed fails here.
 */
const root = path.resolve(import.meta.dirname, '..');
const traps = [
  // Start and host
  ['a host that never answers', 'browser/tab', 'has words of its own within five seconds'],
  ['calls that have no time-out of their own', 'browser/tab', 'a host that answers once'],
  ['no host at all', 'browser/tab', 'says in a plain browser where it works, and asks for nothing'],
  ['a push that carries an id', 'browser/tab', 'a message that looks like an answer'],
  ['an older runtime', 'browser/tab', 'works in one whose runtime is version'],
  ['a phone without a runtime', 'browser/tab', 'works on an old phone'],
  ['a phone without a frame', 'browser/tab', 'works on a phone that shows the page without a frame'],
  ['success told late, twice or not at all', 'browser/tab', 'tells Teams once that it is drawn'],
  ['handlers lost by a resume, a sleeping page that asks', 'browser/tab', 'is quiet while it is suspended'],
  ['the theme at the start, and one that nobody knows', 'browser/tab', 'is painted right from the start'],
  ['a language in lower case, or none; a guest without an id', 'browser/tab', 'takes a guest, no language'],
  ['a bundle that grew', 'tab/routes', 'are small, compressed at build'],
  // Embedding
  ['Teams’ new address, and a frame of somebody else', 'browser/tab', 'elsewhere it is not shown'],
  ['cookies, and a policy that is broken', 'browser/tab', 'breaks no policy'],
  ['downloads that end in silence, and the second one', 'browser/tab', 'as a file where no download works'],
  ['a file picked on Android; a side panel', 'browser/tab', 'picks no file on Android'],
  // Sign-in
  ['tokens that are forged, of others, expired, an app’s own', 'tab/token', 'is refused: %s'],
  ['keys asked of anybody', 'tab/token', 'makes the desk ask nobody but the tenants it knows'],
  ['keys that cannot be had', 'tab/token', 'is not the person’s fault'],
  ['a scope among others', 'tab/token', 'a scope among others'],
  ['an old token', 'browser/tab', 'renews an old token once'],
  ['a code that nobody knows', 'browser/tab', 'says why there is no sign-in'],
  ['a token in the log', 'tab/routes', 'nothing of the answer is kept'],
  // Manifest and message extension
  ['a manifest out of its schema', 'manifest/app-package', 'is valid against the published schema'],
  ['the tab’s part of it', 'manifest/app-package', 'has the tab where the settings name its registration'],
  ['too many results, none before a letter', 'flows/message-extension', '25 a page, each once'],
  ['contact data in somebody’s own message', 'flows/message-extension', 'shows no contact data and decides nothing'],
  ['a link to what is not theirs', 'flows/message-extension', 'the same nothing of all others'],
  // Page
  ['focus lost with a row that went out of sight', 'browser/tab', 'keeps the row that has the focus'],
  ['rows that are not counted', 'browser/tab', 'tells how many there are'],
  ['a board that is moved by dragging alone', 'browser/tab', 'moves a deal on the board without a drag'],
  ['a drag into what cannot be taken back', 'browser/tab', 'where its menu would, and nowhere else'],
  ['rows that move under a hand', 'browser/tab', 'moves no row under a hand'],
  ['a page that is no page without a mouse', 'browser/tab', 'is a whole journey by Tab, Enter and Space'],
  ['done before the desk says so', 'browser/tab', 'shows nothing as done that the desk refused'],
  ['a part of the page that an update took away', 'browser/tab', 'a later part of the page is gone after an update'],
  ['a double press', 'browser/tab', 'sends a double press once'],
  ['a stale revision', 'tab/routes', 'whoever is late reads who was faster'],
  ['an answer among several rows', 'tab/work', 'are at most a hundred, and never answered'],
  ['a link to what cannot be seen', 'browser/tab', 'whose link leads nowhere'],
  ['back with nowhere to go', 'browser/tab', 'back to the row and the place'],
  ['no connection', 'browser/tab', 'keeps the last list while nothing can be reached'],
  ['what a reader of the screen hears', 'browser/tab', 'gives axe nothing to complain of'],
  // Server
  ['neighbours of its files', 'tab/routes', 'nothing beside its files, and never the page in place of one'],
  ['answers of one person for another', 'tab/routes', 'nothing of the answer is kept'],
  ['counts beyond reach', 'tab/routes', 'are counted within reach'],
  ['what is not theirs', 'tab/routes', 'sees nothing of what is not theirs'],
  ['a route that nobody thought of', 'tab/work', 'stands in the table of who may ask what'],
  ['a route without a good token', 'tab/work', 'is nobody’s without a good token'],
  ['operators in what is asked', 'tab/routes', 'no operators of a database'],
  ['cells that run', 'tab/work', 'no cell runs'],
  ['an import that writes before it was seen', 'tab/work', 'nothing is written before its person presses Import'],
  ['an audit that others read', 'tab/work', 'and by nobody else'],
] as const;

it.each(traps)('a test holds it: %s', (_trap, file, title) => {
  expect(readFileSync(path.join(root, `${file}.test.ts`), 'utf8')).toContain(title);
});
