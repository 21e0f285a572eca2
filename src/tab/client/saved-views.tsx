import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TabViews } from '../work-contract.ts';
import type { Api } from './api.ts';
import type { ListPlace } from './list-place.ts';
import { Bar } from './parts.tsx';
import { Problems } from './problem-bar.tsx';
import { t } from './texts.ts';
import { useSavedViews } from './use-saved-views.ts';

interface SavedViewsProps {
  /** False while a list is loading, to avoid a layout shift when it arrives. */
  readonly shown: boolean;
  readonly api: Api;
  readonly here: ListPlace;
  go(place: ListPlace): void;
  say(words: string): void;
  /** Undefined if links can't be shared. */
  readonly share: (() => void) | undefined;
}

/** The person's saved views: open, save, delete; and a link to the current view. */
export function SavedViews({ shown, api, here, go, say, share }: SavedViewsProps) {
  const own = useSavedViews({ api, here, say });
  const { views, mine, naming, setNaming, name, told, undo, problem, refused, clear, load } = own;
  const root = useFocusAfter(naming, told);
  if (!shown) return null;
  return (
    <div class="own-views" ref={root}>
      <ViewChips
        views={views}
        here={mine}
        open={(view) => {
          own.opens(view.name);
          go({ view: view.view, sort: view.sort });
        }}
        remove={own.remove}
      />
      {naming ? (
        // Where the view to be renamed is gone, what was typed names a new one.
        <ViewName key={naming} naming={mine ? naming : 'new'} was={mine?.name} name={name} cancel={own.close} />
      ) : (
        <ViewTools save={() => setNaming('new')} rename={mine && (() => setNaming('old'))} share={share} />
      )}
      <Problems {...{ api, problem, refused, clear }} again={load} />
      {told ? (
        <Bar kind="info" action={undo && { title: t('tab.page.undo'), act: undo }}>
          {told}
        </Bar>
      ) : null}
    </div>
  );
}

/** The form, or the button, that had the focus is gone: it goes to Undo where there is one. */
function useFocusAfter(naming: 'new' | 'old' | undefined, told: string) {
  const root = useRef<HTMLDivElement>(null);
  const had = useRef(false);
  // The element of before this drawing is still there.
  had.current ||= root.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const isLost = had.current && document.activeElement === document.body;
    had.current = false;
    if (!isLost) return;
    const to = ['.bar button', '#save-view'].map((one) => root.current?.querySelector<HTMLElement>(one));
    to.find(Boolean)?.focus({ preventScroll: true });
  }, [naming, told]);
  return root;
}

interface ViewToolsProps {
  save(): void;
  /** Undefined: this is no view of theirs. */
  readonly rename: (() => void) | undefined;
  readonly share: SavedViewsProps['share'];
}

function ViewTools({ save, rename, share }: ViewToolsProps) {
  return (
    <div class="tools">
      <button type="button" id="save-view" onClick={save}>
        {t('tab.page.views.save')}
      </button>
      {rename ? (
        <button type="button" onClick={rename}>
          {t('tab.page.views.rename')}
        </button>
      ) : null}
      {share ? (
        <button type="button" onClick={share}>
          {t('tab.page.share')}
        </button>
      ) : null}
    </div>
  );
}

type View = TabViews['views'][number];

interface ViewChipsProps {
  readonly views: readonly View[];
  /** The current view. */
  readonly here: View | undefined;
  open(view: View): void;
  remove(name: string): void;
}

function ViewChips({ views, here, open, remove }: ViewChipsProps) {
  if (views.length === 0) return null;
  return (
    <ul aria-label={t('tab.page.views.own')} class="chips">
      {views.map((view) => (
        <li key={view.name}>
          <button
            type="button"
            class="chip"
            aria-current={view.name === here?.name ? 'true' : undefined}
            onClick={() => open(view)}
          >
            <bdi>{view.name}</bdi>
          </button>
          <button
            type="button"
            class="chip-end"
            aria-label={t('tab.page.views.remove', { name: view.name })}
            onClick={() => remove(view.name)}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ViewNameProps {
  readonly naming: 'new' | 'old';
  readonly was: string | undefined;
  name(said: string): void;
  cancel(): void;
}

function ViewName({ naming, was, name, cancel }: ViewNameProps) {
  const input = useRef<HTMLInputElement>(null);
  // The button that had the focus is gone. Before it is painted: else what is typed at once is lost, or selected and typed over.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <form
      class="tools"
      onSubmit={(event) => {
        event.preventDefault();
        const said = String(new FormData(event.currentTarget).get('name') ?? '').trim();
        if (said) name(said);
        else input.current?.focus();
      }}
    >
      <label for="view-name">{t('tab.page.views.name')}</label>
      <input
        ref={input}
        id="view-name"
        name="name"
        required
        maxLength={30}
        defaultValue={naming === 'old' ? was : ''}
      />
      <button type="submit" class="primary">
        {t(naming === 'new' ? 'tab.page.views.save' : 'tab.page.views.rename')}
      </button>
      <button type="button" onClick={cancel}>
        {t('tab.page.cancel')}
      </button>
    </form>
  );
}
