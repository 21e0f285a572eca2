export function leanMemory(env?: Readonly<Record<string, string | undefined>>): string;
