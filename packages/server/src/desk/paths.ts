/** Where things are in the portal. Every path that an answer of this module carries is made here. */
export const paths = {
  negotiation: (id: string) => `/work/negotiations/${id}`,
  agreement: (id: string) => `/work/agreements/${id}`,
  ownProduct: (id: string) => `/work/products/${id}`,
  product: (id: string) => `/products/${id}`,
  dataset: (id: string) => `/work/datasets/${id}`,
  account: (id: string) => `/work/accounts/${id}`,
  review: (id: string) => `/work/operator/reviews/${id}`,
  member: (id: string) => `/work/operator/members/${id}`,
  suspense: (id: string) => `/work/operator/suspense?line=${id}`,
  approval: (id: string) => `/work/approvals?id=${id}`,
  payment: (agreementId: string) => `/work/agreements/${agreementId}?part=payment`,
} as const;
