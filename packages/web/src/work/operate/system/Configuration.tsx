import type { ApiPaths } from '@corridor/client/api';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { WorkView } from '../../parts/WorkView.tsx';

type Setting =
  ApiPaths['/api/v1/operator/configuration']['get']['responses'][200]['content']['application/json']['items'][number];

const Value = ({ setting: { value, isSecret, isSet } }: { readonly setting: Setting }) => {
  const { t } = useTranslation('operate');
  if (isSecret && isSet) return <StateTag meaning="good">{t('configuration.secretSet')}</StateTag>;
  return value === null ? (
    <span className="soft">{t('configuration.notSet')}</span>
  ) : (
    <code className="wraps">{value}</code>
  );
};

/** Every setting of the platform, where it comes from and what it is for. */
export const Page = () => {
  const { t } = useTranslation('operate');
  const language = useLanguage();
  const [text, setText] = useState('');
  const asked = useAsk(['configuration'], (api) => api.GET('/api/v1/operator/configuration'));
  const wanted = text.trim().toLowerCase();
  const rows = asked.data?.items.filter(({ name, meaning }) =>
    `${name} ${meaning.zh} ${meaning.en}`.toLowerCase().includes(wanted),
  );
  return (
    <WorkView title={t('configuration.title')} lead={t('configuration.lead')}>
      <DataTable
        name="configuration"
        label={t('configuration.title')}
        list={{ rows, error: asked.error, refetch: asked.refetch }}
        rowKey={({ name }) => name}
        tools={
          <Input
            className="short-input"
            aria-label={t('configuration.find')}
            placeholder={t('configuration.find')}
            value={text}
            allowClear
            onChange={({ target }) => setText(target.value)}
          />
        }
        columns={[
          { key: 'name', title: t('configuration.name'), cell: ({ name }) => <code>{name}</code> },
          { key: 'value', title: t('configuration.value'), width: 260, cell: (row) => <Value setting={row} /> },
          {
            key: 'source',
            title: t('configuration.source'),
            cell: ({ source }) => t(`configuration.sources.${source}`),
          },
          {
            key: 'meaning',
            title: t('configuration.meaning'),
            width: 480,
            cell: ({ meaning }) => inLanguage(meaning, language),
          },
          {
            key: 'fallback',
            title: t('configuration.fallback'),
            isExtra: true,
            cell: ({ fallback }) => <code>{fallback ?? '–'}</code>,
          },
        ]}
      />
    </WorkView>
  );
};
