/** Where on a product's page something is mended. */
export type Place = 'description' | 'source' | 'opinion';

const places: Readonly<Record<string, Place>> = {
  'catalog.title_missing': 'description',
  'catalog.category_unknown': 'description',
  'catalog.dataset_missing': 'description',
  'catalog.dataset_not_owned': 'description',
  'catalog.important_not_public': 'description',
  'catalog.open_not_allowed': 'description',
  'catalog.mode_not_allowed': 'description',
  'catalog.mode_none': 'description',
  'catalog.source_missing': 'source',
  'catalog.source_text_missing': 'source',
  'catalog.evidence_missing': 'source',
  'catalog.licence_missing': 'source',
  'catalog.legal_basis_missing': 'source',
  'catalog.consent_missing': 'source',
  'catalog.authorisation_missing': 'source',
  'catalog.risk_assessment_missing': 'source',
  'catalog.opinion_missing': 'opinion',
  'catalog.opinion_incomplete': 'opinion',
  'catalog.opinion_negative': 'opinion',
};

/** Where a reason against listing is mended; undefined where it is not on the product's own page. */
export const placeOf = (code: string): Place | undefined => places[code];
