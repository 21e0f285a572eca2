/** Writing OData: whatever comes from outside becomes a literal here, and nowhere else. */

/** A text as a literal, not yet encoded for an address, which takes no half of a surrogate pair. */
export function odataText(text: string): string {
  return `'${text.toWellFormed().replaceAll("'", "''")}'`;
}

/** A condition: the column has one of these values. */
export function odataOneOf(column: string, values: readonly string[]): string {
  const texts = [...new Set(values)].map(odataText).join(',');
  return `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=[${texts}])`;
}

const guidForm = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** In lower case, without braces; undefined: it is none. Ids stand in addresses without quotes, so only these may. */
export function dynamicsId(text: string): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1');
  return guidForm.test(plain) ? plain : undefined;
}

/** `set?$select=…&$filter=…` with every value encoded. */
export function odataPath(set: string, query: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`$${name}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? set : `${set}?${parts.join('&')}`;
}
