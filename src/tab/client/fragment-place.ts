/** The place that `beginAgainAt` wrote. Hosts and sign-ins leave fragments of their own in an address: they name none. */
export function placeOfFragment(hash: string): string {
  return /^#(view\/[a-z]+)$/.exec(hash)?.[1] ?? '';
}
