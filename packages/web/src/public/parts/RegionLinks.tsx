import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import type { Region } from './region.ts';

type Props = { readonly path: string; readonly regions: readonly Region[]; readonly region: string | undefined };

/** The regions to choose from: ordinary links to the same page; nothing where there is one. */
export const RegionLinks = ({ path, regions, region }: Props) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  if (regions.length < 2) return null;
  return (
    <nav aria-label={t('region')}>
      <ul className="tags region-links">
        {regions.map(({ code, nameZh, nameEn }) => (
          <li key={code}>
            <a className="tag" href={`${path}?region=${code}`} aria-current={code === region ? 'true' : undefined}>
              {language === 'zh' ? nameZh : nameEn}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
