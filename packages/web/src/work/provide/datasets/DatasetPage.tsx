import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { holds, useMe } from '../../me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import type { Dataset, Version } from '../answers.ts';
import { AsRead } from '../publish/AsRead.tsx';
import { useDataset, useVersions } from './asking.ts';
import { CertificateButton } from './CertificateButton.tsx';
import { Findings } from './Findings.tsx';
import { Use } from './Use.tsx';
import { Versions } from './Versions.tsx';

type Props = { readonly dataset: Dataset; readonly versions: readonly Version[] };

const VersionChoice = ({ versions, shown }: { readonly versions: readonly Version[]; readonly shown: Version }) => {
  const { t } = useTranslation('datasets');
  const { moment } = useFormats();
  const [, setQuery] = useSearchParams();
  const choose = (number: number): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('v', String(number));
        return next;
      },
      { replace: true },
    );
  return (
    <Select
      aria-label={t('page.version')}
      value={shown.number}
      onChange={choose}
      options={[...versions].reverse().map(({ number, createdAt }) => ({
        value: number,
        label: t('page.versionOf', { number, when: moment(createdAt) }),
      }))}
    />
  );
};

const Actions = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation(['datasets', 'dataContract']);
  const me = useMe();
  const contract = (
    <Link to={`/datasets/${id}/contract`}>
      <Button>{t('dataContract:open')}</Button>
    </Link>
  );
  if (!holds(me, ['provider'])) return contract;
  return (
    <>
      {contract}
      <Link to={`/publish?dataset=${id}`}>
        <Button>{t('page.addVersion')}</Button>
      </Link>
      <Link to={`/products/new?dataset=${id}`}>
        <Button type="primary">{t('page.makeProduct')}</Button>
      </Link>
    </>
  );
};

const Shown = ({ dataset, versions }: Props) => {
  const { t } = useTranslation('datasets');
  const language = useLanguage();
  const [query] = useSearchParams();
  const wanted = Number(query.get('v'));
  const shown = versions.find(({ number }) => number === wanted) ?? versions.at(-1);
  const lead = (
    <>
      <code>{dataset.name}</code> · {t('page.zone', { zone: dataset.timeZone })}
    </>
  );
  return (
    <WorkView
      title={inLanguage({ zh: dataset.titleZh, en: dataset.titleEn }, language)}
      lead={lead}
      actions={<Actions id={dataset.id} />}
    >
      {shown === undefined ? (
        <Empty title={t('page.noVersion')} text={t('page.noVersionText')} />
      ) : (
        <>
          <div className="row-of">
            <VersionChoice versions={versions} shown={shown} />
            <CertificateButton datasetId={dataset.id} number={shown.number} />
          </div>
          <Findings
            datasetId={dataset.id}
            number={shown.number}
            overview={<AsRead version={shown} canReread={shown === versions.at(-1)} />}
            extra={[
              { key: 'versions', content: <Versions datasetId={dataset.id} versions={versions} /> },
              { key: 'use', content: <Use datasetId={dataset.id} /> },
            ]}
          />
        </>
      )}
    </WorkView>
  );
};

/** A dataset: what is known of its versions, side by side, and who uses it. */
export const Page = () => {
  const { id = '' } = useParams();
  const dataset = useDataset(id);
  const versions = useVersions(id);
  return (
    <Answer asked={dataset}>
      {(found) => <Answer asked={versions}>{({ items }) => <Shown dataset={found} versions={items} />}</Answer>}
    </Answer>
  );
};
