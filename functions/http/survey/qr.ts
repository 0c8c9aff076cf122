import { correction, generate } from 'lean-qr';

/** The white border of a code, in modules: without it readers do not find the code. */
const margin = 4;

/**
 * Draws a QR code as an image in the page: a bitmap of one bit a module, a tenth of the size of drawn paths.
 * Rows of a BMP go from the bottom up, each padded to four bytes.
 */
export function qrImage(text: string): string {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const size = code.size + 2 * margin;
  const row = Math.ceil(size / 32) * 4;
  const start = 62;
  const image = Buffer.alloc(start + row * size);
  image.write('BM');
  image.writeUInt32LE(image.length, 2);
  image.writeUInt32LE(start, 10);
  image.writeUInt32LE(40, 14);
  image.writeInt32LE(size, 18);
  image.writeInt32LE(size, 22);
  image.writeUInt16LE(1, 26);
  image.writeUInt16LE(1, 28);
  // Colour 0 is white, colour 1 stays black.
  image.writeUInt32LE(0xffffff, 54);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!code.get(x - margin, y - margin)) continue;
      const at = start + (size - 1 - y) * row + (x >> 3);
      image.writeUInt8(image.readUInt8(at) | (0x80 >> (x & 7)), at);
    }
  }
  return `data:image/bmp;base64,${image.toString('base64')}`;
}
