export function pinnedNode(folder: string, runNpm: (args: string[]) => Promise<void>): Promise<string>;
