export function sourcesHash(root: string): string;
export function isTabBuilt(root: string): boolean;
