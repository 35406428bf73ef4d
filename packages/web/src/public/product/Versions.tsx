import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { TableBox } from '../parts/TableBox.tsx';
import { When } from '../parts/When.tsx';
import type { Dataset } from './product.ts';

const Table = ({ versions, label }: { readonly versions: Dataset['versions']; readonly label: string }) => {
  const { t } = useTranslation('product');
  const { number, bytes } = useFormats();
  return (
    <TableBox label={label}>
      <table>
        <thead>
          <tr>
            <th className="number">{t('version.number')}</th>
            <th>{t('version.at')}</th>
            <th className="number">{t('version.rows')}</th>
            <th className="number">{t('version.bytes')}</th>
            <th>{t('version.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.number}>
              <td className="number">{version.number}</td>
              <td>
                <When at={version.createdAt} />
              </td>
              <td className="number">{number(Number(version.rows))}</td>
              <td className="number">{bytes(Number(version.bytes))}</td>
              <td>
                <code className="small">{version.contentSha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

/** Every version with the hash that names its content. */
export const Versions = ({ datasets }: { readonly datasets: readonly Dataset[] }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  return (
    <section className="section" aria-labelledby="versions">
      <h2 id="versions">{t('section.versions')}</h2>
      <p className="soft">{t('versionsLead')}</p>
      {datasets.map(({ datasetId, title, versions }) => (
        <div key={datasetId}>
          <h3>{inLanguage(title, language)}</h3>
          <Table versions={versions} label={t('versionsOf', { name: inLanguage(title, language) })} />
        </div>
      ))}
    </section>
  );
};
