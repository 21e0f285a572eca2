const library = '/@microsoft/teams-js/';
/** The package `debug`, which is among the library's own files. */
const logger = '/debug/src/browser.js';

/** Under the names that the library imports. */
const silent = `
const log = Object.assign(() => undefined, { extend: () => log });
export const b = { debug: Object.assign(() => log, { formatArgs() {} }) };
`;

/**
 * Leaves teams-js' logger out of the page. It writes only for whoever set a key in the browser's storage, which it reads at each start,
 * and is 2 KB of the first view.
 */
export const withoutLogger = {
  name: 'without-logger',
  load: (id: string) => (id.includes(library) && id.endsWith(logger) ? silent : undefined),
};
