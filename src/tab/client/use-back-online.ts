import { useEffect } from 'preact/hooks';

/** What could not be loaded is loaded again as soon as the browser has its connection back. @param of what `load` depends on */
export function useBackOnline(offline: boolean, load: () => void, of: readonly unknown[]): void {
  useEffect(() => {
    if (!offline) return;
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [offline, ...of]);
}
