/** The place that `beginAgainAt` wrote. Hosts and sign-ins leave fragments of their own in an address: they name none. */
export function placeOfFragment(hash: string): string {
  return /^#(view\/[a-z]+|referral\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(hash)?.[1] ?? '';
}
