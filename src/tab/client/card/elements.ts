/** Elements of the desk's cards, unvalidated. */
export type Element = Readonly<Record<string, unknown>>;

export function elementsIn(value: unknown): readonly Element[] {
  return Array.isArray(value) ? value.filter((one): one is Element => typeof one === 'object' && one !== null) : [];
}

export function textIn(element: Element, name: string): string {
  const value = element[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** All elements of a kind, at any depth, including hidden ones. */
export function allIn(card: unknown, wanted: (element: Element) => boolean): readonly Element[] {
  if (Array.isArray(card)) return card.flatMap((one) => allIn(one, wanted));
  if (typeof card !== 'object' || card === null) return [];
  const element = card as Element;
  // `fallback` contains the buttons of other clients.
  const inside = Object.entries(element).flatMap(([key, value]) => (key === 'fallback' ? [] : allIn(value, wanted)));
  return wanted(element) ? [element, ...inside] : inside;
}

export function isInput({ type, id }: Element): boolean {
  return typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string';
}

export function inputsOf(card: unknown): readonly Element[] {
  return allIn(card, isInput);
}

export function hasInputs(card: unknown): boolean {
  return inputsOf(card).length > 0;
}

/** A button's verb and data; undefined: it sends nothing. */
export function pressOf(action: Element): { readonly verb: string; readonly data: Element } | undefined {
  const data = (typeof action.data === 'object' && action.data !== null ? action.data : {}) as Element;
  const verb = textIn(action, 'verb') || textIn(data, 'verb');
  if (!verb || (action.type !== 'Action.Execute' && action.type !== 'Action.Submit')) return undefined;
  const { verb: _verb, msteams: _window, ...carried } = data;
  return { verb, data: carried };
}

/** The undo button, anywhere on the card. */
export function undoIn(card: unknown): Element | undefined {
  return allIn(card, (element) => /\.undo(?:-change)?$/.test(pressOf(element)?.verb ?? ''))[0];
}
