/**
 * Goal: no notice, no line of a desk and no search result leads nowhere. Method: every path that the server's tables make, filled in,
 * against the portal's tables of pages.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPath } from 'react-router';
import { pages } from '../src/public/pages.ts';
import { workPages } from '../src/work/areas.ts';

/** Read as they run: the server's types belong to its own configuration of the compiler. */
const ofServer = (file: string): Promise<unknown> => import(new URL(`../../server/src/${file}`, import.meta.url).href);

const { paths } = (await ofServer('desk/paths.ts')) as {
  readonly paths: Readonly<Record<string, (id: string) => string>>;
};
const { noticeKinds } = (await ofServer('notices/core/kinds.ts')) as {
  readonly noticeKinds: Readonly<Record<string, { readonly path: string }>>;
};

const patterns = [...pages.map(({ path }) => path), ...workPages.map(({ path }) => `/work/${path}`)];

const leadsSomewhere = (path: string): boolean => {
  const { pathname } = new URL(path, 'http://portal.example');
  return patterns.some((pattern) => matchPath(pattern, pathname) !== null);
};

test('every notice leads to a page of the portal', () => {
  const made = Object.entries(noticeKinds).map(([kind, { path }]) => ({
    kind,
    path: path.replaceAll(/\{\w+\}/g, 'id_1'),
  }));
  assert.ok(made.length > 30);
  assert.deepEqual(
    made.filter(({ path }) => !leadsSomewhere(path)),
    [],
  );
});

test('every line of a desk and every search result leads to a page of the portal', () => {
  const made = Object.entries(paths).map(([of, make]) => ({ of, path: make('id_1') }));
  assert.ok(made.length > 8);
  assert.deepEqual(
    made.filter(({ path }) => !leadsSomewhere(path)),
    [],
  );
});

test('a made-up path leads nowhere', () => {
  for (const path of ['/operate/money', '/work/operator/reviews/id_1', '/work/nothing'])
    assert.ok(!leadsSomewhere(path), path);
});
