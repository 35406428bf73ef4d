import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import type { Version } from '../answers.ts';
import { Facts } from '../parts/Facts.tsx';
import { countOf, listOf, tablesOf, textOf } from './facts.ts';
import { ReadAgain } from './ReadAgain.tsx';
import { SheetFacts } from './SheetFacts.tsx';
import { TextFacts } from './TextFacts.tsx';

/** How the platform read a file: what it decided about it by itself. */
export const AsRead = ({ version, canReread }: { readonly version: Version; readonly canReread: boolean }) => {
  const { t } = useTranslation('publish');
  const { number } = useFormats();
  const { source } = version;
  const none = t('asRead.none');
  const names = new Map([
    [',', t('how.comma')],
    [';', t('how.semicolon')],
    ['\t', t('how.tab')],
    ['|', t('how.pipe')],
  ]);
  const delimiter = textOf(source.delimiter);
  const headerRows = countOf(source.headerRows) ?? 0;
  const table = textOf(source.table);
  const tables = tablesOf(source);
  const markers = listOf(source.missingMarkers);
  return (
    <section className="panel">
      <h2>{t('asRead.title')}</h2>
      <Facts
        facts={[
          [t('asRead.fileName'), textOf(source.fileName) ?? none],
          [t('asRead.format'), (textOf(source.format) ?? none).toUpperCase()],
          ...(table === undefined ? [] : [[t('asRead.table'), table] as const]),
          [t('asRead.encoding'), textOf(source.encoding)?.toUpperCase() ?? none],
          [t('asRead.compression'), textOf(source.compression) ?? none],
          [t('asRead.delimiter'), delimiter === undefined ? none : (names.get(delimiter) ?? delimiter)],
          [t('asRead.quote'), textOf(source.quote) ?? none],
          [t('asRead.headerRows'), headerRows > 0 ? t('asRead.header', { count: headerRows }) : t('asRead.noHeader')],
          [t('asRead.missingMarkers'), markers.length === 0 ? none : markers.join(' · ')],
          [t('asRead.rows'), number(countOf(source.rows) ?? version.rows)],
          [t('asRead.columns'), number(countOf(source.columns) ?? version.schema.length)],
        ]}
      />
      <SheetFacts source={source} />
      <TextFacts source={source} />
      {canReread && tables.length > 1 ? <p>{t('asRead.tablesLead', { count: tables.length })}</p> : null}
      {canReread && (source.format === 'csv' || tables.length > 1) ? <ReadAgain version={version} /> : null}
    </section>
  );
};
