/** Reading cards in tests as a person does: words and buttons, wherever they stand. */
export type Json = Readonly<Record<string, unknown>>;

export interface Button {
  readonly type: string;
  readonly title: string;
  readonly verb: string | undefined;
  readonly action: Json;
}

/** Every text that the card shows, from top to bottom. */
export function textsOf(card: unknown): string[] {
  const texts: string[] = [];
  walk(card, (node) => {
    if (node.type === 'TextBlock' || node.type === 'TextRun' || node.type === 'Badge') push(texts, node.text);
    if (node.type === 'FactSet') {
      for (const fact of (node.facts as Json[] | undefined) ?? []) push(texts, `${fact.title}: ${fact.value}`);
    }
    if (typeof node.type === 'string' && node.type.startsWith('Input.')) push(texts, node.label);
  });
  return texts;
}

export function buttonsOf(card: unknown): Button[] {
  const buttons: Button[] = [];
  walk(card, (node) => {
    if (typeof node.type !== 'string' || !node.type.startsWith('Action.')) return;
    buttons.push({
      type: node.type,
      title: typeof node.title === 'string' ? node.title : '',
      verb: verbOf(node),
      action: node,
    });
  });
  return buttons;
}

/** The button with this title or verb; says which ones there are when it is missing. */
export function buttonOf(card: unknown, titleOrVerb: string): Button {
  const buttons = buttonsOf(card);
  const found = buttons.find((button) => button.title === titleOrVerb || button.verb === titleOrVerb);
  if (found) return found;
  const names = buttons.map((button) => `"${button.title}" (${button.verb ?? button.type})`).join(', ');
  throw new Error(`The card has no button "${titleOrVerb}". It has: ${names || 'none'}`);
}

export function inputsOf(card: unknown): Json[] {
  const inputs: Json[] = [];
  walk(card, (node) => {
    if (typeof node.type === 'string' && node.type.startsWith('Input.') && typeof node.id === 'string')
      inputs.push(node);
  });
  return inputs;
}

/** What Teams adds to a button's data: numbers and toggles as strings, several choices joined by commas, nothing for empty. */
export function withInputs(card: unknown, action: Json, filled: Readonly<Record<string, unknown>> = {}): unknown {
  const { data } = action;
  if (typeof data === 'string' || action.associatedInputs === 'none') return data;
  const values: Record<string, string> = {};
  const inputs = inputsOf(card);
  for (const id of Object.keys(filled)) {
    if (!inputs.some((input) => input.id === id)) throw new Error(`The card has no input "${id}".`);
  }
  for (const input of inputs) {
    const value = asWire(filled[input.id as string] ?? input.value, input);
    if (value) values[input.id as string] = value;
    else if (input.isRequired) throw new Error(`Teams does not send this: the input "${input.id}" is required.`);
  }
  return { ...(data as Json | undefined), ...values };
}

function asWire(value: unknown, input: Json): string | undefined {
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'boolean') return String(value ? (input.valueOn ?? 'true') : (input.valueOff ?? 'false'));
  if (input.type === 'Input.Toggle' && value === undefined) return String(input.valueOff ?? 'false');
  return value === undefined || value === null ? undefined : String(value);
}

function verbOf(action: Json): string | undefined {
  if (typeof action.verb === 'string') return action.verb;
  const inData = (action.data as Json | undefined)?.verb;
  return typeof inData === 'string' ? inData : undefined;
}

function push(texts: string[], text: unknown): void {
  if (typeof text === 'string' && text) texts.push(text);
}

/** Everything that is shown. Not what stands in `refresh` and `fallback`: no client shows that beside the card. */
function walk(node: unknown, visit: (node: Json) => void): void {
  if (Array.isArray(node)) {
    for (const inner of node) walk(inner, visit);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  visit(node as Json);
  for (const [key, inner] of Object.entries(node)) {
    if (key !== 'refresh' && key !== 'fallback' && key !== 'data') walk(inner, visit);
  }
}
