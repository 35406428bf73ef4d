/** Puts the same small blob twice into a store in the folder given. */
import { createFileBlobs } from '#platform/blobs';
import { systemClock } from '#platform/clock';
import { systemRandom } from '#platform/random';

const [root = ''] = process.argv.slice(2);
const blobs = await createFileBlobs({
  root,
  clock: systemClock,
  random: systemRandom,
  isAlone: true,
  onSyncFailure: () => process.exit(1),
});
const put = () => blobs.putIfAbsent('a/b/blob', Buffer.from('bytes'));
console.log(await put(), await put());
