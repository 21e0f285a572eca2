import { useEffect, useState } from 'preact/hooks';
import type { TabLadder } from '../work-contract.ts';
import type { Api } from './api.ts';
import { Bar, problemText } from './parts.tsx';
import { t } from './texts.ts';

interface LadderProps {
  readonly api: Api;
  say(words: string): void;
}

/** The reminder ladder, and a rehearsal of another one for all waiting referrals. */
export function Ladder({ api, say }: LadderProps) {
  const [ladder, setLadder] = useState<TabLadder>();
  const [problem, setProblem] = useState<unknown>();
  const rehearse = async (typed: string) => {
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
  if (problem && !ladder) return <Bar kind="problem">{problemText(problem, '')}</Bar>;
  if (!ladder) return <p class="loading">{t('tab.page.loading')}</p>;
  return (
    <div class="panel">
      {problem ? <Bar kind="problem">{problemText(problem, '')}</Bar> : null}
      <h2>{t('tab.page.ladder.now')}</h2>
      <ul class="rungs">
        {ladder.now.map((rung) => (
          <li key={rung}>{rung}</li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void rehearse(String(new FormData(event.currentTarget).get('ladder') ?? ''));
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
      {ladder.lines.map((line) => (
        <p class="paragraph" key={line}>
          {line}
        </p>
      ))}
      {ladder.days.length > 0 ? (
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{t('tab.page.ladder.day')}</th>
              <th scope="col">{t('tab.page.ladder.owners')}</th>
              <th scope="col">{t('tab.page.ladder.channel')}</th>
            </tr>
          </thead>
          <tbody>
            {ladder.days.map(({ day, owners, channel }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{owners}</td>
                <td>{channel}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
