/**
 * A program that does nothing but serve the embedded database of a folder, for tests that kill it, run it as another
 * user or twice. One JSON line says what happened: `{"ready":{pid,urls}}`, `{"refused":{code,params}}`, `{"exited":how}`.
 * SIGTERM ends it in order.
 */
import { lockFolder } from '#platform/lock';
import { startEmbeddedPostgres } from '#platform/postgres/embedded';

const say = (line: object): void => console.log(JSON.stringify(line));
const complain = (_facts: object, message: string): void => console.error(message);
const log = { debug: () => {}, info: () => {}, warn: complain, error: complain };

const [dataDir = ''] = process.argv.slice(2);
const lock = lockFolder(dataDir);
const started = lock.ok
  ? await startEmbeddedPostgres({
      lock: lock.value,
      log,
      onExit: (how) => {
        say({ exited: how });
        process.exitCode = 1;
        clearInterval(alive);
      },
    })
  : lock;
const alive = setInterval(() => {}, 1_000);
if (started.ok) say({ ready: { pid: started.value.pid, urls: started.value.urls } });
else {
  say({ refused: started.error });
  process.exitCode = 3;
  clearInterval(alive);
}

process.on('SIGTERM', () => {
  clearInterval(alive);
  if (started.ok) void started.value.stop();
});
