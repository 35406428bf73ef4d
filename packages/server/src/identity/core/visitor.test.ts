/** Goal: people recognise their own sessions, and no more is kept of them. Method: headers and addresses as they come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf, networkOf } from './visitor.ts';

test('browsers are told apart although nearly all claim to be Chrome', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  assert.equal(deviceOf(`${windows} Chrome/131.0.0.0 Safari/537.36`), 'Chrome · Windows');
  assert.equal(deviceOf(`${windows} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`), 'Edge · Windows');
  assert.equal(
    deviceOf('Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/8.0.49'),
    'WeChat · Android',
  );
  assert.equal(
    deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1'),
    'Safari · iOS',
  );
  assert.deepEqual([deviceOf('curl/8.5.0'), deviceOf('<script>'), deviceOf(undefined)], ['curl', '', '']);
});

test('of an address its network is kept', () => {
  assert.equal(networkOf('192.0.2.77'), '192.0.2.*');
  assert.equal(networkOf('::ffff:192.0.2.77'), '192.0.2.*');
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1::*');
  assert.deepEqual([networkOf('::1'), networkOf('')], ['0::*', '']);
});
