import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Bar } from './parts.tsx';
import { t } from './texts.ts';

interface LaterProps<Props extends object> {
  /** A chunk that the first view does not load. */
  load(): Promise<ComponentType<Props>>;
  readonly props: Props;
}

/** A part of the page that is loaded on demand. After a new build the old chunk may be missing: offers a retry. */
export function Later<Props extends object>({ load, props }: LaterProps<Props>) {
  const [part, setPart] = useState<{ readonly view: ComponentType<Props> }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load().then(
      (view) => setPart({ view }),
      () => setFailed(true),
    );
  }, []);
  if (failed)
    return (
      <Bar kind="problem" action={{ title: t('tab.page.retry'), act: () => location.reload() }}>
        {t('tab.page.failed')}
      </Bar>
    );
  if (!part) return <p class="loading">{t('tab.page.loading')}</p>;
  const View = part.view;
  return <View {...props} />;
}
