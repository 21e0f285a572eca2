/**
 * A host of tabs, as far as the desk's page needs one: the messages that Teams and its library (teams-js 2) exchange by
 * `postMessage`. Runs in the browser: in the demo's small Teams page, and in tests under Teams' own address.
 *
 * @param {object} options
 * @param {HTMLIFrameElement} options.frame
 * @param {() => Promise<string>} options.token rejects with Teams' code for why there is none
 * @param {Record<string, unknown>} options.context flat, as Teams sends it
 * @param {(subPageId: string, label: string) => void} [options.onShare] what Teams would show a dialog for
 * @param {boolean} [options.silent] answers nothing
 * @param {boolean} [options.deaf] answers `initialize` alone
 * @param {boolean} [options.legacyPhone] tells no runtime, as old phones do
 * @param {number} [options.apiVersion] of an older host's runtime
 */
export function teamsHost({ frame, token, context, onShare, silent, deaf, legacyPhone, apiVersion = 4 }) {
  const handlers = new Set();
  const heard = [];
  const target = () => frame.contentWindow;

  /** A push has no numeric id: one that has is read as an answer. */
  const push = (func, args = []) => target()?.postMessage({ func, args }, '*');

  const answers = {
    initialize: ([, highest]) => {
      const about = { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } };
      const supports = { pages: { backStack: {}, currentApp: {}, tabs: {} }, dialog: { url: {} }, app: {} };
      const runtime = {
        apiVersion: Math.min(apiVersion, highest ?? apiVersion),
        isLegacyTeams: false,
        hostVersionsInfo: about,
        supports,
      };
      const client = context.hostClientType ?? 'web';
      return legacyPhone ? ['content', client, '2.0.5'] : ['content', client, JSON.stringify(runtime), '2.0.1'];
    },
    getContext: () => [context],
    'authentication.getAuthToken': async () => {
      try {
        return [true, await token()];
      } catch (error) {
        return [false, error instanceof Error ? error.message : String(error)];
      }
    },
    registerHandler: ([name]) => void handlers.add(name),
    shareDeepLink: ([subPageId, label]) => void onShare?.(subPageId, label),
    executeDeepLink: () => [true],
    navigateBack: () => [true],
  };

  window.addEventListener('message', async ({ source, data, origin }) => {
    if (source !== target() || typeof data?.func !== 'string') return;
    heard.push({ func: data.func, args: data.args });
    if (silent || (deaf && data.func !== 'initialize')) return;
    const args = await answers[data.func]?.(data.args ?? []);
    if (args) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
  });

  return {
    heard,
    handlers,
    push,
    setTheme(theme) {
      context.theme = theme;
      if (handlers.has('themeChange')) push('themeChange', [theme]);
    },
    back: () => push('backButtonPress'),
    suspend: () => push('beforeUnload'),
    resume: () => push('load', [{ entityId: 'referrals', contentUrl: frame.src }]),
  };
}
