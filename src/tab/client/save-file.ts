/** Milliseconds until the object URL is revoked: revoked at once, slow clients would save an empty file. */
const kept = 60_000;

/**
 * Gives a file to whoever presses. Where Teams' frame allows no downloads nothing happens and nothing tells so: a second way stands
 * beside every such button.
 */
export function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), kept);
}
