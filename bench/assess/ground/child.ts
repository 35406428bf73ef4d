/** What the kernel says of this process's children: the engine's child is the only one while a bench has one task. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc, the same on every Linux. */
const ticksPerSecond = 100;

const ofChildren = (read: (pid: string) => number): number =>
  Math.max(
    0,
    ...readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid))
      .map((pid) => {
        try {
          const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
          return Number(parent) === process.pid ? read(pid) : 0;
        } catch {
          return 0;
        }
      }),
  );

/** The most memory that a child has had, in bytes. */
export const childPeakBytes = (): number =>
  ofChildren((pid) => Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024);

/** Milliseconds of processor time that a child has used, over all its threads: what a busy machine changes little. */
export const childCpuMs = (): number =>
  ofChildren((pid) => {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  });
