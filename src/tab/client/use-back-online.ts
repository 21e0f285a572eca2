import { useEffect } from 'preact/hooks';

/** Repeats a failed load once the browser is online again. @param of dependencies of `load` */
export function useBackOnline(offline: boolean, load: () => void, of: readonly unknown[]): void {
  useEffect(() => {
    if (!offline) return;
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [offline, ...of]);
}
