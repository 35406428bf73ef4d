import { dataOf } from '@corridor/client/api';
import { useLanguage } from '../../../shared/i18n.ts';
import { type Called, useApi } from '../../api.tsx';
import { saveFile } from '../saveFile.ts';
import type { Exporter } from './ExportMenu.tsx';

/** Lists that the platform writes as files. */
type ExportKind = 'agreements' | 'negotiations' | 'transfers' | 'readings' | 'entries' | 'members' | 'reviews';

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A list's export by the platform, with all its rows (10,000 at most) and narrowed as the list is. */
export const useExporter = (kind: ExportKind, filters: Readonly<Record<string, string>>): Exporter => {
  const api = useApi();
  const language = useLanguage();
  return async (format) => {
    // The document says of a raw route neither what it takes nor what it answers.
    const order = { body: { kind, format, filters, language }, parseAs: 'blob' } as unknown as { parseAs: 'blob' };
    const file = await dataOf(api.POST('/api/v1/exports', order) as unknown as Called<Blob>);
    saveFile(`${kind}.${format}`, file, types[format]);
  };
};
