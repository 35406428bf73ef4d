// Goal: a product is listed only when every ground holds, and each missing ground is named by its own code.
// Method: one set of facts that may be listed, and a table of single deviations with the reasons they must give.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asId, type DeliveryMode, deliveryModes, type Level, levels } from '#kernel';
import { checklist, checklistEdition } from './core/checklist.ts';
import { listingErrors } from './errors.ts';
import { accessKinds, productForms } from './model.ts';
import { checkMode, type DatasetFacts, gradeOf, highestLevel, type ListingFacts, mayList, mayReview } from './rules.ts';

const dataset = (over: Partial<NonNullable<DatasetFacts['assessment']>> = {}): DatasetFacts => ({
  datasetId: 'ds_01hzy6r5d0e0r8x7m8n9k0p1q2',
  owned: true,
  version: 1,
  assessment: { level: '1', allowedModes: ['download', 'share', 'api'], personalClasses: [], ...over },
});

const answers = checklist.map(({ id }) => ({ question: id, answer: 'yes' as const, note: '' }));

const good: ListingFacts = {
  draft: {
    form: 'dataset',
    title: { zh: '电厂名录', en: 'Power plants' },
    summary: { zh: '全国电厂。', en: 'All plants.' },
    keywords: { zh: [], en: [] },
    category: 'energy',
    datasetIds: [asId('ds', 'ds_01hzy6r5d0e0r8x7m8n9k0p1q2')],
    accessKind: 'commercial',
    deliveryModes: [],
    visibility: 'public',
    invitedIds: [],
    updateFrequency: 'never',
    contact: { name: '数据部', email: 'data@example.org' },
  },
  providerState: 'verified',
  submitterVerified: true,
  datasets: [dataset()],
  statement: {
    id: asId('src', 'src_01hzy6r5d0e0r8x7m8n9k0p1q2'),
    kind: 'public',
    text: { zh: '公开资料整理', en: '' },
    evidence: [{ kind: 'url', url: 'https://example.org/data' }],
    licence: 'CC BY 4.0',
  },
  opinion: {
    id: asId('opn', 'opn_01hzy6r5d0e0r8x7m8n9k0p1q2'),
    kind: 'checklist',
    edition: checklistEdition,
    answers,
  },
  riskAssessmentFiled: false,
};

const draft = (over: Partial<ListingFacts['draft']>): ListingFacts => ({ ...good, draft: { ...good.draft, ...over } });
const statement = (over: Partial<NonNullable<ListingFacts['statement']>>): ListingFacts =>
  good.statement === undefined ? good : { ...good, statement: { ...good.statement, ...over } };
const graded = (
  level: Level,
  allowedModes: readonly DeliveryMode[],
  over: Partial<ListingFacts> = {},
): ListingFacts => ({
  ...good,
  datasets: [dataset({ level, allowedModes })],
  ...over,
});
const { statement: _statement, ...withoutStatement } = good;
const { opinion: _opinion, ...withoutOpinion } = good;
const persons: ListingFacts = { ...good, datasets: [dataset({ level: '3', personalClasses: ['person_name'] })] };
const opinion = (over: object): ListingFacts => ({
  ...good,
  opinion: {
    id: asId('opn', 'opn_01hzy6r5d0e0r8x7m8n9k0p1q2'),
    kind: 'checklist',
    edition: checklistEdition,
    answers,
    ...over,
  },
});
const thirdParty = (verdict: 'conforms' | 'conformsWithConditions' | 'doesNotConform'): ListingFacts => ({
  ...good,
  opinion: {
    id: asId('opn', 'opn_01hzy6r5d0e0r8x7m8n9k0p1q2'),
    kind: 'thirdParty',
    verdict,
    conditions: '',
    file: { id: asId('evd', 'evd_01hzy6r5d0e0r8x7m8n9k0p1q2'), name: 'opinion.pdf', sha256: 'aa' },
    givenBy: asId('org', 'org_01hzy6r5d0e0r8x7m8n9k0p1q2'),
    keyId: 'key_x',
    signature: '',
    onBehalf: false,
  },
});

