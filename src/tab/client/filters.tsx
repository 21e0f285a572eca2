import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabFilters } from '../contract.ts';
import type { Api } from './api.ts';
import { DateInput } from './date-input.tsx';
import { PressProblem, ProblemBar } from './problem-bar.tsx';
import { t } from './texts.ts';

interface FiltersProps {
  readonly api: Api;
  /** Path of the form's GET and POST. */
  readonly path?: string;
  readonly view: string;
  readonly bare: string;
  apply(view: string): void;
  close(): void;
}

/** Dialog with all filters of a list: the chat's form, parsed by the chat's readers. */
export function Filters(props: FiltersProps) {
  const { api, bare, close } = props;
  const { dialog, filters, problem, clear, load, ends, closeAnd, send } = useFilters(props);
  return (
    // An Escape ends it at once; the browser tells that it is closed a task later, when the next press may have opened another one.
    <dialog ref={dialog} aria-labelledby="filters-title" onCancel={ends} onClose={() => dialog.current && close()}>
      <h2 id="filters-title">{t('tab.page.filters')}</h2>
      {filters ? <PressProblem {...{ api, problem, clear }} /> : <ProblemBar problem={problem} again={load} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        {filters || problem ? null : <p class="loading">{t('tab.page.loading')}</p>}
        {filters?.fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
        <div class="actions">
          <button type="submit" class="primary" disabled={!filters}>
            {t('tab.page.filters.apply')}
          </button>
          <button type="button" onClick={() => closeAnd(bare)}>
            {t('tab.page.filters.clear')}
          </button>
          <button type="button" onClick={ends}>
            {t('tab.page.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function useFilters({ api, path = '/filters', view, apply, close }: FiltersProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [filters, setFilters] = useState<TabFilters>();
  const [problem, setProblem] = useState<unknown>();
  const clear = () => setProblem(undefined);
  const load = () =>
    void api.get<TabFilters>(path, { view }).then((found) => {
      setFilters(found);
      clear();
    }, setProblem);
  // Before it is painted: an Escape or a Tab behind the press that opens it is meant for it.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    load();
  }, []);

  /** Closes the dialog before it is unmounted: otherwise the focus would not return to the button that opened it. */
  const ends = () => {
    dialog.current?.close();
    close();
  };
  const closeAnd = (next: string) => {
    ends();
    apply(next);
  };
  const send = async (form: HTMLFormElement) => {
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    try {
      const answer = await api.post<TabFilters | { readonly view: string }>(path, { view, values });
      // Cancelled meanwhile; another one may be open by now.
      if (!dialog.current) return;
      if ('fields' in answer) setFilters(answer);
      else closeAnd(answer.view);
    } catch (error) {
      setProblem(error);
    }
  };
  return { dialog, filters, problem, clear, load, ends, closeAnd, send };
}

function Field({ field }: { readonly field: TabFilters['fields'][number] }) {
  const { name, label, value, kind, problem } = field;
  const id = `filter-${name}`;
  const given = {
    id,
    name,
    'aria-invalid': problem ? (true as const) : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {kind === 'choice' ? (
        <select {...given}>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === value}>
              {choice.title}
            </option>
          ))}
        </select>
      ) : kind === 'date' ? (
        <DateInput day={value} {...given} />
      ) : (
        <input {...({ type: kind, defaultValue: value, ...given } as object)} />
      )}
      {problem ? (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}
