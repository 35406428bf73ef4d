import type { Language } from '#kernel';
import { contentTypes, loopRow, relationships, wordMain, xml } from '../core/report-builtin.ts';
import { toXml } from '../core/report-cells.ts';
import { openOffice, packOffice, textOf } from '../core/report-office.ts';
import { blankPattern } from '../core/report-values.ts';
import { nameOf, type TableSpec, tableOf } from './catalogue.ts';
import type { DossierDocument, Section } from './documents.ts';

/** Text width of A4 with these margins, in twentieths of a point. */
const textWidth = 9_360;

const grounds = { label: 'F2F3F0', blank: 'FAF0D9' } as const;

const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${toXml(text)}</w:t></w:r>`;

const paragraph = (text: string, style: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;

type Cell = {
  readonly text: string;
  readonly width: number;
  readonly ground?: string;
  readonly bold?: boolean;
  readonly end?: boolean;
};

const cellXml = ({ text, width, ground, bold = false, end = false }: Cell): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${ground === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${ground}"/>`}</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>${end ? '<w:jc w:val="right"/>' : ''}</w:pPr>${run(text, bold ? '<w:b/>' : '')}</w:p></w:tc>`;

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="BFC5C2"/>`)
  .join('');

const tableXml = (widths: readonly number[], rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

const brace = (name: string): string => `{${name}}`;

const factsTable = (keys: readonly string[], language: Language): string => {
  const widths = [2_500, textWidth - 2_500];
  const rows = keys.map((key) => {
    const name = nameOf(key, language);
    const label = cellXml({ text: name, width: 2_500, ground: grounds.label });
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${label}${cellXml({ text: brace(name), width: textWidth - 2_500 })}</w:tr>`;
  });
  return tableXml(widths, rows);
};

const widthsOf = ({ columns }: TableSpec): number[] => {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.floor((textWidth * share) / total));
};

const loopTable = (table: TableSpec, language: Language): string => {
  const widths = widthsOf(table);
  const names = table.columns.map(({ name }) => name[language]);
  const row = (texts: readonly string[], isHead: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${texts
      .map((text, i) =>
        cellXml({
          text,
          width: widths[i] ?? 0,
          end: table.columns[i]?.isNumber === true,
          ...(isHead ? { ground: grounds.label, bold: true } : {}),
        }),
      )
      .join('')}</w:tr>`;
  return tableXml(widths, [row(names, true), row(loopRow(names, table.name[language], brace), false)]);
};

const sectionXml = ({ title, text, fields = [], table }: Section, language: Language): string => {
  const spec = table === undefined ? undefined : tableOf(table);
  return [
    paragraph(title[language], 'Heading1'),
    ...(text === undefined ? [] : [paragraph(text[language], 'Normal')]),
    ...(fields.length === 0 ? [] : [factsTable(fields, language)]),
    ...(spec === undefined ? [] : [loopTable(spec, language)]),
  ].join('');
};

const style = (id: string, name: string, paragraphs: string, runs: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraphs}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`;

const styles = `<w:styles xmlns:w="${wordMain}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="宋体" w:cs="Arial"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120" w:line="320" w:lineRule="auto"/></w:pPr></w:style>${style('Title', 'Title', '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="8" w:color="0B5C6B"/></w:pBdr><w:spacing w:before="0" w:after="200"/>', '<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="40"/>')}${style('Lead', 'Lead', '<w:spacing w:after="200"/>', '<w:color w:val="4D5866"/><w:sz w:val="19"/>')}${style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>', '<w:rFonts w:eastAsia="黑体"/><w:b/><w:color w:val="0B5C6B"/><w:sz w:val="25"/>')}${style('Cell', 'Cell', '<w:spacing w:before="20" w:after="20" w:line="264" w:lineRule="auto"/>', '<w:sz w:val="19"/>')}${style('Foot', 'footer', '<w:jc w:val="right"/>', '<w:color w:val="4D5866"/><w:sz w:val="17"/>')}</w:styles>`;

const pageField =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';

const footer = (language: Language): string =>
  `<w:ftr xmlns:w="${wordMain}"><w:p><w:pPr><w:pStyle w:val="Foot"/></w:pPr>${run(`${brace(nameOf('fileName', language))} · ${brace(nameOf('madeOn', language))} · `)}${pageField}</w:p></w:ftr>`;

/** The shipped Word template of a document, written from the catalogue so that it holds every field and table of it. */
export const wordTemplate = (document: DossierDocument, language: Language): Uint8Array => {
  const body = [
    paragraph(document.title[language], 'Title'),
    paragraph(document.lead[language], 'Lead'),
    ...document.sections.map((section) => sectionXml(section, language)),
    '<w:p/>',
  ].join('');
  const page =
    '<w:sectPr><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1273" w:bottom="1247" w:left="1273" w:header="624" w:footer="624" w:gutter="0"/></w:sectPr>';
  return packOffice(
    new Map<string, Uint8Array>([
      [
        '[Content_Types].xml',
        contentTypes([
          ['/word/document.xml', 'wordprocessingml.document.main'],
          ['/word/styles.xml', 'wordprocessingml.styles'],
          ['/word/footer1.xml', 'wordprocessingml.footer'],
        ]),
      ],
      ['_rels/.rels', relationships([['officeDocument', 'word/document.xml']])],
      [
        'word/_rels/document.xml.rels',
        relationships([
          ['styles', 'styles.xml'],
          ['footer', 'footer1.xml'],
        ]),
      ],
      ['word/styles.xml', xml(styles)],
      ['word/footer1.xml', xml(footer(language))],
      ['word/document.xml', xml(`<w:document xmlns:w="${wordMain}"><w:body>${body}${page}</w:body></w:document>`)],
    ]),
  );
};

const runPattern = /<w:r\b[^>]*>(?:<w:rPr>((?:(?!<\/w:rPr>)[\s\S])*)<\/w:rPr>)?<w:t\b[^>]*>([^<]*)<\/w:t><\/w:r>/g;

/** Gives the places that a person still has to fill a ground of their own; the rest of the document stays as it is. */
export const markBlanks = (bytes: Uint8Array): Uint8Array => {
  const opened = openOffice(bytes, 'docx');
  if (!opened.ok) return bytes;
  const path = 'word/document.xml';
  const marked = textOf(opened.value, path).replace(
    runPattern,
    (whole, properties: string | undefined, text: string) => {
      if (text.search(blankPattern) < 0) return whole;
      const shaded = `${properties ?? ''}<w:shd w:val="clear" w:color="auto" w:fill="${grounds.blank}"/>`;
      const piece = (part: string, isBlank: boolean): string =>
        part === ''
          ? ''
          : `<w:r><w:rPr>${isBlank ? shaded : (properties ?? '')}</w:rPr><w:t xml:space="preserve">${part}</w:t></w:r>`;
      let at = 0;
      let out = '';
      for (const match of text.matchAll(blankPattern)) {
        out += piece(text.slice(at, match.index), false) + piece(match[0], true);
        at = match.index + match[0].length;
      }
      return out + piece(text.slice(at), false);
    },
  );
  opened.value.set(path, Buffer.from(marked));
  return packOffice(opened.value);
};
