/** A process that takes a job, says so, and never ends it: to be killed in the middle. */
import { createJobs } from '#platform/jobs';
import { createLog } from '#platform/log';

const [connectionString = ''] = process.argv.slice(2);
const jobs = createJobs({ connectionString, log: createLog('fatal') });
jobs.work('test.long', (data) => {
  console.log(JSON.stringify(data));
  return new Promise(() => {});
});
await jobs.start();
await jobs.enqueue('test.long', { file: 'a.csv' });
