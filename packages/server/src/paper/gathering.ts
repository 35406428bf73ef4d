import { readAssessment } from '#assess';
import { listEntries } from '#audit';
import { describeProduct, getProducts } from '#catalog';
import { agreementClauses, requireAgreement, type Signature } from '#contracts';
import { getOrganisations, keysOf, type Organisation, operatorOf } from '#identity';
import { asId, type Bilingual, type Id, invariant, type Outcome, ok, refuse, sha256Hex } from '#kernel';
import { accountStatement } from '#ledger';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { agreementDocument, type Named, type SignatureFacts } from './core/agreement.ts';
import { assessedAt, assessmentDocument } from './core/assessment.ts';
import { statementDocument } from './core/statement.ts';
import type { Issue } from './issuing.ts';

const named = ({ id, name, nameEn, creditCode }: Organisation): Named => ({
  id,
  name: { zh: name, en: nameEn },
  creditCode,
});

/** Those whom a document names, suspended ones too: the caller may read what names them. */
const organisationsIn = async (tx: Tx, ids: readonly string[]): Promise<(id: string) => Organisation> => {
  const found = await withSystem(tx, () => getOrganisations(tx, ids));
  return (id) => {
    const organisation = found.get(id);
    invariant(organisation !== undefined, `an organisation that rows name exists: ${id}`);
    return organisation;
  };
};

const signatureFacts = async (tx: Tx, by: Organisation, signature: Signature): Promise<SignatureFacts> => {
  const key = (await keysOf(tx, by.id)).find(({ id }) => id === signature.keyId);
  return {
    by: named(by),
    keyId: signature.keyId,
    fingerprint: key === undefined ? undefined : sha256Hex(Buffer.from(key.publicKey, 'base64')),
    onBehalf: signature.onBehalf,
    value: signature.value,
  };
};

const concludedKind = 'contracts.agreement_concluded';

/** The few entries of an agreement's life fit one page. */
const entriesOfAgreement = 100;

const concludedIn = async (tx: Tx, agreementId: string) => {
  const entries = await listEntries(tx, { subject: agreementId, before: undefined, size: entriesOfAgreement });
  const entry = entries.find(({ kind }) => kind === concludedKind);
  return entry === undefined ? undefined : { entryId: entry.id, position: entry.position };
};

type Signed = { readonly versionNumber: number; readonly versionHash: string };

/** The document of an agreement that the actor is a party to. */
export const gatherAgreement = async (tx: Tx, id: string): Promise<Outcome<Issue>> => {
  const found = await requireAgreement(tx, id);
  if (!found.ok) return found;
  const agreement = found.value;
  const parties = [agreement.providerId, agreement.buyerId, agreement.operatorId] as const;
  const of = await organisationsIn(tx, parties);
  const [provider, buyer, operator] = parties.map(of) as [Organisation, Organisation, Organisation];
  const product = (await withSystem(tx, () => getProducts(tx, [agreement.productId]))).get(agreement.productId);
  const { versionNumber, versionHash } = JSON.parse(agreement.document) as Signed;
  const signatures = [await signatureFacts(tx, provider, agreement.providerSignature)];
  if (agreement.buyerSignature !== null) signatures.push(await signatureFacts(tx, buyer, agreement.buyerSignature));
  const content = agreementDocument({
    ...agreement,
    provider: named(provider),
    buyer: named(buyer),
    operator: named(operator),
    product: { id: agreement.productId, title: product?.title ?? { zh: agreement.productId, en: agreement.productId } },
    columns: agreement.terms.columns,
    clauses: agreementClauses(agreement),
    payment: agreement.terms.payment ?? 'escrow',
    versionNumber,
    versionHash,
    signatures,
    log: await concludedIn(tx, id),
  });
  return ok({ kind: 'agreement', subject: id, basis: agreement.hash, region: operator.region, parties, content });
};

const aboutOf = (line: { agreementId: string | null; reference: string | null; reason: string | null; id: string }) =>
  [line.agreementId, line.reference, line.reason, line.id].filter((part) => part !== null && part !== '').join('\n');

/** The statement of an account that the actor may read. */
export const gatherStatement = async (
  tx: Tx,
  period: { readonly accountId: string; readonly from: string; readonly to: string },
): Promise<Outcome<Issue>> => {
  const found = await accountStatement(tx, period);
  if (!found.ok) return found;
  const { account, lines, openingMinor, closingMinor, from, to } = found.value;
  const operator = await operatorOf(tx, account.region);
  invariant(operator !== undefined, 'an account lies in the book of a region');
  const holder = (await organisationsIn(tx, [account.organisationId]))(account.organisationId);
  const content = statementDocument({
    operator: named(operator),
    holder: named(holder),
    account,
    ...{ from, to, openingMinor, closingMinor },
    lines: lines.map(({ transfer, ...figures }) => ({
      ...figures,
      bookedOn: transfer.bookedOn,
      kind: transfer.kind,
      about: aboutOf(transfer),
    })),
  });
  const parties = [holder.id, operator.id];
  const basis = `${from}/${to}`;
  return ok({ kind: 'statement', subject: account.id, basis, region: account.region, parties, content });
};

