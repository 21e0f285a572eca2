/** An address as paths are put behind it. A loop: a pattern for the end tries anew at every slash of a long run. */
export function withoutEndSlashes(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}
