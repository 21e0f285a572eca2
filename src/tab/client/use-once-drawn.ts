import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * Does something once what was set beside it is drawn, before it is painted: a focus that comes a task later loses keys
 * pressed at once, or is taken from where the person went meanwhile.
 */
export function useOnceDrawn(): (act: () => void) => void {
  const due = useRef<() => void>(undefined);
  const [, draw] = useState(0);
  useLayoutEffect(() => {
    const act = due.current;
    due.current = undefined;
    act?.();
  });
  return (act) => {
    due.current = act;
    draw((count) => count + 1);
  };
}
