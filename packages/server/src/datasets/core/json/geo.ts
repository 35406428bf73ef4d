import type { TableSession } from '../session.ts';
import type { JsonColumn } from './read.ts';

/** Whether all items are features (RFC 7946, 3.2). */
export const isGeoJson = async (session: TableSession, from: string): Promise<boolean> => {
  const [found] = await session.rows<{ is_geo: boolean | null }>(
    `SELECT bool_and(json_extract_string(json, '/type') = 'Feature' AND json_exists(json, '/geometry')) AS is_geo FROM ${from}`,
  );
  return found?.is_geo === true;
};

const coordinates = `json_extract_string(json, '/geometry/coordinates')`;
const numbers = `regexp_extract_all(${coordinates}, '-?[0-9.]+(?:[eE][+-]?[0-9]+)?')`;
/** Positions have two numbers, or three with a height (RFC 7946, 3.1.1); the first tells for all. */
const size = `len(regexp_extract_all(regexp_extract(${coordinates}, '[^][]+'), '[^,]+'))`;

/** Every second or third number from a place on. */
const every = (place: number): string =>
  `CAST(CASE WHEN ${size} = 3 THEN ${numbers}[${place + 1}:-:3] ELSE ${numbers}[${place + 1}:-:2] END AS DOUBLE[])`;

const bound = (which: 'min' | 'max', place: number): string =>
  `CASE WHEN ${coordinates} IS NOT NULL THEN CAST(list_${which}(${every(place)}) AS VARCHAR) END`;

const point = (place: number): string =>
  `CASE WHEN json_extract_string(json, '/geometry/type') = 'Point' THEN json_extract_string(json, '/geometry/coordinates/${place}') END`;

/**
 * What a geometry becomes beside the properties: longitude and latitude where all are points, else the bounding box; its kind; and
 * itself as GeoJSON text.
 */
export const geoColumns = async (session: TableSession, from: string): Promise<JsonColumn[]> => {
  const [found] = await session.rows<{ points: boolean | null; ids: boolean | null }>(
    `SELECT bool_and(coalesce(json_extract_string(json, '/geometry/type'), 'Point') = 'Point') AS points,
       bool_or(json_exists(json, '/id')) AS ids FROM ${from}`,
  );
  const places: JsonColumn[] =
    found?.points === true
      ? [
          { value: point(0), title: 'longitude' },
          { value: point(1), title: 'latitude' },
        ]
      : [
          { value: bound('min', 0), title: 'bbox_west' },
          { value: bound('min', 1), title: 'bbox_south' },
          { value: bound('max', 0), title: 'bbox_east' },
          { value: bound('max', 1), title: 'bbox_north' },
        ];
  const id = { value: `json_extract_string(json, '/id')`, title: 'feature_id' };
  return [
    ...(found?.ids === true ? [id] : []),
    { value: `json_extract_string(json, '/geometry/type')`, title: 'geometry_type' },
    ...places,
    { value: `nullif(json_extract_string(json, '/geometry'), '')`, title: 'geometry' },
  ];
};
