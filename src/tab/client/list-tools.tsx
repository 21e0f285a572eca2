import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { TabList, TabSort } from '../contract.ts';
import type { Api } from './api.ts';
import { Export } from './export.tsx';
import type { ListPlace } from './list-place.ts';
import { t } from './texts.ts';

const sorts = ['attention', 'deadline', 'updated', 'value', 'customer'] as const satisfies readonly TabSort[];
const typingPause = 150;

interface ListToolsProps {
  readonly api: Api;
  readonly list: TabList;
  /** The requested order. */
  readonly place: ListPlace;
  /** In the desk's encoding. */
  readonly here: ListPlace;
  /** Whether the export panel is open. */
  readonly exporting: boolean;
  setExporting(exporting: boolean): void;
  go(place: ListPlace): void;
  filter(): void;
  say(words: string): void;
}

/** Toolbar of a list: search, order, filters, export. */
export function ListTools(props: ListToolsProps) {
  const { api, list, place, here, exporting, setExporting, go, filter, say } = props;
  const typed: ListPlace = { ...here, view: list.typed ?? here.view };
  const box = useSearchBox(place, (words) => go({ ...typed, words }));
  return (
    <>
      <div class="tools">
        <SearchBox {...box} />
        <label class="sort">
          <span>{t('tab.page.sort')}</span>
          <select
            value={place.sort}
            onChange={(event) => go({ ...typed, ...box.searched(), sort: event.currentTarget.value as TabSort })}
          >
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`tab.page.sort.${sort}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={filter}>
          {t('tab.page.filters')}
        </button>
        <button type="button" aria-expanded={exporting} onClick={() => setExporting(!exporting)}>
          {t('tab.page.export')}
        </button>
      </div>
      {exporting ? <Export key={list.view} api={api} view={list.view} say={say} /> : null}
    </>
  );
}

function useSearchBox(place: ListPlace, search: (words: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const shown = place.words ?? /;w=([^;]*)/.exec(place.view)?.[1] ?? '';
  const stop = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  useEffect(() => stop, []);
  // Another list, a saved view, a filter taken away: the box says what is searched for there. Its own search leaves it alone.
  useLayoutEffect(() => {
    if (place.words !== undefined || !input.current) return;
    stop();
    input.current.value = shown;
  }, [place]);
  const typed = (words: string) => {
    stop();
    timer.current = window.setTimeout(() => {
      stop();
      search(words);
    }, typingPause);
  };
  /** What the box asks for, also where it is not sent yet, or not answered: the list shown knows nothing of it then. */
  const searched = (): Pick<ListPlace, 'words'> => {
    const words = timer.current === undefined ? place.words : input.current?.value;
    stop();
    return words === undefined ? {} : { words };
  };
  return { input, shown, typed, searched };
}

function SearchBox({ input, shown, typed }: Pick<ReturnType<typeof useSearchBox>, 'input' | 'shown' | 'typed'>) {
  return (
    <search>
      <input
        type="search"
        ref={input}
        aria-label={t('tab.page.search')}
        placeholder={t('tab.page.search')}
        defaultValue={shown}
        onInput={(event) => typed(event.currentTarget.value)}
      />
    </search>
  );
}
