/**
 * Partner Center's `@odata.nextLink` is written with the wrong scheme and without `/engagements`
 * (docs/partner-center.md#lists), and it is text from outside: only the paging options are taken from it, and put on
 * our own address.
 */
export function nextQuery(
  nextLink: string,
  query: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  let parameters: URLSearchParams;
  try {
    parameters = new URL(nextLink, 'https://partner-center.invalid').searchParams;
  } catch {
    return undefined;
  }
  const named = new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
  const skipToken = named.get('$skiptoken');
  // The token represents the whole query; parameters that the link repeats are repeated with our own values.
  const repeated = Object.entries(query).filter(([name]) => named.has(name.toLowerCase()));
  if (skipToken) return { ...Object.fromEntries(repeated), $skiptoken: skipToken };
  const skip = named.get('$skip');
  if (skip !== undefined && /^\d{1,9}$/.test(skip)) return { ...query, $skip: skip };
  return undefined;
}

/** Spaces as `%20`, not `+`: OData servers differ on the plus sign. */
export function toQueryText(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
