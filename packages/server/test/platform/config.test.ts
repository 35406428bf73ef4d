/** Goal: a wrong configuration is refused at once, with all complaints together. Method: environments, right and wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#platform/config';

const complaintsOf = (env: Record<string, string>): string => {
  const read = readConfig(env);
  return read.ok ? '' : String(read.error.params?.complaints);
};

test('the defaults are right, and the folder is made absolute', () => {
  const read = readConfig({ CORRIDOR_DATA: 'x' });
  assert.ok(read.ok && read.value.dataDir.endsWith('/x') && read.value.dataDir.startsWith('/'));
});

test('unknown names, wrong kinds and contradictions come together', () => {
  const complaints = complaintsOf({
    CORRIDOR_PROT: '1',
    CORRIDOR_PORT: '99999',
    CORRIDOR_DATABASE_URL: 'postgresql://a@b/c',
    CORRIDOR_ROLES: 'api,vault',
  });
  for (const part of [
    'CORRIDOR_PROT is not a setting',
    'CORRIDOR_PORT is not a port',
    'go together',
    'vault is not a role',
  ]) {
    assert.ok(complaints.includes(part), part);
  }
});

test('one of several processes needs an external database', () => {
  assert.match(complaintsOf({ CORRIDOR_ROLES: 'api' }), /external database/);
  const urls = ['', '_OWNER', '_JOBS'].map((role) => [`CORRIDOR_DATABASE${role}_URL`, 'postgresql://a@b/c']);
  assert.equal(complaintsOf({ CORRIDOR_ROLES: 'api', ...Object.fromEntries(urls) }), '');
});
