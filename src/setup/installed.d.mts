export function whatIsMissing(folder: string, kinds: { readonly development: boolean }): string | undefined;
