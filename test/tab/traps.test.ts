import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/**
 * The 98 traps of tabs and message extensions that the reference numbers, and the test that holds each: where, and how its title
 * reads. A trap whose test is gone or renamed fails here, and so does a number that nobody looked at.
 */
const root = path.resolve(import.meta.dirname, '..');
type Trap = readonly [numbers: readonly number[], trap: string, file: string, title: string];

const traps: readonly Trap[] = [
  // Start and host
  [[1], 'a host that never answers', 'browser/tab-trouble', 'has words of its own within five seconds'],
  [[2], 'no host at all', 'browser/tab-trouble', 'says in a plain browser where it works, and asks for nothing'],
  [
    [3, 4],
    'calls that have no time-out of their own, or come too early',
    'browser/tab-trouble',
    'a host that answers once',
  ],
  [[5], 'a push that carries an id', 'browser/tab-hosts', 'a message that looks like an answer'],
  [[6, 9], 'an older runtime', 'browser/tab-hosts', 'works in one whose runtime is version'],
  [[7], 'a phone without a runtime', 'browser/tab-trouble', 'works on an old phone'],
  [[8], 'a phone without a frame', 'browser/tab-hosts', 'works on a phone that shows the page without a frame'],
  [[10], 'success told late, twice or not at all', 'browser/tab', 'tells Teams once that it is drawn'],
  [[10], 'the same where nobody is signed in', 'browser/tab-trouble', 'says why there is no sign-in'],
  [
    [11, 12, 13, 18],
    'handlers lost by a resume, a sleeping page that asks',
    'browser/tab',
    'is quiet while it is suspended',
  ],
  [
    [14, 15, 33],
    'the theme at the start, and one that nobody knows',
    'browser/tab-looks',
    'is painted right from the start',
  ],
  [[16], 'a language in lower case', 'browser/tab-trouble', 'says why there is no sign-in'],
  [[16], 'each of the four', 'browser/tab-looks', 'speaks the language that its person chose'],
  [[16, 17], 'no language; a guest without an id', 'browser/tab-hosts', 'takes a guest, no language'],
  [[19, 22], 'a library too old, or a parent that is trusted unseen', 'tab/traps', 'keeps its hands off'],
  [[20], 'a bundle that grew', 'tab/routes', 'are small, compressed at build'],
  [[21, 65], 'complaints that are expected, and none beside them', 'browser/tab', 'breaks no policy'],
  [[23], 'the demo’s host in production', 'tab/routes', 'cannot be had'],
  // Embedding
  [
    [24, 25, 27],
    'Teams’ new address, and a frame of somebody else',
    'browser/tab-trouble',
    'elsewhere it is not shown',
  ],
  [[25, 26, 85], 'cookies, headers of a proxy, a page that is kept', 'browser/tab', 'breaks no policy'],
  [
    [28, 29],
    'downloads that end in silence, and the second one',
    'browser/tab-much-at-once',
    'as a file where no download works',
  ],
  [[30, 32], 'a file picked on Android; a side panel', 'browser/tab-hosts', 'picks no file on Android'],
  [[31], 'an address that leads out of the frame', 'tab/markdown', 'links to https alone'],
  [[32, 69], '320 pixels, and axe that leaves nothing out', 'browser/tab-looks', 'gives axe nothing to complain of'],
  // Sign-in
  [
    [34, 49],
    'an address of the registration that is not the page’s',
    'manifest/app-package',
    'has the tab where the settings name its registration',
  ],
  [[35, 36, 40], 'tokens that are forged, of others, expired, an app’s own', 'tab/token', 'is refused: %s'],
  [[37], 'keys that cannot be had', 'tab/token', 'is not the person’s fault'],
  [[38], 'keys asked of anybody', 'tab/token', 'makes the desk ask nobody but the tenants it knows'],
  [[39], 'a scope among others', 'tab/token', 'a scope among others'],
  [[41], 'an old token', 'browser/tab-trouble', 'renews an old token once'],
  [[42], 'a code that nobody knows', 'browser/tab-trouble', 'says why there is no sign-in'],
  [[43], 'a token in the log', 'tab/routes', 'nothing of the answer is kept'],
  [[43], 'a token in the browser’s storage', 'tab/traps', 'keeps its hands off'],
  [[44], 'another tenant’s person', 'tab/work', 'of another allowed tenant'],
  // Manifest and message extension
  [[45], 'a manifest out of its schema', 'manifest/app-package', 'is valid against the published schema'],
  [[45], 'domains with a scheme, or of somebody else', 'manifest/store-rules', 'valid domains are ours alone'],
  [[50], 'a search with two parameters', 'tab/traps', 'one parameter for each search'],
  [[46, 48], 'the tab’s part of it', 'manifest/app-package', 'has the tab where the settings name its registration'],
  [[47], 'a language over its limit', 'manifest/app-package', "it.each(['ko.json', 'ru.json', 'zh-TW.json'])"],
  [[51], 'no parameters, no value, a first look as a text', 'teams/message-box', 'lists what waits where there is %s'],
  [[52, 55], 'too many results, none before a letter', 'flows/message-extension', '25 a page, each once'],
  [[53], 'a fault’s own words', 'teams/message-box', 'says that something went wrong, without its detail'],
  [[54], 'an answer after five seconds', 'teams/message-box', 'answers before Teams gives up'],
  [[55], 'pages before the first and behind the last', 'teams/message-box', 'keeps its pages within what Teams shows'],
  [
    [56, 59, 63],
    'contact data in somebody’s own message',
    'flows/message-extension',
    'shows no contact data and decides nothing',
  ],
  [[60, 61, 63], 'a link to what is not theirs', 'flows/message-extension', 'the same nothing of all others'],
  [
    [62],
    'a conversation’s id with a message’s in it',
    'flows/message-extension',
    'opens the new deal with what its words gave',
  ],
  [[64], 'a message that attacks', 'flows/message-extension', 'takes what a message says, however it is written'],
  // Page
  [
    [66],
    'focus lost with a row that went out of sight',
    'browser/tab-much-at-once',
    'keeps the row that has the focus',
  ],
  [[67, 68], 'rows that are not counted, or not printed', 'browser/tab-much-at-once', 'tells how many there are'],
  [[70], 'a board that is moved by dragging alone', 'browser/tab', 'moves a deal on the board without a drag'],
  [[70], 'a drag into what cannot be taken back', 'browser/tab-much-at-once', 'where its menu would, and nowhere else'],
  [[71], 'rows that move under a hand', 'browser/tab', 'moves no row under a hand'],
  [[70], 'a page that is no page without a mouse', 'browser/tab', 'is a whole journey by Tab, Enter and Space'],
  [[72], 'done before the desk says so', 'browser/tab-trouble', 'shows nothing as done that the desk refused'],
  [[73], 'a double press', 'browser/tab', 'sends a double press once'],
  [[74], 'a stale revision', 'tab/routes', 'whoever is late reads who was faster'],
  [[74], 'an answer among several rows', 'tab/work', 'are at most a hundred, and never answered'],
  [[75], 'currencies in one sum', 'tab/routes', 'sums each stage per currency'],
  [[76], 'yen with cents', 'i18n/format', 'cents only where there are some'],
  [[76], 'numbers that a language counts in its own way', 'i18n/catalogue', 'has the plural forms of its language'],
  [[75], 'the same in figures', 'features/metrics/edge-cases', 'currencies are never added'],
  [[77], 'a chart that fills its page, or none of it', 'browser/scorecard-tab', 'fits 320 pixels'],
  [
    [78],
    'a part of the page that an update took away',
    'browser/tab-trouble',
    'a later part of the page is gone after an update',
  ],
  [[79], 'a link to what cannot be seen', 'browser/tab-trouble', 'whose link leads nowhere'],
  [[80], 'back with nowhere to go', 'browser/tab', 'back to the row and the place'],
  // Beside the numbered ones
  [[], 'no connection', 'browser/tab-trouble', 'keeps the last list while nothing can be reached'],
  [[], 'an import that writes before it was seen', 'tab/work', 'nothing is written before its person presses Import'],
  [[], 'an audit that others read', 'tab/work', 'and by nobody else'],
  [[], 'a route that nobody thought of', 'tab/work', 'stands in the table of who may ask what'],
  [[], 'a route without a good token', 'tab/work', 'is nobody’s without a good token'],
  // Server
  [[81], 'neighbours of its files', 'tab/routes', 'nothing beside its files, and never the page in place of one'],
  [[82], 'answers of one person for another', 'tab/routes', 'nothing of the answer is kept'],
  [[83, 84, 87], 'files that are packed late, or for the wrong browser', 'tab/routes', 'kept for ever by their names'],
  [[86], 'a stream that can carry no token', 'tab/traps', 'keeps its hands off'],
  [[88], 'counts beyond reach', 'tab/routes', 'are counted within reach'],
  [[88], 'what is not theirs', 'tab/routes', 'sees nothing of what is not theirs'],
  [[89], 'cells that run', 'tab/work', 'no cell runs'],
  [[89], 'all of their first letters', 'features/bulk/csv-rows', 'the formula guard'],
  [[90], 'operators in what is asked', 'tab/routes', 'no operators of a database'],
  // Figures
  [
    [91, 97, 98],
    'the moment of an answer, of a portal’s, of a last sign of life',
    'features/metrics/metrics',
    'are what their definitions say',
  ],
  [[92], 'an answer that was taken back', 'features/metrics/edge-cases', 'an answer that was taken back is none'],
  [[93], 'one engagement twice', 'features/metrics/edge-cases', 'two of one engagement are one deal'],
  [[94], 'nothing of nothing', 'features/metrics/edge-cases', 'nothing is 0 %'],
  [[95], 'the edge of a day elsewhere', 'features/metrics/edge-cases', 'is tomorrow in Seoul'],
  [[95], 'a week of 169 hours', 'features/metrics/edge-cases', 'the week in which the clocks are set back'],
  [[96], 'the middle of nobody', 'features/metrics/edge-cases', 'overloaded is who has more than twice the median'],
];

