import type { Bilingual, Money } from '#kernel';
import { type Block, type DocumentContent, documentEdition, type Words } from '../model.ts';
import { amountText, amountWords } from './amounts.ts';
import { instantWords } from './dates.ts';
import { classWords, modeWords, plainClause } from './words.ts';

/** An organisation as a document names it. */
export type Named = { readonly id: string; readonly name: Bilingual; readonly creditCode: string | null };

/** A signature under an agreement. */
export type SignatureFacts = {
  readonly by: Named;
  readonly keyId: string;
  /** SHA-256 of the raw public key, in hex; undefined when the key is not known any more. */
  readonly fingerprint: string | undefined;
  readonly onBehalf: boolean;
  readonly value: string;
};

/** All that an agreement's document is made of. */
export type AgreementFacts = {
  readonly id: string;
  readonly hash: string;
  readonly versionNumber: number;
  readonly versionHash: string;
  readonly state: 'concluded' | 'active' | 'ended';
  readonly concludedAt: Date;
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly provider: Named;
  readonly buyer: Named;
  readonly operator: Named;
  readonly product: { readonly id: string; readonly title: Bilingual };
  readonly columns: readonly string[] | undefined;
  readonly deliveryModes: readonly (keyof typeof modeWords)[];
  readonly clauses: readonly {
    readonly id: string;
    readonly kind: string;
    readonly class: keyof typeof classWords;
    readonly text: Bilingual;
    readonly reason: Bilingual;
  }[];
  readonly price: Money;
  readonly feeMinor: bigint;
  readonly feeBasisPoints: number;
  readonly payment: 'escrow' | 'direct';
  readonly acceptanceDays: number;
  readonly signatures: readonly SignatureFacts[];
  /** Where the log holds its conclusion. */
  readonly log: { readonly entryId: string; readonly position: number | undefined } | undefined;
};

const states: Readonly<Record<AgreementFacts['state'], Bilingual>> = {
  concluded: { zh: '供方已签，待买方核签', en: 'signed by the provider, not yet by the buyer' },
  active: { zh: '生效', en: 'active' },
  ended: { zh: '已终止', en: 'ended' },
};

const party = ({ name, id, creditCode }: Named): Bilingual => ({
  zh: [name.zh, creditCode === null ? '' : `统一社会信用代码 ${creditCode}`, id]
    .filter((part) => part !== '')
    .join('\n'),
  en: name.en,
});

const fingerprintText = (hex: string): string => hex.match(/.{8}/g)?.join(' ') ?? hex;

const termsBlocks = (facts: AgreementFacts): Block[] => [
  { kind: 'heading', text: { zh: '三、条款', en: '3. Terms' } },
  {
    kind: 'text',
    text: {
      zh: '“平台强制”指平台使违约无法发生；“平台监测”指违约会被发现并记录；“当事方承诺”指平台看不到，由当事方承诺。',
      en: 'Enforced: the platform makes a breach impossible. Monitored: a breach is seen and recorded. Declared: it is a promise that the platform cannot see.',
    },
  },
  {
    kind: 'table',
    columns: [
      { title: { zh: '条', en: 'No.' }, share: 1 },
      { title: { zh: '约定', en: 'Clause' }, share: 6 },
      { title: { zh: '性质', en: 'Class' }, share: 2 },
      { title: { zh: '如何落实', en: 'What becomes of it' }, share: 5 },
    ],
    rows: facts.clauses.map((clause, index) => [
      `3.${index + 1}`,
      clauseText(facts, clause),
      classWords[clause.class],
      clause.reason,
    ]),
  },
];

const clauseText = (facts: AgreementFacts, { kind, text }: AgreementFacts['clauses'][number]): Bilingual => {
  const amount = amountText(facts.price);
  if (kind === 'priceEscrow') return { zh: `价款 ${amount}，由平台托管支付`, en: `price ${amount}, held in escrow` };
  if (kind === 'priceDirect') return { zh: `价款 ${amount}，双方直接支付`, en: `price ${amount}, paid directly` };
  return plainClause(kind, text);
};

const paymentWords: Readonly<Record<AgreementFacts['payment'], Bilingual>> = {
  escrow: { zh: '签约时托管，验收后支付', en: 'held in escrow from the conclusion, paid on acceptance' },
  direct: { zh: '双方直接支付', en: 'paid directly between the parties' },
};

const priceBlocks = ({ price, feeMinor, feeBasisPoints, payment, acceptanceDays }: AgreementFacts): Block[] => [
  { kind: 'heading', text: { zh: '四、价款与验收', en: '4. Price and acceptance' } },
  {
    kind: 'facts',
    rows: [
      [{ zh: '价款', en: 'Price' }, amountWords(price)],
      [
        { zh: '其中平台服务费', en: 'Of it the operator’s fee' },
        `${amountText({ amountMinor: feeMinor, currency: price.currency })} (${(feeBasisPoints / 100).toFixed(2)} %)`,
      ],
      [
        { zh: '支付方式', en: 'Payment' },
        price.amountMinor === 0n ? { zh: '无偿', en: 'free of charge' } : paymentWords[payment],
      ],
      [
        { zh: '验收期限', en: 'Acceptance' },
        { zh: `交付后 ${acceptanceDays} 天`, en: `within ${acceptanceDays} days after delivery` },
      ],
    ],
  },
];

