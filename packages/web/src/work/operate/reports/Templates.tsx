import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { type Called, useAsk, useDo } from '../../api.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { type FigureList, formatNames, type Template } from './reporting.ts';

const useUpload = () =>
  useDo(
    (api, file: File) => {
      // The document says of a raw route neither what it takes nor what it answers.
      const order = {
        params: { query: { name: file.name } },
        body: file,
        bodySerializer: (body: unknown) => body,
        headers: { 'content-type': 'application/octet-stream' },
      } as unknown as { parseAs: 'json' };
      return api.POST('/api/v1/operator/report-templates', order) as unknown as Called<Template>;
    },
    ['report-templates'],
  );

type Named = { readonly key: string; readonly name: { readonly zh: string; readonly en: string } };

const namesOf = ({ key, name: { zh, en } }: Named): string[] => [key, zh, en];

/** Names in a template that are no figures, nor columns of the loop that they stand in. */
const unknownNames = ({ placeholders }: Template, { figures, tables }: FigureList): string[] => {
  const known = new Set(figures.flatMap(namesOf));
  return placeholders.flatMap(({ name, table }) => {
    const columns = tables.find((one) => table !== null && namesOf(one).includes(table))?.columns ?? [];
    const isKnown = known.has(name) || columns.some((column) => namesOf(column).includes(name));
    return isKnown ? [] : [name];
  });
};

const Uploaded = ({ template, list }: { readonly template: Template; readonly list: FigureList | undefined }) => {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const unknown = list === undefined ? [] : unknownNames(template, list);
  const names = unknown.join(language === 'zh' ? '、' : ', ');
  return (
    <Alert
      type={unknown.length === 0 ? 'success' : 'warning'}
      showIcon
      title={t('templates.uploaded', { name: inLanguage(template.name, language) })}
      description={unknown.length === 0 ? undefined : t('templates.unknownNames', { names })}
    />
  );
};

const RemoveButton = ({ template }: { readonly template: Template }) => {
  const { t } = useTranslation(['reports', 'common']);
  const name = inLanguage(template.name, useLanguage());
  const remove = useDo(
    (api) => api.DELETE('/api/v1/operator/report-templates/{id}', { params: { path: { id: template.id } } }),
    ['report-templates'],
  );
  return (
    <ConfirmButton
      isDanger
      isFinal
      label={t('common:act.remove')}
      title={t('templates.removeTitle', { name })}
      onConfirm={() => remove.mutateAsync()}
    >
      <p>{t('templates.removeText')}</p>
    </ConfirmButton>
  );
};

const useColumns = (mayChange: boolean): readonly Column<Template>[] => {
  const { t } = useTranslation(['reports', 'common']);
  const language = useLanguage();
  const { day, number } = useFormats();
  return [
    {
      key: 'name',
      title: t('templates.name'),
      cell: ({ name }) => <span className="as-typed">{inLanguage(name, language)}</span>,
    },
    { key: 'format', title: t('templates.format'), cell: ({ format }) => formatNames[format] },
    {
      key: 'placeholders',
      title: t('templates.placeholders'),
      cell: ({ isBuiltIn, placeholders }) => (isBuiltIn ? t('templates.allFigures') : number(placeholders.length)),
    },
    {
      key: 'added',
      title: t('templates.added'),
      cell: ({ createdAt }) => (createdAt === null ? t('templates.builtIn') : day(createdAt)),
    },
    {
      key: 'actions',
      title: t('common:act.download'),
      cell: (template) => (
        <div className="work-actions">
          <a
            className="link-button"
            href={`/api/v1/operator/report-templates/${template.id}/file?lang=${language}`}
            download
          >
            {t('common:act.download')}
          </a>
          {template.isBuiltIn || !mayChange ? null : <RemoveButton template={template} />}
        </div>
      ),
    },
  ];
};

/** Templates: built-in ones to begin with, own ones to upload and remove. */
export const Templates = ({ mayChange }: { readonly mayChange: boolean }) => {
  const { t } = useTranslation('reports');
  const input = useRef<HTMLInputElement>(null);
  const asked = useAsk(['report-templates'], (api) => api.GET('/api/v1/operator/report-templates'));
  const figures = useAsk(['report-figures'], (api) => api.GET('/api/v1/operator/report-figures'));
  const upload = useUpload();
  const send = (file: File | undefined): void => {
    if (file !== undefined) upload.mutate(file);
    if (input.current !== null) input.current.value = '';
  };
  return (
    <section className="panel">
      <h2>{t('templates.title')}</h2>
      <p className="reading">{t('templates.text')}</p>
      <div aria-live="polite">
        {upload.error === null ? null : <ProblemNote error={upload.error} />}
        {upload.data === undefined ? null : <Uploaded template={upload.data} list={figures.data} />}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.xlsx"
        aria-label={t('templates.upload')}
        onChange={({ target }) => send(target.files?.[0])}
      />
      <DataTable
        name="report-templates"
        label={t('templates.title')}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
        columns={useColumns(mayChange)}
        rowKey={({ id }) => id}
        tools={
          mayChange ? (
            <Button loading={upload.isPending} onClick={() => input.current?.click()}>
              {t('templates.upload')}
            </Button>
          ) : undefined
        }
      />
    </section>
  );
};
