import { useEffect, useRef } from 'preact/hooks';

/** In milliseconds, with a jitter of a fifth: after a restart of the desk not all pages ask at once. */
const every = 20_000;

/**
 * Repeats a failed load until the desk answers: once the browser is online again, and at intervals while the page is visible, since no
 * browser tells that a desk was started anew.
 *
 * @param offline false as well while the page is covered or suspended.
 */
export function useBackOnline(offline: boolean, load: () => void): void {
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!offline) return;
    const again = () => latest.current();
    const timer = setInterval(() => !document.hidden && again(), every * (0.8 + Math.random() * 0.4));
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [offline]);
}
