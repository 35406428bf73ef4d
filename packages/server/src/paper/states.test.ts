/** Goal: the database and the program know the same states. Method: the CHECK of the state column against its table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openTestKit } from '../../test/support/kit.ts';
import { paperMachines } from './states.ts';

test('each CHECK of a state column lists the states of its table', async () => {
  const kit = await openTestKit({ migrations: ['0001', '0013', '0016'] });
  const app = new pg.Client(kit.urls.app);
  await app.connect();
  for (const { columns, table } of paperMachines)
    for (const column of columns) {
      const [schema, name] = column.split('.');
      const { rows } = await app.query<{ definition: string }>(
        `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
        [`${schema}.${name}`],
      );
      const check =
        rows.find(({ definition }) => definition.startsWith('CHECK ((state = ANY') && definition.includes('outdated'))
          ?.definition ?? '';
      const listed = [...check.matchAll(/'(\w+)'/g)].map(([, state]) => state);
      assert.deepEqual(listed.sort(), Object.keys(table).sort(), column);
    }
  await app.end();
  await kit.close();
});
