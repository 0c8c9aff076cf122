import { brotliCompressSync, brotliDecompressSync, constants, gzipSync } from 'node:zlib';
import { withTable } from './database.ts';
import { heapInUse } from './heap.ts';
import { median, milliseconds, quantile } from './median.ts';
import { decimal, type Row, ratio, type Section, whole } from './row.ts';
import { bodyOf, invite, noAssets, readAssets, surveyOn } from './survey-world.ts';

const renders = 1_000;

/** Measures the size of the questionnaire's first load, part by part, and the cost of making it. */
async function run(): Promise<Row[]> {
  const assets = await readAssets();
  return withTable(async (table) => {
    const { code } = await invite(table);
    const path = `/e/${code}`;
    const app = surveyOn(table, assets);
    const first = async (encoding: string) =>
      bodyOf(await app.request(path, { headers: { 'Accept-Encoding': encoding } }));
    const brotli = await first('br');
    const gzip = await first('gzip');
    const plain = brotliDecompressSync(brotli);
    const bare = await bodyOf(await surveyOn(table, noAssets).request(path));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    const alone = (part: string | Buffer) =>
      `${whole(brotliCompressSync(part, quality).length)} of ${whole(Buffer.byteLength(part))}`;

    const before = heapInUse();
    const compressed = await timesOf(() => first('br'));
    const unpacked = await timesOf(async () => bodyOf(await app.request(path)));
    // A negative value becomes zero: the collector also frees older memory.
    const kept = Math.max(0, heapInUse() - before);
    return [
      {
        what: 'survey page, first load, brotli bytes (one response, everything in it)',
        value: whole(brotli.length),
        floor: `${whole(brotliCompressSync(plain, quality).length)} at the best brotli`,
        ratio: ratio(brotli.length, brotliCompressSync(plain, quality).length),
        aim: '≤ 13 500',
      },
      {
        what: 'survey page, first load, gzip bytes',
        value: whole(gzip.length),
        floor: `${whole(gzipSync(plain, { level: 9 }).length)} at the best gzip`,
        aim: '≤ 15 500',
      },
      { what: '– questions and text alone, brotli of plain bytes', value: alone(bare) },
      { what: '– style alone', value: alone(assets.style) },
      { what: '– script alone', value: alone(assets.script) },
      {
        what: `survey page made by the server: read, render, brotli, ms (median of ${whole(renders)})`,
        value: decimal(median(compressed), 2),
        floor: `${decimal(median(unpacked), 2)} read and render`,
        ratio: ratio(median(compressed), median(unpacked)),
      },
      { what: '– the slowest hundredth (p99), ms', value: decimal(quantile(compressed, 0.99), 2) },
      {
        what: '– read and render without compressing, ms (median, p99)',
        value: `${decimal(median(unpacked), 2)}, ${decimal(quantile(unpacked, 0.99), 2)}`,
      },
      { what: `– memory kept after ${whole(2 * renders)} pages`, value: `${decimal(kept / 1024)} kB` },
    ];
  });
}

async function timesOf(work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let warm = 0; warm < 100; warm += 1) await work();
  for (let index = 0; index < renders; index += 1) times.push(await milliseconds(work));
  return times;
}

export const page: Section = { name: 'page', title: 'Weight of the survey page', run };
