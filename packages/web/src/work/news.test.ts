/** Goal: after news the right lists are asked anew, and after a gap all of them. Method: events as the platform writes them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectionsOf } from './news.ts';

const data = (topic: string): string => JSON.stringify({ topic, id: 'agr_1' });

test('news of a module touch its collections, unknown ones nothing', () => {
  assert.ok(collectionsOf('change', data('contracts.delivered'))?.includes('agreements'));
  assert.ok(collectionsOf('change', data('ledger.escrow_changed'))?.includes('accounts'));
  assert.ok(collectionsOf('change', data('product_listed'))?.includes('products'));
  assert.ok(collectionsOf('change', data('version_assessed'))?.includes('datasets'));
  assert.ok(collectionsOf('change', data('version_signed.buyer'))?.includes('negotiations'));
  assert.deepEqual(collectionsOf('change', data('something.else')), []);
  assert.deepEqual(collectionsOf('change', 'no JSON'), []);
});

test('a notice touches inbox and desk; a gap touches everything', () => {
  const touched = collectionsOf('notice', data('notice'));
  assert.ok(touched?.includes('notices') && touched.includes('my-work'));
  assert.equal(collectionsOf('change', data('resync')), undefined);
});
