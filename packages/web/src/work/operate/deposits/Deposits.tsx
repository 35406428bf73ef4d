import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAsk } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { CloseDays } from './CloseDays.tsx';
import { Instructions } from './Instructions.tsx';
import { Statement } from './Statement.tsx';
import { Suspense } from './Suspense.tsx';
import type { Book } from './types.ts';

const tabs = ['statement', 'suspense', 'instructions', 'close'] as const;

const Parts = ({ books }: { readonly books: readonly Book[] }) => {
  const { t } = useTranslation('books');
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const isManager = holds(me, ['exchangeManager']);
  const line = search.get('line') ?? undefined;
  const content = {
    statement: <Statement books={books} />,
    suspense: <Suspense marked={line} />,
    instructions: <Instructions books={books} />,
    close: <CloseDays books={books} />,
  };
  const shown = tabs.filter((key) => isManager || (key !== 'statement' && key !== 'close'));
  const asked = search.get('tab');
  const chosen = shown.find((key) => key === asked) ?? (line === undefined ? shown[0] : 'suspense');
  return (
    <>
      <Radio.Group
        className="section-choice"
        optionType="button"
        aria-label={t('deposits.title')}
        value={chosen}
        onChange={({ target }) => setSearch({ tab: String(target.value) }, { replace: true })}
        options={shown.map((key) => ({ value: key, label: t(`deposits.tabs.${key}`) }))}
      />
      {chosen === undefined ? null : content[chosen]}
    </>
  );
};

/** What comes from the bank and what has to go there; the end of accounting days. */
export const Page = () => {
  const { t } = useTranslation('books');
  const asked = useAsk(['books'], (api) => api.GET('/api/v1/ledger/books'));
  return (
    <WorkView title={t('deposits.title')} lead={t('deposits.lead')}>
      <Answer asked={asked}>{({ items }) => <Parts books={items} />}</Answer>
    </WorkView>
  );
};
