import { useEffect, useState } from 'preact/hooks';
import type { TabExpiring } from '../contract.ts';
import type { Api } from './api.ts';
import { Parts, Row, Rows } from './parts.tsx';
import { ProblemBar } from './problem-bar.tsx';
import { t } from './texts.ts';

interface ExpiringProps {
  readonly api: Api;
  readonly look: number;
  open(id: string): void;
  say(words: string): void;
}

/** Referrals that expire within fourteen days, with the risk in words, not by colour alone. */
export function Expiring({ api, look, open, say }: ExpiringProps) {
  const [found, setFound] = useState<TabExpiring>();
  const [problem, setProblem] = useState<unknown>();
  const load = async () => {
    try {
      const answer = await api.get<TabExpiring>('/expiring');
      setFound(answer);
      setProblem(undefined);
      say(answer.summary);
    } catch (error) {
      setProblem(error);
    }
  };
  useEffect(() => void load(), [api, look]);
  return (
    <>
      <h1 tabIndex={-1} id="title">
        {t('tab.page.expiring')}
      </h1>
      <ProblemBar problem={problem} asOf={found?.asOf} again={() => void load()} />
      {found ? (
        <p class="summary subtle">
          <Parts text={`${found.summary} · ${t('tab.page.asOf', { time: found.asOf })}`} />
        </p>
      ) : problem ? null : (
        <p class="loading">{t('tab.page.loading')}</p>
      )}
      {found?.days.map((day) => (
        <section key={day.day}>
          <h2 class={day.atRisk > 0 ? 'color-attention' : ''}>{day.label}</h2>
          <Rows label={day.label}>
            {day.rows.map((row) => (
              <Row key={row.id} row={row} open={open}>
                {row.risks.map((risk) => (
                  <span class="risk" key={risk}>
                    <span aria-hidden="true">⚠ </span>
                    {risk}
                  </span>
                ))}
              </Row>
            ))}
          </Rows>
        </section>
      ))}
    </>
  );
}
