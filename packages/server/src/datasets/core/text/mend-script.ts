/** A script for a thread of the engine: reads a text leniently and writes what it understood as plain CSV. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { recordBytesMax } from '../../model.ts';
import { createMender, type Mended, type MendPlan } from './mending.ts';
import { recordAt } from './records.ts';

/** Lines that must be at hand for a record that spans several. */
const lookAheadLines = 256;

/** Text gathered before it is written, characters. */
const writtenLength = 1_000_000;

const { path, input } = workerData as {
  readonly path: string;
  readonly input: MendPlan & { readonly target: string };
};

const nowhere = { expected: input.width, found: 0, open: false };

const mend = async (): Promise<Mended> => {
  const mender = createMender(input);
  const target = await open(input.target, 'w');
  let lines: string[] = [];
  let number = 0;
  let written = '';
  const work = async (keep: number): Promise<void> => {
    let at = 0;
    while (lines.length - at > keep && mender.broken() === undefined) {
      if (number < input.linesAbove) {
        number += 1;
        at += 1;
        continue;
      }
      const found = recordAt((distance) => lines[at + distance], input.dialect);
      written += mender.add({ ...found, line: number + 1 });
      number += found.lines;
      at += found.lines;
      if (written.length > writtenLength) {
        await target.writeFile(written);
        written = '';
      }
    }
    lines = lines.slice(at);
  };
  const push = (text: string): void => {
    for (const line of text.split(/\r\n|\n|\r/)) lines.push(line);
  };
  try {
    let rest = '';
    let isFirst = true;
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1024 ** 2 })) {
      const text: string = rest + (isFirst ? String(chunk).replace(/^\ufeff/, '') : String(chunk));
      isFirst = false;
      // A CR at the end may be half of a CRLF.
      const cut = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2));
      rest = text.slice(cut + 1);
      if (cut >= 0) push(text.slice(0, cut).replace(/\r$/, ''));
      await work(lookAheadLines);
      if (rest.length > recordBytesMax)
        return { broken: { ...nowhere, row: number + lines.length + 1, tooLong: true } };
      if (mender.broken() !== undefined) break;
    }
    if (rest !== '') push(rest.replace(/(\r\n|\n|\r)$/, ''));
    await work(0);
    await target.writeFile(written + mender.end());
  } finally {
    await target.close();
  }
  const broken = mender.broken();
  return broken === undefined ? mender.facts() : { broken };
};

parentPort?.postMessage(await mend());
