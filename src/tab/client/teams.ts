import { app, authentication, pages } from '@microsoft/teams-js';

/** Who shows the page. `outside`: nobody, it was opened in a browser. `silent`: somebody who does not answer as Teams does. */
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

/** The library itself waits a minute for an answer to `initialize`, and for ever for the others. Milliseconds. */
const patience = 4_000;
/** A person may be reading a consent dialog. */
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

/** The page is drawn; its data may still be on its way. Without this Teams shows an error after thirty seconds. */
export function tellDrawn(): void {
  void app.notifySuccess();
}

/** Teams keeps it and renews it: it is asked for each time, and stored nowhere. Rejects with Teams' own code. */
export function signOnToken(silent = true): Promise<string> {
  return within(authentication.getAuthToken({ silent }), silent ? patience * 2 : signInPatience);
}

export interface HostEvents {
  onTheme(theme: string): void;
  /** True: there was somewhere to go back to. */
  onBack(): boolean;
  onSuspend(): void;
  onResume(): void;
}

/** One handler each: with Teams the last one wins. After a resume they are registered again. */
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

/** Outside pages never open in the frame. */
export function openOutside(url: string): void {
  if (!/^https:\/\//.test(url)) return;
  void within(app.openLink(url), patience).catch(() => undefined);
}

function focusEnd(first: boolean): void {
  const all = document.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), input, select, textarea');
  const visible = [...all].filter((element) => element.offsetParent !== null);
  visible.at(first ? 0 : -1)?.focus();
}

/** An old host without this capability throws, and the page works without it. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // Nothing to be done.
  }
}

function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => reject(new Error('no-answer')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(end));
  });
}
