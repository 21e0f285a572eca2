/** What the desk's cards are made of, as they come: nothing of it is taken for granted. */
export type Element = Readonly<Record<string, unknown>>;

export function elementsIn(value: unknown): readonly Element[] {
  return Array.isArray(value) ? value.filter((one): one is Element => typeof one === 'object' && one !== null) : [];
}

export function textIn(element: Element, name: string): string {
  const value = element[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Those of the wanted kind, at any depth, the hidden ones among them. */
export function allIn(card: unknown, wanted: (element: Element) => boolean): readonly Element[] {
  if (Array.isArray(card)) return card.flatMap((one) => allIn(one, wanted));
  if (typeof card !== 'object' || card === null) return [];
  const element = card as Element;
  // Other clients' buttons stand behind `fallback`.
  const inside = Object.entries(element).flatMap(([key, value]) => (key === 'fallback' ? [] : allIn(value, wanted)));
  return wanted(element) ? [element, ...inside] : inside;
}

export function hasInputs(card: unknown): boolean {
  return allIn(card, ({ type }) => typeof type === 'string' && type.startsWith('Input.')).length > 0;
}

/** A button's verb and what it carries; undefined: it sends nothing. */
export function pressOf(action: Element): { readonly verb: string; readonly data: Element } | undefined {
  const data = (typeof action.data === 'object' && action.data !== null ? action.data : {}) as Element;
  const verb = textIn(action, 'verb') || textIn(data, 'verb');
  if (!verb || (action.type !== 'Action.Execute' && action.type !== 'Action.Submit')) return undefined;
  const { verb: _verb, msteams: _window, ...carried } = data;
  return { verb, data: carried };
}

/** The button that takes back what was just done, wherever on the card it stands. */
export function undoIn(card: unknown): Element | undefined {
  return allIn(card, (element) => /\.undo(?:-change)?$/.test(pressOf(element)?.verb ?? ''))[0];
}
