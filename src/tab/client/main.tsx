import { render } from 'preact';
import type { TabMe } from '../contract.ts';
import { Api, isOffline, SignInProblem } from './api.ts';
import { App } from './app.tsx';
import { otherViews } from './page-parts.ts';
import { Bar, problemText } from './parts.tsx';
import { openedOf, placeOfLink, shownFirst } from './places.ts';
import { placeToBeginAt } from './start-place.ts';
import { type HostEvents, listen, meetTeams, signOnToken, tellDrawn } from './teams.ts';
import { speak, t } from './texts.ts';
import { useBackOnline } from './use-back-online.ts';

const root = document.getElementById('tab') as HTMLElement;
const themes = ['default', 'dark', 'contrast'];

/** Unknown themes fall back to the system's setting. */
function paint(theme: string): void {
  const fallback = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
  document.documentElement.dataset.theme = themes.includes(theme) ? theme : theme ? fallback : 'default';
}

async function begin(): Promise<void> {
  const [host] = await Promise.all([meetTeams(), speak(navigator.language).then(renderLoading)]);
  if (host.kind !== 'teams') {
    const outside = host.kind === 'outside';
    const words = t(outside ? 'tab.page.outside' : 'tab.page.silent');
    return render(<Alone words={words} link={outside ? linkToTeams() : undefined} />, root);
  }
  paint(host.theme);
  const api = new Api(() => signOnToken());
  const subPage = placeToBeginAt() || host.subPage || linked();
  const ahead = () => api.ahead([['/me'], ...shownFirst(subPage, host.inChannel)]);
  ahead();
  // Else it is loaded behind the first view.
  if (!openedOf(subPage) && placeOfLink(subPage, host.inChannel).kind !== 'list')
    otherViews.load().catch(() => undefined);
  await speak(host.locale || navigator.language);
  tellDrawn();
  let events: Omit<HostEvents, 'onTheme'> | undefined;
  listen({
    onTheme: paint,
    onBack: () => events?.onBack() ?? false,
    onSuspend: () => events?.onSuspend(),
    onResume: () => events?.onResume(),
  });
  const start = async (): Promise<void> => {
    try {
      const me = await api.get<TabMe>('/me');
      await speak(me.language);
      render(
        <App
          api={api}
          me={me}
          subPage={subPage}
          phone={host.phone}
          android={host.android}
          renew={() => void start()}
          inChannel={host.inChannel}
          hear={(next) => {
            events = next;
          }}
        />,
        root,
      );
    } catch (problem) {
      render(<Unable problem={problem} again={again} />, root);
    }
  };
  const again = () => {
    ahead();
    return start();
  };
  await start();
}

function renderLoading(): void {
  render(<p class="loading">{t('tab.page.loading')}</p>, root);
}

/** A link to a referral that Teams unfurled: `/tab?ref=<id>`. */
function linked(): string {
  const id = new URLSearchParams(location.search).get('ref');
  return id ? `referral/${id}` : '';
}

/** Error page: the reason and what to do. */
function Unable({ problem, again }: { readonly problem: unknown; again(): Promise<void> }) {
  const asks = problem instanceof SignInProblem;
  useBackOnline(isOffline(problem), () => void again());
  const action = {
    title: t(asks ? 'tab.page.signInButton' : 'tab.page.retry'),
    // After a press Teams may show a consent dialog.
    act: () => void (asks ? signOnToken(false).then(again, again) : again()),
  };
  return (
    <main>
      <h1 class="spoken">Co-sell Desk</h1>
      <Bar kind="problem" action={action}>
        {problemText(problem, '')}
      </Bar>
    </main>
  );
}

function Alone({ words, link }: { readonly words: string; readonly link: string | undefined }) {
  return (
    <main>
      <h1>Co-sell Desk</h1>
      <p>{words}</p>
      {link ? (
        <p>
          <a href={link}>{t('tab.page.openThere')}</a>
        </p>
      ) : null}
    </main>
  );
}

/** Link to the same place in Teams; undefined in the demo, which is not a Teams app. */
function linkToTeams(): string | undefined {
  const app = document.querySelector<HTMLMetaElement>('meta[name=tab-app]')?.content;
  if (!app) return undefined;
  const subEntityId = linked();
  const context = subEntityId ? `?context=${encodeURIComponent(JSON.stringify({ subEntityId }))}` : '';
  return `https://teams.microsoft.com/l/entity/${app}/referrals${context}`;
}

void begin();
