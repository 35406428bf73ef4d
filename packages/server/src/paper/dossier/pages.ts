import type { Bilingual, Language } from '#kernel';
import { type FillData, lookUp, nameKey, shownText, type Values } from '../core/report-values.ts';
import { type Block, documentEdition, type Print } from '../model.ts';
import { nameOf, type TableSpec, tableOf } from './catalogue.ts';
import type { DossierDocument, Section } from './documents.ts';

const both = (text: string): Bilingual => ({ zh: text, en: text });

const textOf = (data: FillData, row: Values | undefined, key: string, name: string): string =>
  shownText(lookUp(data, row, key), name, data.language);

const tableBlock = (table: TableSpec, data: FillData): Block => {
  const rows = data.tables.get(nameKey(table.key)) ?? [];
  const none = data.language === 'zh' ? '（无）' : '(none)';
  return {
    kind: 'table',
    columns: table.columns.map(({ name, share, isNumber }) => ({
      title: both(name[data.language]),
      share,
      ...(isNumber === true ? { align: 'end' as const } : {}),
    })),
    rows:
      rows.length === 0
        ? [[none]]
        : rows.map((row) => table.columns.map(({ key, name }) => textOf(data, row, key, name[data.language]))),
  };
};

const sectionBlocks = ({ title, text, fields = [], table }: Section, data: FillData): Block[] => {
  const spec = table === undefined ? undefined : tableOf(table);
  const names = fields.map((key) => [key, nameOf(key, data.language)] as const);
  return [
    { kind: 'heading', text: both(title[data.language]) },
    ...(text === undefined ? [] : [{ kind: 'text' as const, text: both(text[data.language]) }]),
    ...(names.length === 0
      ? []
      : [
          {
            kind: 'facts' as const,
            rows: names.map(([key, name]): [Bilingual, string] => [both(name), textOf(data, undefined, key, name)]),
          },
        ]),
    ...(spec === undefined ? [] : [tableBlock(spec, data)]),
  ];
};

/** A document of the dossier as it is printed: no number and no check page, for no platform issues it. */
export const toPrint = (
  document: DossierDocument,
  data: FillData,
  {
    language,
    day,
    issuer,
    sha256,
  }: { readonly language: Language; readonly day: string; readonly issuer: string; readonly sha256: string },
): Print => ({
  number: day,
  language,
  issuedAt: `${day}T00:00:00.000Z`,
  checkUrl: null,
  checkpoint: null,
  contentSha256: sha256,
  content: {
    edition: documentEdition,
    title: both(document.title[language]),
    issuer: both(issuer),
    blocks: [
      { kind: 'text', text: both(document.lead[language]) },
      ...document.sections.flatMap((section) => sectionBlocks(section, data)),
    ],
  },
});