const table: readonly (readonly [string, ListingFacts, readonly string[]])[] = [
  ['all grounds hold', good, []],
  ['only English', draft({ title: { zh: '', en: 'Plants' }, summary: { zh: ' ', en: 'All.' } }), []],
  ['no title', draft({ title: { zh: ' ', en: '' } }), ['catalog.title_missing']],
  ['unknown category', draft({ category: 'magic' }), ['catalog.category_unknown']],
  ['provider only applied', { ...good, providerState: 'applied' }, ['catalog.provider_not_verified']],
  ['provider suspended', { ...good, providerState: 'suspended' }, ['catalog.provider_not_verified']],
  ['person not verified', { ...good, submitterVerified: false }, ['catalog.submitter_not_verified']],
  ['no source statement', withoutStatement, ['catalog.source_missing']],
  ['source without words', statement({ text: { zh: '', en: ' ' } }), ['catalog.source_text_missing']],
  ['source without evidence', statement({ evidence: [] }), ['catalog.evidence_missing']],
  ['source with an empty address', statement({ evidence: [{ kind: 'url', url: '' }] }), ['catalog.evidence_missing']],
  ['source without licence', statement({ licence: ' ' }), ['catalog.licence_missing']],
  ['persons without legal basis', persons, ['catalog.legal_basis_missing']],
  [
    'persons with legal basis',
    { ...persons, ...statementOf({ legalBasis: { kind: 'contract', text: '服务合同第三条' } }) },
    [],
  ],
  [
    'persons with a basis that says nothing',
    { ...persons, ...statementOf({ legalBasis: { kind: 'contract', text: ' ' } }) },
    ['catalog.legal_basis_missing'],
  ],
  ['consent claimed, not stated', statement({ kind: 'personalWithConsent' }), ['catalog.consent_missing']],
  ['consent stated', statement({ kind: 'personalWithConsent', legalBasis: { kind: 'consent', text: '' } }), []],
  ['no opinion', withoutOpinion, ['catalog.opinion_missing']],
  ['checklist half answered', opinion({ answers: answers.slice(1) }), ['catalog.opinion_incomplete']],
  ['checklist of another edition', opinion({ edition: 'old' }), ['catalog.opinion_incomplete']],
  [
    'not applicable without a note',
    opinion({ answers: answers.map((a, n) => (n === 0 ? { ...a, answer: 'notApplicable' } : a)) }),
    ['catalog.opinion_incomplete'],
  ],
  [
    'not applicable with a note',
    opinion({ answers: answers.map((a, n) => (n === 0 ? { ...a, answer: 'notApplicable', note: 'x' } : a)) }),
    [],
  ],
  [
    'one answer is no',
    opinion({ answers: answers.map((a, n) => (n === 0 ? { ...a, answer: 'no' } : a)) }),
    ['catalog.opinion_negative'],
  ],
  ['third party says yes', thirdParty('conforms'), []],
  ['third party says yes, but', thirdParty('conformsWithConditions'), []],
  ['third party says no', thirdParty('doesNotConform'), ['catalog.opinion_negative']],
  ['no dataset', { ...good, datasets: [] }, ['catalog.dataset_missing']],
  ['a service without dataset', { ...draft({ form: 'service' }), datasets: [] }, []],
  ['foreign dataset', { ...good, datasets: [{ datasetId: 'ds_x', owned: false }] }, ['catalog.dataset_not_owned']],
  ['nothing uploaded', { ...good, datasets: [{ datasetId: 'ds_x', owned: true }] }, ['catalog.assessment_missing']],
  [
    'one of two not assessed',
    { ...good, datasets: [dataset(), { datasetId: 'ds_y', owned: true, version: 3 }] },
    ['catalog.assessment_missing'],
  ],
  ['core', graded('core', []), ['catalog.level_core']],
  [
    'important, public, no risk assessment',
    graded('important', ['cleanRoom']),
    ['catalog.important_not_public', 'catalog.risk_assessment_missing'],
  ],
  [
    'important, by invitation',
    graded('important', ['cleanRoom'], { draft: { ...good.draft, visibility: 'invited' }, riskAssessmentFiled: true }),
    [],
  ],
  ['open at level 2', { ...draft({ accessKind: 'open' }), datasets: [dataset({ level: '2' })] }, []],
  [
    'open at level 3',
    { ...draft({ accessKind: 'open' }), datasets: [dataset({ level: '3' })] },
    ['catalog.open_not_allowed'],
  ],
  [
    'download of level 3',
    graded('3', ['share', 'cleanRoom'], { draft: { ...good.draft, deliveryModes: ['download', 'share'] } }),
    ['catalog.mode_not_allowed'],
  ],
  ['nothing in common', graded('4', []), ['catalog.mode_none']],
  [
    'authorised operation of public data from a public source',
    {
      ...draft({ accessKind: 'authorisedOperation' }),
      datasets: [dataset({ allowedModes: ['download', 'cleanRoom'] })],
    },
    ['catalog.authorisation_missing'],
  ],
  [
    'authorised operation, raw, by download',
    {
      ...statement({ kind: 'authorised' }),
      draft: { ...good.draft, accessKind: 'authorisedOperation', deliveryModes: ['download'] },
      datasets: [dataset({ allowedModes: ['download', 'cleanRoom'] })],
    },
    ['catalog.mode_not_allowed'],
  ],
  [
    'authorised operation, a report',
    {
      ...statement({ kind: 'authorised' }),
      draft: { ...good.draft, form: 'report', accessKind: 'authorisedOperation', deliveryModes: ['download'] },
      datasets: [dataset({ allowedModes: ['download', 'cleanRoom'] })],
    },
    [],
  ],
];

