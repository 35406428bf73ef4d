import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useMe } from '../../me.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { useAssessment, useDataset } from '../datasets/asking.ts';
import { Facts } from '../parts/Facts.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { useVocabulary } from './asking.ts';
import type { Papers, Product } from './types.ts';

type Props = { readonly product: Product; readonly papers: Papers };

const Data = ({ datasetId }: { readonly datasetId: string }) => {
  const { t } = useTranslation(['products', 'datasets']);
  const { number, bytes } = useFormats();
  const { data: dataset } = useDataset(datasetId);
  const version = dataset?.latestVersion ?? undefined;
  const { data: found } = useAssessment(datasetId, version);
  if (found === undefined || found === null) return null;
  const { source, quality, sensitivity, columns, createdAt } = found;
  return (
    <>
      <Figures>
        <Figure
          label={t('datasets:figure.rows')}
          value={number(source.rows)}
          unit={bytes(source.bytes)}
          asOf={createdAt}
        />
        <Figure
          label={t('preview.quality')}
          value={quality.score?.toFixed(1)}
          unit={`${t('datasets:figure.points')} ${quality.grade ?? ''}`}
          coverage={quality.coverage}
        />
        <Figure label={t('datasets:figure.level')} value={<LevelTag level={sensitivity.level} />} />
      </Figures>
      <p>
        <strong>{t('preview.columns')}</strong>: {columns.map(({ name }) => name).join(' · ')}
      </p>
    </>
  );
};

const useFacts = ({ product, papers }: Props): (readonly [string, string])[] => {
  const { t } = useTranslation(['products', 'datasets']);
  const language = useLanguage();
  const { day } = useFormats();
  const { data: vocabulary } = useVocabulary();
  const category = vocabulary?.categories.find(({ code }) => code === product.category)?.label;
  const modes = product.deliveryModes.length === 0 ? product.allowedModes : product.deliveryModes;
  const { timeRange, contact } = product;
  const date = (at: string | undefined): string => (at === undefined ? '…' : day(at));
  return [
    [t('draft.form'), t(`draft.forms.${product.form}`)],
    [t('draft.category'), category === undefined ? product.category : inLanguage(category, language)],
    [t('draft.access'), t(`draft.accessKinds.${product.accessKind}`)],
    [t('preview.modes'), modes.map((mode) => t(`datasets:level.mode.${mode}`)).join(' · ') || '–'],
    ...(timeRange === undefined
      ? []
      : [[t('preview.time'), `${date(timeRange.from)} – ${date(timeRange.until)}`] as const]),
    ...(product.spatialCode === undefined ? [] : [[t('preview.area'), product.spatialCode] as const]),
    [t('preview.update'), t(`draft.frequencies.${product.updateFrequency}`)],
    [t('preview.licence'), papers.statement?.licence || t('preview.noLicence')],
    [t('preview.contact'), [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')],
  ];
};

/** The product as others will see it. */
export const Preview = (props: Props) => {
  const { t } = useTranslation('products');
  const language = useLanguage();
  const me = useMe();
  const facts = useFacts(props);
  const { product, papers } = props;
  return (
    <>
      <p className="soft">{t('preview.lead')}</p>
      <article className="panel preview">
        <p className="soft">{me.organisation.name}</p>
        <h2>{inLanguage(product.title, language) || t('preview.untitled')}</h2>
        <p className="as-written">{inLanguage(product.summary, language)}</p>
        <p className="soft">{product.keywords[language].join(' · ')}</p>
        <Facts facts={facts} />
        {product.datasetIds.map((id) => (
          <Data key={id} datasetId={id} />
        ))}
        {papers.statement === null ? null : (
          <>
            <h3>{t('preview.source')}</h3>
            <p className="as-written">{inLanguage(papers.statement.text, language)}</p>
          </>
        )}
      </article>
    </>
  );
};
