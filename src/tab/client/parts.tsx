import { type ComponentChildren, Fragment } from 'preact';
import type { TabRow } from '../contract.ts';
import { ApiProblem, SignInProblem } from './api.ts';
import { t } from './texts.ts';

/** Text of an error. Unknown codes of Teams are shown as they are. `asOf`: empty where nothing loaded stands below. */
export function problemText(problem: unknown, asOf: string): string {
  if (problem instanceof SignInProblem) return t('tab.page.signIn', { code: problem.code.slice(0, 80) });
  if (!(problem instanceof ApiProblem)) return t('tab.page.failed');
  switch (problem.status) {
    case 0:
      return asOf ? t('tab.page.offline', { time: asOf }) : t('tab.page.offlineNow');
    case 401:
      return t('tab.page.refused');
    case 403:
      return t('tab.page.forbidden');
    case 404:
      return t('tab.page.notFound');
    case 429:
      return t('tab.page.tooFast');
    default:
      return t('tab.page.failed');
  }
}

interface BarProps {
  readonly kind: 'info' | 'problem';
  readonly children: ComponentChildren;
  readonly action?: { readonly title: string; readonly act: () => void } | undefined;
}

/** A notice with at most one action. */
export function Bar({ kind, children, action }: BarProps) {
  return (
    <div class={`bar bar-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <p>{children}</p>
      {action ? (
        <button type="button" onClick={action.act}>
          {action.title}
        </button>
      ) : null}
    </div>
  );
}

interface ChipsProps {
  /** Each with the view that results from removing it. */
  readonly filters: readonly { readonly text: string; readonly without: string }[];
  go(view: string): void;
}

/** Active filters; a press removes one. */
export function Chips({ filters, go }: ChipsProps) {
  if (filters.length === 0) return null;
  return (
    <div class="chips">
      {filters.map(({ text: filter, without }) => (
        <button
          key={without}
          type="button"
          class="chip"
          aria-label={t('tab.page.filters.remove', { filter })}
          onClick={() => {
            focusTitle();
            go(without);
          }}
        >
          <bdi>{filter}</bdi> <span aria-hidden="true">✕</span>
        </button>
      ))}
    </div>
  );
}

/** Moves the focus before the focused element is removed. */
export function focusTitle(): void {
  document.getElementById('title')?.focus({ preventScroll: true });
}

/** The file's content to copy, for frames that block downloads. */
export function FileCopy({ text }: { readonly text: string }) {
  return (
    <label class="field">
      <span>{t('tab.page.audit.copy')}</span>
      <textarea rows={6} readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
    </label>
  );
}

interface RowProps {
  readonly row: Omit<TabRow, 'favourite' | 'may'>;
  readonly open: (id: string) => void;
  /** Absent: no favourite button. */
  readonly heart?: { readonly on: boolean; readonly press: () => void } | undefined;
  /** Absent: not selectable. */
  readonly select?: { readonly on: boolean; readonly set: (on: boolean) => void } | undefined;
  /** `aria-rowindex`: the header is 1. */
  readonly index?: number | undefined;
  readonly children?: ComponentChildren;
}

/** A referral as a table row; on narrow pages styled as a card. */
export function Row({ row, open, heart, select, index, children }: RowProps) {
  return (
    <tr role="row" class={row.urgent ? 'urgent' : ''} aria-rowindex={index}>
      <td role="cell" class="cell-name">
        <div class="name-and-heart">
          {select ? (
            <input
              type="checkbox"
              aria-label={t('tab.page.select', { customer: row.customer })}
              checked={select.on}
              onChange={(event) => select.set(event.currentTarget.checked)}
            />
          ) : null}
          {heart ? (
            <button
              type="button"
              class="heart"
              aria-pressed={heart.on}
              aria-label={t('tab.page.heart', { customer: row.customer })}
              onClick={heart.press}
            >
              <span aria-hidden="true">{heart.on ? '♥' : '♡'}</span>
            </button>
          ) : null}
          <div>
            <button type="button" class="link name" id={`open-${row.id}`} onClick={() => open(row.id)}>
              <bdi>{row.customer}</bdi>
            </button>
            <div class="subtle">
              <bdi>{row.deal}</bdi>
            </div>
          </div>
        </div>
      </td>
      <td role="cell" class={row.urgent ? 'standing color-attention' : 'standing'}>
        <Parts text={row.standing} />
        {children}
      </td>
      <td role="cell">
        <Parts text={row.facts} />
      </td>
      <td role="cell" data-label={t('tab.page.owner')}>
        <bdi>{row.owner}</bdi>
      </td>
    </tr>
  );
}

/** Text in parts, each kept on one line where it fits, and no line begins with a dot. */
export function Parts({ text }: { readonly text: string }) {
  const parts = text.split(' · ');
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 ? ' ' : ''}
          <span class="part">{part + (index < parts.length - 1 ? '\u00a0·' : '')}</span>
        </Fragment>
      ))}
    </>
  );
}

export function Rows({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <Table label={label}>
      <tbody role="rowgroup">{children}</tbody>
    </Table>
  );
}

interface TableProps {
  readonly label: string;
  /** `aria-rowcount`, if not all rows are in the DOM. */
  readonly count?: number;
  readonly children: ComponentChildren;
}

export function Table({ label, count, children }: TableProps) {
  return (
    <table role="table" aria-label={label} aria-rowcount={count}>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={count === undefined ? undefined : 1}>
          {(['tab.page.customer', 'tab.page.status', 'tab.page.facts', 'tab.page.owner'] as const).map((key) => (
            <th role="columnheader" scope="col" key={key}>
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}