function statementOf(over: Partial<NonNullable<ListingFacts['statement']>>): Pick<ListingFacts, 'statement'> {
  const { statement: changed } = statement(over);
  return changed === undefined ? {} : { statement: changed };
}

for (const [name, facts, expected] of table) {
  test(`mayList: ${name}`, () => {
    const answer = mayList(facts);
    assert.deepEqual(answer.ok ? [] : answer.error.map((reason) => reason.code), expected);
    if (answer.ok) return;
    for (const reason of answer.error) {
      assert.doesNotMatch(reason.en, /\{\w+\}/, 'the English sentence is filled');
      assert.doesNotMatch(reason.zh, /\{\w+\}/, 'the Chinese sentence is filled');
      assert.match(reason.zh, /\p{Script=Han}/u);
    }
  });
}

test('every listing code that the rules can give is in the table', () => {
  const seen = new Set(table.flatMap(([, , expected]) => expected));
  const given = Object.keys(listingErrors).filter((code) => code !== 'catalog.returned_by_reviewer');
  assert.deepEqual(
    given.filter((code) => !seen.has(code)),
    [],
  );
});

test('modes are common to all datasets, the level is the highest', () => {
  const anyDataset = fc.record({
    level: fc.constantFrom(...levels),
    allowedModes: fc.subarray([...deliveryModes]),
  });
  const shape = fc.record({ form: fc.constantFrom(...productForms), accessKind: fc.constantFrom(...accessKinds) });
  fc.assert(
    fc.property(fc.array(anyDataset, { minLength: 1, maxLength: 5 }), shape, (each, { form, accessKind }) => {
      const grade = gradeOf({ ...good.draft, form, accessKind }, each.map(dataset));
      assert.ok(grade !== undefined);
      for (const { level, allowedModes } of each) {
        assert.ok(grade.level !== undefined && levels.indexOf(grade.level) >= levels.indexOf(level));
        for (const mode of grade.allowedModes) assert.ok(allowedModes.includes(mode));
      }
      if (accessKind === 'authorisedOperation' && (form === 'dataset' || form === 'api'))
        assert.deepEqual(
          grade.allowedModes.filter((mode) => mode !== 'cleanRoom'),
          [],
        );
    }),
  );
  assert.equal(highestLevel([]), undefined);
});

test('a refused mode comes with the reason and what would be allowed', () => {
  const facts = {
    form: 'dataset',
    accessKind: 'commercial',
    level: '3',
    allowedModes: ['share', 'cleanRoom'],
  } as const;
  const answer = checkMode(facts, 'download');
  assert.ok(!answer.ok);
  assert.equal(answer.error.code, 'catalog.mode_not_allowed');
  assert.deepEqual(answer.error.params, {
    mode: 'download',
    level: '3',
    reason: 'the data are graded level "3".',
    reasonZh: '该数据定级为“3”。',
    allowed: 'share, cleanRoom',
  });
  assert.ok(checkMode(facts, 'share').ok);
});

const review = {
  reviewerId: 'psn_b',
  reviewerOrganisationId: 'org_operator',
  operatorId: 'org_operator',
  submittedBy: 'psn_a',
  decidedSha256: 'aa',
  submittedSha256: 'aa',
  currentSha256: 'aa',
};

test('two persons: another one, of the operator, about exactly what was submitted', () => {
  const codeOf = (over: Partial<typeof review>): string | undefined => {
    const answer = mayReview({ ...review, ...over });
    return answer.ok ? undefined : answer.error.code;
  };
  assert.equal(codeOf({}), undefined);
  assert.equal(codeOf({ reviewerOrganisationId: 'org_other' }), 'catalog.not_the_operator');
  assert.equal(codeOf({ reviewerId: 'psn_a' }), 'catalog.own_submission');
  assert.equal(codeOf({ decidedSha256: 'ab' }), 'catalog.content_changed');
  assert.equal(codeOf({ currentSha256: 'ab' }), 'catalog.content_changed');
  assert.equal(codeOf({ decidedSha256: 'ab', currentSha256: 'ab' }), 'catalog.content_changed');
});
