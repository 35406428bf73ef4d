/** A provider's showcase page. */
export const provider = {
  verified: 'verified by the exchange on',
  key: { member: 'signs with its own key', platform: 'the platform keeps its key' },
  contact: 'Contact: {{contact}}',
  listings: 'Products on offer',
  quality: 'Quality, median',
  median: 'of {{of}} products, median coverage {{share}}',
  agreements: 'Agreements as provider',
  tooFew: 'too few to be told',
  newest: 'Newest data',
  products: 'Products',
  noProducts: 'Nothing is on offer at the moment.',
  all: 'See all {{total}} products',
} as const;
