/** The place that `beginAgainAt` wrote. Hosts and sign-ins leave fragments of their own in an address: they name none. */
export function placeOfFragment(hash: string): string {
  const place =
    /^#(view\/[a-z]+|view\/leads~(?:[\w;:=,.-]|%[2-7][\dA-F]){1,900}|referral\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(
      hash,
    )?.[1] ?? '';
  // Of ASCII alone, so it can be decoded.
  return decodeURI(place);
}
