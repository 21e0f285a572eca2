import { app, authentication, pages } from '@microsoft/teams-js';

/** The host. `outside`: none, a plain browser. `silent`: a frame that does not answer like Teams. */
export type Host =
  | { readonly kind: 'outside' | 'silent' }
  | {
      readonly kind: 'teams';
      readonly theme: string;
      readonly locale: string;
      readonly subPage: string;
      readonly phone: boolean;
      readonly android: boolean;
      readonly inChannel: boolean;
    };

/** Time-out in milliseconds: the library waits a minute for `initialize`, and for ever for other calls. */
const patience = 4_000;
/** Longer, as a consent dialog may be open. */
const signInPatience = 60_000;

export async function meetTeams(): Promise<Host> {
  if (window.parent === window && !('nativeInterface' in window)) return { kind: 'outside' };
  try {
    await within(app.initialize(), patience);
    const context = await within(app.getContext(), patience);
    return {
      kind: 'teams',
      theme: context.app.theme,
      locale: context.app.locale ?? '',
      subPage: context.page.subPageId ?? '',
      inChannel: context.channel !== undefined,
      android: context.app.host.clientType === 'android',
      phone: ['ios', 'android', 'ipados'].includes(context.app.host.clientType),
    };
  } catch {
    return { kind: 'silent' };
  }
}

/** Notifies Teams that the page is rendered, before its data is loaded: otherwise Teams shows an error after thirty seconds. */
export function tellDrawn(): void {
  void app.notifySuccess();
}

/** Teams caches and renews the token, so it is requested each time and not stored. Rejects with Teams' own code. */
export function signOnToken(silent = true): Promise<string> {
  return within(authentication.getAuthToken({ silent }), silent ? patience * 2 : signInPatience);
}

export interface HostEvents {
  onTheme(theme: string): void;
  /** True: went back. */
  onBack(): boolean;
  onSuspend(): void;
  onResume(): void;
}

/** Teams keeps one handler per event, the last one. Registered again after a resume. */
export function listen(events: HostEvents): void {
  const register = () => {
    quietly(() => app.registerOnThemeChangeHandler(events.onTheme));
    quietly(() => pages.backStack.isSupported() && pages.backStack.registerBackButtonHandler(events.onBack));
    quietly(() => pages.registerFocusEnterHandler((forward) => focusEnd(forward !== false)));
    quietly(() => {
      app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => events.onSuspend());
      app.lifecycle.registerOnResumeHandler(() => {
        register();
        tellDrawn();
        events.onResume();
      });
    });
  };
  register();
}

export function shareLink(subPageId: string, subPageLabel: string): void {
  quietly(() => pages.shareDeepLink({ subPageId, subPageLabel }));
}

/** External pages never open in the frame. */
export function openOutside(url: string): void {
  if (!/^https:\/\//.test(url)) return;
  void within(app.openLink(url), patience).catch(() => undefined);
}

function focusEnd(first: boolean): void {
  const all = document.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), input, select, textarea');
  const visible = [...all].filter((element) => element.offsetParent !== null);
  visible.at(first ? 0 : -1)?.focus();
}

/** Old hosts throw without this capability, which is optional. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // Optional: ignored.
  }
}

function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => reject(new Error('no-answer')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(end));
  });
}
