import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { holds, useMe } from '../../me.ts';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { ProductState, type State } from './ProductState.tsx';
import type { ListedProduct } from './types.ts';

const states: readonly State[] = ['draft', 'submitted', 'returned', 'listed', 'delisted'];

const useProductColumns = (): Column<ListedProduct>[] => {
  const { t } = useTranslation('products');
  const language = useLanguage();
  return [
    {
      key: 'product',
      title: t('column.product'),
      cell: ({ title }) => <strong className="clamped">{inLanguage(title, language) || t('preview.untitled')}</strong>,
    },
    { key: 'state', title: t('column.state'), cell: ({ state }) => <ProductState state={state} /> },
    { key: 'next', title: t('column.next'), cell: ({ state }) => t(`next.${state}`) },
    {
      key: 'level',
      title: t('column.level'),
      cell: ({ level }) => (level === null ? '–' : <LevelTag level={level} />),
    },
    { key: 'form', title: t('column.form'), cell: ({ form }) => t(`draft.forms.${form}`) },
  ];
};

/** One's own products by state, with what comes next. */
export const Page = () => {
  const { t } = useTranslation('products');
  const me = useMe();
  const go = useNavigate();
  const [state, setState] = useState<State | 'all'>('all');
  const columns = useProductColumns();
  const list = usePages<ListedProduct>(['products', 'list', state], (api, pageToken) =>
    api.GET('/api/v1/my/products', {
      params: {
        query: { ...(state === 'all' ? {} : { state }), ...(pageToken === undefined ? {} : { pageToken }) },
      },
    }),
  );
  const make = holds(me, ['provider']) ? (
    <Link to="/products/new">
      <Button type="primary">{t('new')}</Button>
    </Link>
  ) : undefined;
  const filter = (
    <Select
      className="short"
      aria-label={t('column.state')}
      value={state}
      onChange={(next) => setState(next)}
      options={[
        { value: 'all' as const, label: t('all') },
        ...states.map((value) => ({ value, label: t(`state.${value}`) })),
      ]}
    />
  );
  return (
    <WorkView title={t('title')} lead={t('lead')} actions={make}>
      <DataTable
        name="products"
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(`/products/${id}`)}
        tools={filter}
        empty={<Empty title={t('empty')} text={t('emptyText')} action={make} />}
      />
    </WorkView>
  );
};
