/** Contexts of a badge, in the order that Open Badges 3.0 asks for. */
export const badgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** Any JSON-LD object. */
export type JsonObject = { readonly [name: string]: unknown };

/** A proof of Data Integrity 1.0 under the suite `eddsa-rdfc-2022`. */
export type Proof = {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: 'eddsa-rdfc-2022';
  /** RFC 3339, UTC. */
  readonly created: string;
  readonly verificationMethod: string;
  readonly proofPurpose: 'assertionMethod';
  readonly proofValue: string;
};

/** Who signs: an Ed25519 key as `did:key`. */
export type Signer = {
  readonly did: string;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};

/** What a badge says. `id` and the addresses are absolute URLs of the installation. */
export type BadgeFacts = {
  readonly id: string;
  readonly issuer: { readonly did: string; readonly name: string; readonly url: string };
  /** The learner: an identifier that means nothing elsewhere, and the name that they asked to be on it. */
  readonly subject: { readonly id: string; readonly name: string };
  readonly achievement: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly criteria: string;
  };
  /** The number printed on the certificate. */
  readonly number: string;
  readonly validFrom: Date;
  readonly validUntil?: Date;
  readonly status: { readonly listUrl: string; readonly index: number };
};