/** What this app does not have, so that it cannot go wrong. */
const notHere: Readonly<Record<number, string>> = {
  57: 'no command of the message extension has a preview that is sent (`botMessagePreview`)',
  58: 'the same',
};

it.each(traps)('a test holds it: %j %s', (_numbers, _trap, file, title) => {
  expect(readFileSync(path.join(root, `${file}.test.ts`), 'utf8')).toContain(title);
});

it('leaves none of them out', () => {
  const looked = [...traps.flatMap(([numbers]) => numbers), ...Object.keys(notHere).map(Number)];
  const all = Array.from({ length: 98 }, (_one, at) => at + 1);
  expect(all.filter((number) => !looked.includes(number))).toEqual([]);
});

it('has one parameter for each search in the manifest, and no preview that is sent', () => {
  const text = readFileSync('manifest/manifest.json', 'utf8');
  expect(text).not.toContain('botMessagePreview');
  const { composeExtensions } = JSON.parse(text) as {
    readonly composeExtensions: readonly {
      readonly commands: readonly { readonly type: string; readonly parameters?: readonly unknown[] }[];
    }[];
  };
  const searches = composeExtensions.flatMap(({ commands }) => commands.filter(({ type }) => type === 'query'));
  expect(searches.map(({ parameters }) => parameters?.length)).toEqual([1]);
});

it('keeps its hands off what opens a hole: in the page’s sources and the server’s', () => {
  const sources = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
  const page = sources('src/tab/client');
  for (const never of [
    // Trusts whoever shows the page; brings all of the library; streams without a token.
    ...[/getImmediateParentOrigin/, /import \* as \w+ from '@microsoft\/teams-js'/, /EventSource/],
    ...[/dangerouslySetInnerHTML/, /\b(?:local|session)Storage\b/, /document\.cookie/, /target="_blank"/],
  ])
    expect([never, never.test(page)]).toEqual([never, false]);
  expect(sources('src/tab/server')).not.toMatch(/serveStatic/);
  expect(page).toContain("from '@microsoft/teams-js'");
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const [major = 0, minor = 0] = (devDependencies['@microsoft/teams-js'] ?? '').split('.').map(Number);
  // Before 2.54 the origin of the bridge for sign-in is not waited for, and before 2.49 no host of the demo is answered.
  expect(major > 2 || minor >= 54).toBe(true);
});
