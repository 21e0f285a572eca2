import { useEffect, useRef, useState } from 'preact/hooks';
import type { TabLadder } from '../work-contract.ts';
import type { Api } from './api.ts';
import { ProblemBar } from './problem-bar.tsx';
import { t } from './texts.ts';

interface LadderProps {
  readonly api: Api;
  say(words: string): void;
}

/** The reminder ladder, and a rehearsal of another one for all waiting referrals. */
export function Ladder({ api, say }: LadderProps) {
  const [ladder, setLadder] = useState<TabLadder>();
  const [problem, setProblem] = useState<unknown>();
  /** What was rehearsed last: asked again after a failure, whatever was typed since. */
  const asked = useRef('');
  const rehearse = async (typed: string) => {
    asked.current = typed;
    try {
      const answer = await api.get<TabLadder>('/ladder', { ladder: typed });
      setLadder(answer);
      setProblem(undefined);
      say(answer.problem ?? answer.lines.join(' '));
    } catch (error) {
      setProblem(error);
    }
  };
  useEffect(() => void rehearse(''), [api]);
  const failed = <ProblemBar problem={problem} again={() => void rehearse(asked.current)} />;
  if (problem && !ladder) return failed;
  if (!ladder) return <p class="loading">{t('tab.page.loading')}</p>;
  return (
    <div class="panel">
      {failed}
      <h2>{t('tab.page.ladder.now')}</h2>
      <ul class="rungs">
        {ladder.now.map((rung) => (
          <li key={rung}>{rung}</li>
        ))}
      </ul>
      <LadderForm ladder={ladder} rehearse={(typed) => void rehearse(typed)} />
      {ladder.lines.map((line) => (
        <p class="paragraph" key={line}>
          {line}
        </p>
      ))}
      {ladder.days.length > 0 ? <LadderDays days={ladder.days} /> : null}
    </div>
  );
}

interface LadderFormProps {
  readonly ladder: TabLadder;
  rehearse(typed: string): void;
}

function LadderForm({ ladder, rehearse }: LadderFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rehearse(String(new FormData(event.currentTarget).get('ladder') ?? ''));
      }}
    >
      <div class="field">
        <label for="ladder">{t('tab.page.ladder.typed')}</label>
        <input
          id="ladder"
          name="ladder"
          maxLength={200}
          defaultValue={ladder.typed}
          aria-invalid={ladder.problem ? true : undefined}
          aria-describedby={ladder.problem ? 'ladder-problem' : 'ladder-hint'}
        />
        {ladder.problem ? (
          <p class="problem" id="ladder-problem">
            {ladder.problem}
          </p>
        ) : null}
        <p class="subtle" id="ladder-hint">
          {t('tab.page.ladder.nothing')}
        </p>
      </div>
      <div class="actions">
        <button type="submit">{t('tab.page.ladder.try')}</button>
      </div>
    </form>
  );
}

function LadderDays({ days }: Pick<TabLadder, 'days'>) {
  return (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{t('tab.page.ladder.day')}</th>
          <th scope="col">{t('tab.page.ladder.owners')}</th>
          <th scope="col">{t('tab.page.ladder.channel')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, owners, channel }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            <td>{owners}</td>
            <td>{channel}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