const sourceRows = (source: { readonly rows: string; readonly bytes: string; readonly sha256: string }) =>
  [
    [{ zh: '行数', en: 'Rows' }, source.rows],
    [{ zh: '字节数', en: 'Bytes' }, source.bytes],
    [{ zh: '内容指纹（SHA-256）', en: 'Hash of the content' }, source.sha256],
  ] as const;

const issuerOf = async (tx: Tx, region: string): Promise<Bilingual> => {
  const operator = await operatorOf(tx, region);
  return operator === undefined ? { zh: region, en: region } : { zh: operator.name, en: operator.nameEn };
};

const meaning: Bilingual = {
  zh: '本报告由平台按所列标准版本对该数据自动计算，仅反映评估时的数据内容，不代表对数据用途适合性的保证。',
  en: 'Computed by the platform from the data, by the editions that are named. It speaks of the content as it was then and does not vouch for any use.',
};

/** The report of a version of an own dataset, with every indicator. */
export const gatherAssessment = async (
  tx: Tx,
  find: { readonly datasetId: string; readonly number: number },
): Promise<Outcome<Issue>> => {
  const found = await readAssessment(tx, find);
  if (!found.ok) return found;
  const { dataset, version, assessment } = found.value;
  const owner = (await organisationsIn(tx, [assessment.organisationId]))(assessment.organisationId);
  const { quality, sensitivity, profile } = assessment;
  const content = assessmentDocument({
    issuer: await issuerOf(tx, owner.region),
    title: { zh: '数据质量评估报告', en: 'Data quality report' },
    rows: [
      [
        { zh: '数据所有方', en: 'Owner' },
        { zh: owner.name, en: owner.nameEn },
      ],
      [{ zh: '数据集', en: 'Dataset' }, `${dataset.name}\n${dataset.id}`],
      [{ zh: '版本', en: 'Version' }, String(version.number)],
      assessedAt(assessment.createdAt),
      [{ zh: '规则版本', en: 'Rule sets' }, assessment.editions.join('\n')],
    ],
    tables: [
      {
        title: { zh: `${dataset.name} 第 ${version.number} 版`, en: `${dataset.name}, version ${version.number}` },
        rows: sourceRows({
          rows: String(version.rows),
          bytes: String(version.bytes),
          sha256: assessment.contentSha256,
        }),
        quality,
        level: sensitivity.level,
        levelReasons: sensitivity.reasons.map(({ text }) => text),
        allowedModes: sensitivity.allowedModes,
        columns: profile.columns,
      },
    ],
    notes: [meaning],
  });
  const parties = [owner.id];
  return ok({ kind: 'assessment', subject: version.id, basis: assessment.id, region: owner.region, parties, content });
};

/** The report of a publicly listed product, from what everybody may see of it. */
export const gatherProduct = async (tx: Tx, id: string): Promise<Outcome<Issue>> => {
  const found = await describeProduct(tx, id);
  if (!found.ok || found.value.listing.visibility !== 'public') return refuse('paper.product_unknown');
  const { listing, provider } = found.value;
  const operator = (await organisationsIn(tx, [listing.operator_id]))(listing.operator_id);
  const { title } = listing.draft;
  const content = assessmentDocument({
    issuer: { zh: operator.name, en: operator.nameEn },
    title: { zh: '数据产品质量报告', en: 'Quality report of a data product' },
    rows: [
      [
        { zh: '数据产品', en: 'Product' },
        { zh: `${title.zh || title.en}\n${id}`, en: title.en },
      ],
      [
        { zh: '供方', en: 'Provider' },
        { zh: provider?.name ?? listing.organisation_id, en: provider?.nameEn ?? '' },
      ],
      [{ zh: '许可', en: 'Licence' }, listing.source.licence],
      [{ zh: '上架内容指纹', en: 'Hash of what was listed' }, listing.content_sha256],
    ],
    tables: listing.facts.datasets.map((dataset) => ({
      title: { zh: dataset.title.zh || dataset.name, en: dataset.title.en || dataset.name },
      rows: dataset.versions
        .slice(0, 1)
        .flatMap((version) => [
          [{ zh: '版本', en: 'Version' }, String(version.number)] as const,
          ...sourceRows({ rows: version.rows, bytes: version.bytes, sha256: version.contentSha256 }),
        ]),
      quality: dataset.quality,
      level: dataset.level,
      levelReasons: [],
      allowedModes: listing.allowed_modes,
      columns: dataset.columns,
    })),
    notes: [meaning],
  });
  return ok({
    kind: 'productAssessment',
    subject: id,
    basis: listing.facts.datasets.map(({ assessmentId }) => assessmentId).join(' '),
    region: operator.region,
    parties: [asId('org', listing.organisation_id), operator.id] satisfies Id<'org'>[],
    content,
  });
};
