import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabMetric, TabScorecard } from '../scorecard-contract.ts';
import type { Api } from './api.ts';
import { DateInput } from './date-input.tsx';
import { Bar, Parts } from './parts.tsx';
import { ProblemBar } from './problem-bar.tsx';
import { BarMark, TrendChart } from './scorecard-charts.tsx';
import { CostForm } from './scorecard-costs.tsx';
import { t } from './texts.ts';

interface ScorecardProps {
  readonly api: Api;
  readonly look: number;
  /** Opens the list behind a number. */
  show(view: string): void;
  say(words: string): void;
}

interface Asked {
  readonly period: string;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly whose: string;
  readonly location: string;
}

/** The choice is kept while the list behind a number is open. */
let lastAsked: Asked = { period: 'this-month', whose: '', location: '' };
const askAgain = 2_000;

/** The figures, each with the list behind it; charts show the table below them. */
export function ScorecardView({ api, look, show, say }: ScorecardProps) {
  const { asked, setAsked, found, problem, retry } = useScorecard({ api, look, say });
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.scorecard')}
      </h1>
      {found ? <Choices found={found} asked={asked} choose={setAsked} /> : null}
      <ProblemBar problem={problem} asOf={found?.asOf} again={retry} />
      {found?.reading ? <Bar kind="info">{found.reading}</Bar> : null}
      {found ? (
        <p class="summary subtle">
          <Parts text={[found.period.title, t('tab.page.asOf', { time: found.asOf }), found.note].join(' · ')} />
        </p>
      ) : problem ? null : (
        <p class="loading">{t('tab.page.loading')}</p>
      )}
      <div class="scorecard">
        {found?.metrics.map((metric) => (
          <MetricCard key={metric.id} metric={metric} show={show} />
        ))}
      </div>
      {found?.costs ? <CostForm api={api} found={found} costs={found.costs} saved={retry} say={say} /> : null}
    </>
  );
}

/** The scorecard that is asked for; asked again while its figures are still being read. */
function useScorecard({ api, look, say }: Omit<ScorecardProps, 'show'>) {
  const [asked, setAsked] = useState(lastAsked);
  const [found, setFound] = useState<TabScorecard>();
  const [problem, setProblem] = useState<unknown>();
  const [again, setAgain] = useState(0);
  const newest = useRef(0);

  useEffect(() => {
    lastAsked = asked;
    const own = ++newest.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      try {
        const answer = await api.get<TabScorecard>('/scorecard', { ...asked });
        // Ignores answers to earlier requests.
        if (own !== newest.current) return;
        setFound(answer);
        setProblem(undefined);
        say(answer.reading ?? t('tab.page.about', { what: t('tab.page.scorecard'), said: answer.period.title }));
        if (answer.reading) timer = setTimeout(() => void load(), askAgain);
      } catch (error) {
        if (own === newest.current) setProblem(error);
      }
    };
    void load();
    return () => {
      newest.current++;
      clearTimeout(timer);
    };
  }, [api, look, asked, again]);
  return { asked, setAsked, found, problem, retry: () => setAgain((count) => count + 1) };
}

interface ChoicesProps {
  readonly found: TabScorecard;
  readonly asked: Asked;
  choose(asked: Asked): void;
}

function Choices({ found, asked, choose }: ChoicesProps) {
  const { period, zone, whose, location } = found;
  const days = { from: asked.from ?? period.from, to: asked.to ?? period.to };
  const choosePeriod = (value: string) => {
    const { from: _from, to: _to, ...rest } = asked;
    choose({ ...rest, period: value, ...(value === 'days' ? days : {}) });
  };
  const chooseDay = (name: 'from' | 'to', value: string) => {
    // Incomplete dates, or an end before the start, are still being typed.
    const next = { ...days, [name]: value };
    if (value && next.from <= next.to) choose({ ...asked, period: 'days', ...next });
  };
  return (
    <div class="tools scorecard-tools">
      <Choice id="period" value={period.value} choices={found.periods} choose={choosePeriod} />
      {asked.period === 'days'
        ? (['from', 'to'] as const).map((name) => (
            <div key={name} class="dated">
              <label for={`days-${name}`}>
                <span>{t(`tab.page.scorecard.${name}`)}</span>
              </label>
              <DateInput
                id={`days-${name}`}
                day={days[name]}
                onChange={(event) => chooseDay(name, event.currentTarget.value)}
              />
            </div>
          ))
        : null}
      <Choice id="whose" value={whose} choices={found.people} choose={(value) => choose({ ...asked, whose: value })} />
      {found.locations.length > 2 || location ? (
        <Choice
          id="location"
          value={location}
          choices={found.locations}
          choose={(value) => choose({ ...asked, location: value })}
        />
      ) : null}
      <Choice id="zone" value={zone} choices={found.zones} choose={(value) => choose({ ...asked, zone: value })} />
    </div>
  );
}

interface ChoiceProps {
  readonly id: 'period' | 'whose' | 'location' | 'zone';
  readonly value: string;
  readonly choices: TabScorecard['periods'];
  choose(value: string): void;
}

function Choice({ id, value, choices, choose }: ChoiceProps) {
  return (
    <label>
      <span>{t(`tab.page.scorecard.${id}`)}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map((one) => (
          <option key={one.value} value={one.value} selected={one.value === value}>
            {one.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function MetricCard({ metric, show }: { readonly metric: TabMetric; show(view: string): void }) {
  const { id, title, hint, lines, chart, more } = metric;
  const bars = chart?.kind === 'bars' ? new Map(chart.points.map(({ key, part }) => [key, part])) : undefined;
  return (
    <section class={chart ? 'metric metric-wide' : 'metric'} aria-labelledby={`metric-${id}`}>
      <h2 id={`metric-${id}`}>{title}</h2>
      <p class="subtle size-small">{hint}</p>
      {chart?.kind === 'trend' ? <TrendChart title={title} lines={lines} points={chart.points} /> : null}
      {lines.length === 0 ? <p>{t('tab.page.scorecard.none')}</p> : null}
      {lines.length > 0 ? (
        <table class="metric-lines" aria-label={t('tab.page.scorecard.table', { title })}>
          <thead class="spoken">
            <tr>
              <th scope="col">{t('tab.page.scorecard.what')}</th>
              <th scope="col">{t('tab.page.scorecard.figure')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row" class={line.marked ? 'color-attention' : ''}>
                  {line.marked ? <span aria-hidden="true">⚠ </span> : null}
                  <bdi>{line.label}</bdi>
                </th>
                <td>
                  {bars?.has(line.key) ? <BarMark part={bars.get(line.key) ?? 0} /> : null}
                  <ShownFigure line={line} show={show} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {more ? <p class="subtle">{more}</p> : null}
    </section>
  );
}

function ShownFigure({ line, show }: { readonly line: TabMetric['lines'][number]; show(view: string): void }) {
  const { label, shown, view } = line;
  if (!view) return <span>{shown}</span>;
  return (
    <button
      type="button"
      class="link"
      aria-label={t('tab.page.scorecard.open', { label, shown })}
      onClick={() => show(view)}
    >
      {shown}
    </button>
  );
}
