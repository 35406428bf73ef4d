/** Goal: code from the page runs as it stands. Method: every tool's snippet against a table whose names need care. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippetOf, tools } from './snippets.ts';

const table = {
  endpoint: 'https://exchange.example/delta-sharing/',
  share: '空气 "hourly"',
  schema: 'default',
  table: 'beijing_air',
  file: 'corridor-abc123.share',
};

test('every tool names the table and the profile file', () => {
  for (const tool of tools) assert.ok(snippetOf(tool, table).includes(table.table), tool);
  for (const tool of ['pandas', 'spark', 'duckdb', 'curl'] as const)
    assert.ok(snippetOf(tool, table).includes(table.file), tool);
});

test('names are quoted for Python and encoded for addresses', () => {
  assert.ok(snippetOf('pandas', table).includes('"corridor-abc123.share#空气 \\"hourly\\".default.beijing_air"'));
  const [, address = ''] = /"(https:[^"]+)"$/.exec(snippetOf('curl', table)) ?? [];
  assert.equal(
    decodeURIComponent(new URL(address).pathname),
    '/delta-sharing/shares/空气 "hourly"/schemas/default/tables/beijing_air/query',
  );
});