const signer = ({ by, onBehalf }: SignatureFacts): Bilingual =>
  onBehalf
    ? { zh: `${by.name.zh}（由运营方代为签署）`, en: `${by.name.en} (signed by the operator on behalf of it)` }
    : { zh: `${by.name.zh}（以自有密钥签署）`, en: `${by.name.en} (with its own key)` };

const signatureBlocks = (facts: AgreementFacts): Block[] => [
  { kind: 'heading', text: { zh: '五、签署', en: '5. Signatures' } },
  {
    kind: 'text',
    text: {
      zh: '双方以 Ed25519 电子签名签署协议的规范文本（RFC 8785）。密钥指纹为公钥的 SHA-256。',
      en: 'Both sides signed the canonical text (RFC 8785) of the agreement with Ed25519. A key’s fingerprint is the SHA-256 of its public key.',
    },
  },
  {
    kind: 'table',
    columns: [
      { title: { zh: '签署方', en: 'Signed by' }, share: 3 },
      { title: { zh: '密钥与指纹', en: 'Key and fingerprint' }, share: 5 },
      { title: { zh: '签名值（base64）', en: 'Signature (base64)' }, share: 4 },
    ],
    rows: facts.signatures.map((one): Words[] => [
      signer(one),
      `${one.keyId}\n${one.fingerprint === undefined ? '—' : fingerprintText(one.fingerprint)}`,
      one.value,
    ]),
  },
];

const evidenceBlocks = ({ hash, log, versionNumber, versionHash }: AgreementFacts): Block[] => [
  { kind: 'heading', text: { zh: '六、存证', en: '6. Evidence' } },
  {
    kind: 'facts',
    rows: [
      [{ zh: '协议指纹（SHA-256）', en: 'Hash of the agreement' }, hash],
      [
        { zh: '依据的谈判版本', en: 'Negotiated version' },
        { zh: `第 ${versionNumber} 版\n${versionHash}`, en: `version ${versionNumber}` },
      ],
      [{ zh: '日志条目', en: 'Entry of the log' }, log === undefined ? '—' : log.entryId],
      [
        { zh: '日志位置', en: 'Position in the log' },
        log?.position === undefined
          ? { zh: '签发时尚未入册', en: 'not yet in the log when issued' }
          : String(log.position),
      ],
    ],
  },
  { kind: 'checkpoint' },
];

/** The document of an agreement. */
export const agreementDocument = (facts: AgreementFacts): DocumentContent => ({
  edition: documentEdition,
  title: { zh: '数据使用协议', en: 'Data use agreement' },
  issuer: facts.operator.name,
  blocks: [
    { kind: 'heading', text: { zh: '一、当事方', en: '1. Parties' } },
    {
      kind: 'facts',
      rows: [
        [{ zh: '供方', en: 'Provider' }, party(facts.provider)],
        [{ zh: '买方', en: 'Buyer' }, party(facts.buyer)],
        [{ zh: '运营方（记账与存证）', en: 'Operator (keeps books and log)' }, party(facts.operator)],
      ],
    },
    { kind: 'heading', text: { zh: '二、标的', en: '2. What it is about' } },
    {
      kind: 'facts',
      rows: [
        [{ zh: '协议编号', en: 'Agreement' }, facts.id],
        [
          { zh: '数据产品', en: 'Product' },
          {
            zh: `${facts.product.title.zh || facts.product.title.en}\n${facts.product.id}`,
            en: facts.product.title.en,
          },
        ],
        [
          { zh: '列的范围', en: 'Columns' },
          facts.columns === undefined ? { zh: '全部列', en: 'all columns' } : facts.columns.join('、'),
        ],
        [
          { zh: '交付方式', en: 'Delivery' },
          {
            zh: facts.deliveryModes.map((mode) => modeWords[mode].zh).join('、'),
            en: facts.deliveryModes.map((mode) => modeWords[mode].en).join(', '),
          },
        ],
        [{ zh: '签订时间', en: 'Concluded' }, instantWords(facts.concludedAt)],
        [
          { zh: '使用期至', en: 'Use until' },
          facts.expiresAt === null ? { zh: '未约定期限', en: 'no end agreed' } : instantWords(facts.expiresAt),
        ],
        [{ zh: '签发时状态', en: 'State when issued' }, states[facts.state]],
        ...(facts.endedAt === null
          ? []
          : [
              [{ zh: '终止时间与原因', en: 'Ended, and why' }, endWords(facts.endedAt, facts.endReason ?? '')] as const,
            ]),
      ],
    },
    ...termsBlocks(facts),
    ...priceBlocks(facts),
    ...signatureBlocks(facts),
    ...evidenceBlocks(facts),
    {
      kind: 'seals',
      of: [
        { zh: `供方：${facts.provider.name.zh}`, en: `Provider: ${facts.provider.name.en}` },
        { zh: `买方：${facts.buyer.name.zh}`, en: `Buyer: ${facts.buyer.name.en}` },
        { zh: `运营方：${facts.operator.name.zh}`, en: `Operator: ${facts.operator.name.en}` },
      ],
    },
  ],
});

const endWords = (at: Date, why: string): Bilingual => {
  const { zh, en } = instantWords(at);
  return { zh: `${zh}\n${why}`, en };
};
