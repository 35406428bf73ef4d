// Goal: a decision's hash covers everything a reviewer saw. Method: change one field at a time and compare hashes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asId } from '#kernel';
import { contentSha256, opinionToSign, type ProductContent } from './content.ts';
import { csvCell, csvLine } from './csv.ts';

const content: ProductContent = {
  schema: 'corridor.product/1',
  productId: 'prd_01hzy6r5d0e0r8x7m8n9k0p1q2',
  organisationId: 'org_01hzy6r5d0e0r8x7m8n9k0p1q2',
  draft: {
    form: 'dataset',
    title: { zh: '甲', en: '' },
    summary: { zh: '乙', en: '' },
    keywords: { zh: [], en: [] },
    category: 'energy',
    datasetIds: [asId('ds', 'ds_01hzy6r5d0e0r8x7m8n9k0p1q2')],
    accessKind: 'open',
    deliveryModes: [],
    visibility: 'public',
    invitedIds: [],
    updateFrequency: 'never',
    contact: { name: '丙', email: 'c@example.org' },
  },
  statement: null,
  opinion: null,
  evidence: [],
  versions: [{ datasetId: 'ds_x', number: 1, contentSha256: 'aa', level: '1' }],
};

test('the hash is stable under the order of members and changes with any change', () => {
  const base = contentSha256(content);
  assert.match(base, /^[0-9a-f]{64}$/);
  assert.equal(contentSha256(JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(content).reverse())))), base);
  const changed: ProductContent[] = [
    { ...content, draft: { ...content.draft, title: { zh: '甲 ', en: '' } } },
    { ...content, draft: { ...content.draft, accessKind: 'commercial' } },
    { ...content, draft: { ...content.draft, deliveryModes: ['share'] } },
    { ...content, evidence: [{ id: 'evd_x', purpose: 'source', sha256: 'bb' }] },
    { ...content, versions: content.versions.map((version) => ({ ...version, contentSha256: 'ab' })) },
    { ...content, versions: content.versions.map((version) => ({ ...version, level: '2' })) },
    {
      ...content,
      statement: {
        id: asId('src', 'src_01hzy6r5d0e0r8x7m8n9k0p1q2'),
        kind: 'public',
        text: { zh: '', en: 'x' },
        evidence: [],
        licence: 'CC0-1.0',
      },
    },
  ];
  assert.equal(new Set([base, ...changed.map(contentSha256)]).size, changed.length + 1);
});

test('what a third party signs names its schema', () => {
  const bytes = opinionToSign({ productId: 'prd_x', fileSha256: 'aa', verdict: 'conforms', conditions: '' });
  assert.equal(
    Buffer.from(bytes).toString('utf8'),
    '{"conditions":"","fileSha256":"aa","productId":"prd_x","schema":"corridor.opinion/1","verdict":"conforms"}',
  );
});

test('cells are quoted by RFC 4180 and cannot run as formulas', () => {
  assert.equal(csvLine(['a', 'b,c', 'd"e', 'f\ng']), 'a,"b,c","d""e","f\ng"\r\n');
  assert.equal(csvCell('=HYPERLINK("x")'), '"\'=HYPERLINK(""x"")"');
  assert.equal(csvCell('-1'), "'-1");
});
