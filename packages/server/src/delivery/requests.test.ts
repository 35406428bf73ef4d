// Goal: requests of real clients are read, and what the reference server refuses is refused. Method: the requests that
// the Python and Spark clients send, and each forbidden combination once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '#kernel';
import { fingerprintOf, readChangesQuery, readListQuery, readMetadataQuery, readQueryBody } from './requests.ts';

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);

test('what clients send is read', () => {
  assert.equal(codeOf(readQueryBody('{}')), 'ok');
  assert.equal(codeOf(readQueryBody('')), 'ok');
  const spark = readQueryBody(
    JSON.stringify({
      predicateHints: ['(n > 5)'],
      limitHint: 10,
      includeRefreshToken: true,
      version: null,
      maxFiles: 100,
      newMember: 1,
    }),
  );
  assert.ok(spark.ok && spark.value.maxFiles === 100 && spark.value.version === undefined);
  const python = readChangesQuery({ startingVersion: '0', endingVersion: '1', includeHistoricalMetadata: 'True' });
  assert.ok(python.ok && python.value.startingVersion === 0 && python.value.includeHistoricalMetadata === true);
  const time = readMetadataQuery({ timestamp: '2022-01-01T00:00:00Z' });
  assert.ok(time.ok && time.value.timestamp === Date.UTC(2022, 0, 1));
  const offset = readMetadataQuery({ timestamp: '2022-01-01T08:00:00+08:00' });
  assert.ok(offset.ok && offset.value.timestamp === Date.UTC(2022, 0, 1));
  assert.ok(readListQuery({ maxResults: '0' }).ok);
});

test('what cannot be meant is refused', () => {
  const bodies: readonly [string, string][] = [
    ['{', 'delivery.malformed'],
    ['[]', 'delivery.malformed'],
    ['{"version":-1}', 'delivery.malformed'],
    ['{"version":1.5}', 'delivery.malformed'],
    ['{"timestamp":"yesterday"}', 'delivery.malformed'],
    ['{"predicateHints":"n > 5"}', 'delivery.malformed'],
    ['{"version":1,"timestamp":"2022-01-01T00:00:00Z"}', 'delivery.parameter_wrong'],
    ['{"version":1,"startingVersion":1}', 'delivery.parameter_wrong'],
    ['{"maxFiles":0}', 'delivery.parameter_wrong'],
    ['{"version":1,"includeRefreshToken":true}', 'delivery.parameter_wrong'],
    ['{"version":1,"refreshToken":"x"}', 'delivery.parameter_wrong'],
    ['{"pageToken":"x","refreshToken":"y"}', 'delivery.parameter_wrong'],
    ['{"startingVersion":3,"endingVersion":2}', 'delivery.parameter_wrong'],
  ];
  for (const [body, code] of bodies) assert.equal(codeOf(readQueryBody(body)), code, body);
  const queries: readonly [Record<string, string>, string][] = [
    [{}, 'delivery.parameter_wrong'],
    [{ startingVersion: '1', startingTimestamp: '2022-01-01T00:00:00Z' }, 'delivery.parameter_wrong'],
    [{ startingVersion: '1', endingVersion: '2', endingTimestamp: '2022-01-01T00:00:00Z' }, 'delivery.parameter_wrong'],
    [{ startingVersion: 'one' }, 'delivery.malformed'],
    [{ startingVersion: '1', maxFiles: '0' }, 'delivery.parameter_wrong'],
  ];
  for (const [query, code] of queries) assert.equal(codeOf(readChangesQuery(query)), code, JSON.stringify(query));
  assert.equal(
    codeOf(readMetadataQuery({ version: '1', timestamp: '2022-01-01T00:00:00Z' })),
    'delivery.parameter_wrong',
  );
  assert.equal(codeOf(readListQuery({ maxResults: '-1' })), 'delivery.malformed');
});

test('a fingerprint follows the members, not their order', () => {
  assert.equal(fingerprintOf({ a: 1, b: undefined, c: ['x'] }), fingerprintOf({ c: ['x'], a: 1 }));
  assert.notEqual(fingerprintOf({ a: 1 }), fingerprintOf({ a: 2 }));
});
