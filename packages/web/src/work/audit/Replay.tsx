import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { Moment, type Replayed } from './Moment.tsx';
import { Story } from './Story.tsx';

/** Agreements offered for choice: the newest page; any other is opened by its id. */
const offeredMax = 100;

const AgreementChoice = ({ id, onChoose }: { readonly id: string; readonly onChoose: (id: string) => void }) => {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const asked = useAsk(['agreements', 'replay'], (api) =>
    api.GET('/api/v1/agreements', { params: { query: { pageSize: offeredMax } } }),
  );
  const options = (asked.data?.items ?? []).map(({ id: value, names }) => {
    const said = [names.product, names.buyer].map((text) => (text === null ? '' : inLanguage(text, language)));
    return { value, label: `${said.filter((text) => text !== '').join(' · ')} …${value.slice(-4)}` };
  });
  const isKnown = id === '' || options.some(({ value }) => value === id);
  return (
    <div className="stacked replay-choice">
      <label htmlFor="agreement">{t('replay.choose')}</label>
      <Select
        id="agreement"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('replay.chooseHint')}
        {...(id === '' ? {} : { value: id })}
        onChange={onChoose}
        options={isKnown ? options : [...options, { value: id, label: id }]}
        notFoundContent={t('replay.noneYet')}
      />
    </div>
  );
};

/** An instant as a field for day and second in the reader's zone takes it. */
const localOf = (at: string): string => {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
};

type TimeProps = { readonly at: string | undefined; readonly onChoose: (at: string | undefined) => void };

const Time = ({ at, onChoose }: TimeProps) => {
  const { t } = useTranslation('audit');
  return (
    <div className="work-actions">
      <span className="day-field replay-moment">
        <label htmlFor="moment">{t('replay.moment')}</label>
        <Input
          id="moment"
          type="datetime-local"
          step={1}
          value={at === undefined ? '' : localOf(at)}
          onChange={({ target }) => onChoose(target.value === '' ? undefined : new Date(target.value).toISOString())}
        />
      </span>
      <Button type={at === undefined ? 'primary' : 'default'} onClick={() => onChoose(undefined)}>
        {t('replay.now')}
      </Button>
    </div>
  );
};

type ReplayProps = { readonly id: string } & TimeProps;

const AtMoment = ({ id, at, onChoose }: ReplayProps) => {
  const { t } = useTranslation('audit');
  const { moment } = useFormats();
  const story = useAsk(['replay', id, 'timeline'], (api) =>
    api.GET('/api/v1/agreements/{id}/timeline', { params: { path: { id } } }),
  );
  const replayed = useAsk<Replayed>(['replay', id, at ?? 'now'], (api) =>
    api.GET('/api/v1/agreements/{id}/replay', { params: { path: { id }, query: at === undefined ? {} : { at } } }),
  );
  return (
    <>
      <Time at={at} onChoose={onChoose} />
      <div className="replay">
        <section aria-label={t('replay.story')}>
          <h2>{t('replay.story')}</h2>
          <Answer asked={story}>{({ items }) => <Story steps={items} at={at} onChoose={onChoose} />}</Answer>
        </section>
        <section aria-live="polite">
          <Answer asked={replayed}>
            {(answer) => (
              <>
                <h2>{t('replay.asOf', { when: moment(answer.at) })}</h2>
                <Moment replayed={answer} />
              </>
            )}
          </Answer>
        </section>
      </div>
    </>
  );
};

/** An agreement at any moment, rebuilt from the log alone. */
export const Page = () => {
  const { t } = useTranslation('audit');
  const [search, setSearch] = useSearchParams();
  const id = search.get('agreement') ?? '';
  const at = search.get('at') ?? undefined;
  const go = (next: { readonly id: string; readonly at: string | undefined }): void =>
    setSearch({ agreement: next.id, ...(next.at === undefined ? {} : { at: next.at }) }, { replace: true });
  return (
    <WorkView title={t('replay.title')} lead={t('replay.lead')}>
      <AgreementChoice id={id} onChoose={(chosen) => go({ id: chosen, at: undefined })} />
      {id === '' ? (
        <p className="soft">{t('replay.none')}</p>
      ) : (
        <AtMoment id={id} at={at} onChoose={(chosen) => go({ id, at: chosen })} />
      )}
    </WorkView>
  );
};
