import { Alert, Button, Form, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage, type Language } from '../../../shared/language.ts';
import { useAsk, useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { fileOf, lastFullMonth, monthOf, type ReportPage } from './reporting.ts';

/** Years to choose from: as many as reports are asked about. */
const yearsShown = 10;

type Kind = 'month' | 'year';

type Choice = {
  readonly templateId: string;
  readonly kind: Kind;
  readonly year: number;
  readonly month: number;
  readonly language: Language;
};

const periodOf = ({ kind, year, month }: Choice): { kind: Kind; from: string } => ({
  kind,
  from: kind === 'year' ? String(year) : `${year}-${String(month).padStart(2, '0')}`,
});

const isRunning = ({ kind, year, month }: Choice): boolean => {
  const now = monthOf(new Date());
  return kind === 'year' ? year >= now.year : year * 12 + month >= now.year * 12 + now.month;
};

const Done = ({ report, onOpen }: { readonly report: ReportPage; readonly onOpen: (id: string) => void }) => {
  const { t } = useTranslation('reports');
  const period = inLanguage(report.period.name, useLanguage());
  const { missing: count } = report;
  return (
    <Alert
      type={count === 0 ? 'success' : 'warning'}
      showIcon
      title={count === 0 ? t('make.done', { period }) : t('make.doneMissing', { period, count })}
      action={
        <div className="work-actions">
          <a className="link-button" href={fileOf(report.id)} download>
            {t('make.file')}
          </a>
          <Button onClick={() => onOpen(report.id)}>{t('list.figures')}</Button>
        </div>
      }
    />
  );
};

type PeriodProps = { readonly choice: Choice; readonly change: (to: Partial<Choice>) => void };

const PeriodFields = ({ choice, change }: PeriodProps) => {
  const { t } = useTranslation('reports');
  const now = monthOf(new Date());
  const years = Array.from({ length: yearsShown }, (_, index) => now.year - index);
  const months = Array.from({ length: choice.year === now.year ? now.month : 12 }, (_, index) => index + 1);
  const setYear = (year: number): void =>
    change({ year, month: year === now.year ? Math.min(choice.month, now.month) : choice.month });
  return (
    <>
      <Form.Item label={t('make.kind')}>
        <Segmented<Kind>
          aria-label={t('make.kind')}
          value={choice.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: 'month', label: t('make.month') },
            { value: 'year', label: t('make.year') },
          ]}
        />
      </Form.Item>
      <Form.Item label={t('make.chooseYear')} htmlFor="report-year">
        <Select<number>
          id="report-year"
          value={choice.year}
          onChange={setYear}
          options={years.map((value) => ({ value, label: String(value) }))}
        />
      </Form.Item>
      {choice.kind === 'month' ? (
        <Form.Item label={t('make.chooseMonth')} htmlFor="report-month">
          <Select<number>
            id="report-month"
            value={choice.month}
            onChange={(month) => change({ month })}
            options={months.map((value) => ({ value, label: String(value) }))}
          />
        </Form.Item>
      ) : null}
    </>
  );
};

const TemplateFields = ({ choice, change }: PeriodProps) => {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const asked = useAsk(['report-templates'], (api) => api.GET('/api/v1/operator/report-templates'));
  const options = (asked.data?.items ?? []).map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }));
  return (
    <>
      <Form.Item label={t('make.template')} htmlFor="report-template">
        <Select<string>
          id="report-template"
          loading={asked.isPending}
          value={options.some(({ value }) => value === choice.templateId) ? choice.templateId : 'built-in-word'}
          onChange={(templateId) => change({ templateId })}
          options={options}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Form.Item label={t('make.language')} htmlFor="report-language">
        <Select<Language>
          id="report-language"
          value={choice.language}
          onChange={(to) => change({ language: to })}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`make.${value}`) }))}
        />
      </Form.Item>
    </>
  );
};

/** Chooses template and period, the last full month to begin with, and makes the report. */
export const MakeReport = ({ onOpen }: { readonly onOpen: (id: string) => void }) => {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const [choice, setChoice] = useState<Choice>(() => ({
    ...lastFullMonth(new Date()),
    ...{ templateId: 'built-in-word', kind: 'month', language },
  }));
  const make = useDo(
    (api, { templateId, language: words, ...rest }: Choice) =>
      api.POST('/api/v1/operator/reports', {
        body: { templateId, language: words, period: periodOf({ templateId, language: words, ...rest }) },
      }),
    ['reports'],
  );
  const change = (to: Partial<Choice>): void => setChoice((now) => ({ ...now, ...to }));
  return (
    <section className="panel">
      <h2>{t('make.title')}</h2>
      <p className="reading">{t('make.text')}</p>
      <Form layout="vertical" className="report-form" onFinish={() => make.mutate(choice)}>
        <TemplateFields choice={choice} change={change} />
        <PeriodFields choice={choice} change={change} />
        <Form.Item label=" " colon={false}>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('make.go')}
          </Button>
        </Form.Item>
      </Form>
      {isRunning(choice) ? <p className="waiting-line">{t('make.running')}</p> : null}
      <div aria-live="polite">
        {make.error === null ? null : <ProblemNote error={make.error} />}
        {make.data === undefined ? null : <Done report={make.data} onOpen={onOpen} />}
      </div>
    </section>
  );
};
