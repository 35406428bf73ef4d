/** Rows of the matrix for the city's interfaces, whose callers bring a key of their own. */
import type { Row } from './matrix.ts';

const nothing: Row = {};
const file = (name: string): Row => ({ path: () => ({ file: `${name}.json` }) });
const bothFormats = (name: string, row: Row): Record<string, Row> =>
  Object.fromEntries(['xml', 'json'].map((format) => [`${name}.${format}`, row]));

/** Rows of Open311. */
export const cityRows: Readonly<Record<string, Row>> = {
  ...bothFormats('GET /open311/v2/discovery', nothing),
  ...bothFormats('GET /open311/v2/services', nothing),
  'GET /open311/v2/services/{file}': file('residents-request.roads'),
  ...bothFormats('POST /open311/v2/requests', nothing),
  ...bothFormats('GET /open311/v2/requests', nothing),
  'GET /open311/v2/requests/{file}': file('2026-000001'),
  ...bothFormats('GET /open311/v2/servicerequestupdates', nothing),
  ...bothFormats('POST /open311/v2/servicerequestupdates', nothing),
  'GET /open311/v2/tokens/{file}': file('2026-000001'),
};
