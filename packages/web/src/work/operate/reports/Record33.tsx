import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const addressOf = (format: 'csv' | 'ndjson', from: string, until: string): string => {
  const query = new URLSearchParams({ format });
  if (from !== '') query.set('from', new Date(`${from}T00:00:00`).toISOString());
  if (until !== '') query.set('until', new Date(`${until}T23:59:59.999`).toISOString());
  return `/api/v1/operator/art33-export?${query}`;
};

/** The record that article 33 of the Data Security Law asks an intermediary to keep; the platform streams the file. */
export const Record33 = () => {
  const { t } = useTranslation('operate');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  return (
    <section className="panel">
      <h2>{t('reports.art33')}</h2>
      <p className="reading">{t('reports.art33Text')}</p>
      <Form layout="vertical" className="short-input">
        <Form.Item label={t('reports.from')} htmlFor="from">
          <Input id="from" type="date" value={from} max={until} onChange={({ target }) => setFrom(target.value)} />
        </Form.Item>
        <Form.Item label={t('reports.until')} htmlFor="until" extra={t('reports.hint')}>
          <Input id="until" type="date" value={until} min={from} onChange={({ target }) => setUntil(target.value)} />
        </Form.Item>
      </Form>
      <div className="work-actions">
        <a className="link-button" href={addressOf('csv', from, until)} download>
          {t('reports.csv')}
        </a>
        <a className="link-button" href={addressOf('ndjson', from, until)} download>
          {t('reports.ndjson')}
        </a>
      </div>
    </section>
  );
};
