/** Where things are in the portal. Every path that an answer of this module carries is made here. */
export const paths = {
  negotiation: (id: string) => `/work/negotiations/${id}`,
  agreement: (id: string) => `/work/agreements/${id}`,
  ownProduct: (id: string) => `/work/products/${id}`,
  product: (id: string) => `/products/${id}`,
  dataset: (id: string) => `/work/datasets/${id}`,
  account: (id: string) => `/work/accounts?account=${id}`,
  review: (id: string) => `/work/reviews/${id}`,
  member: (id: string) => `/work/members/${id}`,
  suspense: (id: string) => `/work/deposits?line=${id}`,
  approval: (id: string) => `/work/approvals?id=${id}`,
  payment: (agreementId: string) => `/work/agreements/${agreementId}?part=payment`,
} as const;
