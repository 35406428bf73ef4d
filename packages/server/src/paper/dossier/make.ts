import { type Language, type Outcome, ok } from '#kernel';
import type { FillData } from '../core/report-values.ts';
import type { PaperCode } from '../errors.ts';
import { workAside } from '../work.ts';
import { fields, tables } from './catalogue.ts';
import { type DossierDocument, documents } from './documents.ts';
import { toPrint } from './pages.ts';
import { type Blank, type DossierFacts, dossierValues } from './values.ts';
import { markBlanks, wordTemplate } from './word.ts';
import { workbookTemplate } from './workbook.ts';

/** A file of the dossier. */
export type DossierFile = { readonly name: string; readonly bytes: Uint8Array };

/** What was made, and what a person still has to fill in. */
export type Dossier = { readonly files: readonly DossierFile[]; readonly blanks: readonly Blank[] };

const workbookName = { zh: '7-明细表', en: '7-tables' } as const;

/** Templates by file name; those of an operator stand in place of the shipped ones. */
export type Templates = ReadonlyMap<string, Uint8Array>;

/** The shipped templates by the names under which an operator may replace them, in a language. */
export const shippedTemplates = (language: Language): Templates =>
  new Map([
    ...documents.map((document): [string, Uint8Array] => [`${document.id}.docx`, wordTemplate(document, language)]),
    ['workbook.xlsx', workbookTemplate(language)],
  ]);

/** What a template may ask for, as a page for those who write one. */
export const templateFields = (language: Language): string => {
  const lines = fields.map(({ key, name, path, hint }) => {
    const from = path ?? (language === 'zh' ? '由数据得出' : 'from the data');
    return `| {${name[language]}} | {${key}} | ${from} | ${hint?.[language] ?? ''} |`;
  });
  const loops = tables.map(({ key, name, columns }) => {
    const inside = columns.map((column) => `{${column.name[language]}}`).join(' ');
    return `| {#${name[language]}} … {/${name[language]}} | {#${key}} … {/${key}} | ${inside} |`;
  });
  const [heads, loopHeads] =
    language === 'zh'
      ? ['| 占位符 | 或 | 来自 | 填什么 |', '| 循环 | 或 | 其中可用 |']
      : ['| placeholder | or | from | what it is |', '| loop | or | inside it |'];
  return `${heads}\n| --- | --- | --- | --- |\n${lines.join('\n')}\n\n${loopHeads}\n| --- | --- | --- |\n${loops.join('\n')}\n`;
};

const wordFile = async (
  document: DossierDocument,
  data: FillData,
  templates: Templates,
): Promise<Outcome<DossierFile, PaperCode>> => {
  const own = templates.get(`${document.id}.docx`);
  const bytes = own ?? wordTemplate(document, data.language);
  const filled = await workAside('fillTemplate', { format: 'docx', bytes, data });
  if (!filled.ok) return filled;
  if (!filled.value.ok) return filled.value;
  return ok({ name: `${document.file[data.language]}.docx`, bytes: markBlanks(filled.value.value) });
};

const pdfFile = async (
  document: DossierDocument,
  data: FillData,
  { day, source, sheet }: DossierFacts,
): Promise<Outcome<DossierFile, PaperCode>> => {
  const issuer = sheet.texts.get('provider.providerName') ?? sheet.texts.get('provider.name') ?? source.name;
  const print = toPrint(document, data, { language: data.language, day, issuer, sha256: source.sha256 });
  const printed = await workAside('print', print);
  return printed.ok ? ok({ name: `${document.file[data.language]}.pdf`, bytes: printed.value }) : printed;
};

const workbookFile = async (data: FillData, templates: Templates): Promise<Outcome<DossierFile, PaperCode>> => {
  const bytes = templates.get('workbook.xlsx') ?? workbookTemplate(data.language);
  const filled = await workAside('fillTemplate', { format: 'xlsx', bytes, data });
  if (!filled.ok) return filled;
  return filled.value.ok
    ? ok({ name: `${workbookName[data.language]}.xlsx`, bytes: filled.value.value })
    : filled.value;
};

/**
 * Makes the dossier of one file: each document as DOCX and PDF, all tables as XLSX. Refuses a template that cannot be filled. The same facts
 * and templates give the same bytes.
 */
export const makeDossier = async (facts: DossierFacts, templates: Templates): Promise<Outcome<Dossier, PaperCode>> => {
  const { data, blanks } = dossierValues(facts);
  const files: DossierFile[] = [];
  for (const document of documents) {
    for (const make of [() => wordFile(document, data, templates), () => pdfFile(document, data, facts)]) {
      const made = await make();
      if (!made.ok) return made;
      files.push(made.value);
    }
  }
  const workbook = await workbookFile(data, templates);
  return workbook.ok ? ok({ files: [...files, workbook.value], blanks }) : workbook;
};
