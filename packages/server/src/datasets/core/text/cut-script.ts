/** A script for a thread of the engine: copies some lines of a text, of which several tables stand one below the other. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** Lines from `from` (the first is 1) to before `to` are written to `target`, with LF between them. */
export type CutOrder = { readonly from: number; readonly to: number | null; readonly target: string };

const { path, input } = workerData as { readonly path: string; readonly input: CutOrder };

const end = input.to ?? Number.POSITIVE_INFINITY;

const cut = async (): Promise<null> => {
  const target = await open(input.target, 'w');
  let number = 0;
  let rest = '';
  const write = async (text: string): Promise<void> => {
    const lines = text.split(/\r\n|\n|\r/);
    const kept = lines.slice(Math.max(0, input.from - 1 - number), Math.max(0, end - 1 - number));
    number += lines.length;
    if (kept.length > 0) await target.writeFile(`${kept.join('\n')}\n`);
  };
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1024 ** 2 })) {
      const text = rest + String(chunk);
      // a CR at the end may be half of a CRLF
      const at = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2));
      rest = text.slice(at + 1);
      if (at >= 0) await write(text.slice(0, at).replace(/\r$/, ''));
      if (number >= end) break;
    }
    if (rest !== '' && number < end) await write(rest.replace(/(\r\n|\n|\r)$/, ''));
  } finally {
    await target.close();
  }
  return null;
};

parentPort?.postMessage(await cut());
