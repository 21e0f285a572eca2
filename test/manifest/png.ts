import { inflateSync } from 'node:zlib';

export interface Pixel {
  /** `#RRGGBB` */
  readonly hex: string;
  readonly alpha: number;
}

export interface Png {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): Pixel;
}

/** Reads what a browser writes: 8 bits, RGB or RGBA, not interlaced. */
export function readPng(file: Uint8Array | undefined): Png {
  const bytes = Buffer.from(file ?? []);
  const header = bytes.subarray(16);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  if (header[8] !== 8 || header[12] !== 0) throw new Error('This PNG is of a kind that is not read here.');
  const pixels = unfiltered(inflateSync(Buffer.concat(dataChunks(bytes))), width * channels, channels);
  return {
    width,
    height,
    at(x, y) {
      const start = (y * width + x) * channels;
      const hex = `#${pixels
        .subarray(start, start + 3)
        .toString('hex')
        .toUpperCase()}`;
      return { hex, alpha: channels === 4 ? (pixels[start + 3] ?? 0) : 255 };
    },
  };
}

function dataChunks(bytes: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') chunks.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** Each line says how it was predicted from its neighbours. */
function unfiltered(raw: Buffer, line: number, step: number): Buffer {
  const out = Buffer.alloc((raw.length / (line + 1)) * line);
  for (let y = 0; y * (line + 1) < raw.length; y += 1) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const left = x >= step ? (out[y * line + x - step] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * line + x] ?? 0) : 0;
      const corner = y > 0 && x >= step ? (out[(y - 1) * line + x - step] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[y * line + x] = (raw[y * (line + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
