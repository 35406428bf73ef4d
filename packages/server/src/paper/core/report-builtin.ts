import type { Language } from '#kernel';
import { figureSpecs, tableSpecs } from './report-catalogue.ts';
import { toXml } from './report-cells.ts';
import { packOffice, type TemplateFormat } from './report-office.ts';

/** A part of XML with its declaration. */
export const xml = (text: string): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);

const packageTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeRels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Namespace of Word’s main parts. */
export const wordMain = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const sheetMain = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The list of parts and their types. */
export const contentTypes = (overrides: readonly (readonly [part: string, type: string])[]): Buffer =>
  xml(
    `<Types xmlns="${packageTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides
      .map(
        ([part, type]) =>
          `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
      )
      .join('')}</Types>`,
  );

/** What a part refers to, numbered rId1 and on. */
export const relationships = (list: readonly (readonly [type: string, target: string])[]): Buffer =>
  xml(
    `<Relationships xmlns="${packageRels}">${list
      .map(
        ([type, target], index) =>
          `<Relationship Id="rId${index + 1}" Type="${officeRels}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

const titleOf = (language: Language): string => (language === 'zh' ? '数据流通运营报表' : 'Report on the data market');

/** Figures of the heading; all others stand in the table. */
const headingKeys = new Set(['region', 'operator', 'period', 'periodFrom', 'periodTo', 'madeOn']);

const listed = figureSpecs.filter(({ key }) => !headingKeys.has(key));

/** The heading lines: what they say, and the placeholders in them. */
const headingLines = (language: Language, brace: (name: string) => string): string[] => {
  const name = (key: string): string => figureSpecs.find((one) => one.key === key)?.name[language] ?? key;
  const line = (key: string): string => `${name(key)}${language === 'zh' ? '：' : ': '}${brace(name(key))}`;
  const days = `${brace(name('periodFrom'))} ${language === 'zh' ? '至' : 'to'} ${brace(name('periodTo'))}`;
  return [line('operator'), line('region'), `${line('period')} (${days})`, line('madeOn')];
};

const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${toXml(text)}</w:t></w:r>`;

const paragraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text)}</w:p>`;

const wordCell = (text: string, width: number, isHead = false, isNumber = false): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p>${isNumber ? '<w:pPr><w:jc w:val="right"/></w:pPr>' : ''}${run(text, isHead ? '<w:b/>' : '')}</w:p></w:tc>`;

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
  .join('');

/** Text width of A4 with margins of an inch, in twentieths of a point. */
const pageWidth = 9026;

const wordTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const width = Math.floor(pageWidth / heads.length);
  const grid = heads.map(() => `<w:gridCol w:w="${width}"/>`).join('');
  const line = (cells: readonly string[], isHead: boolean): string =>
    `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map((cell, index) => wordCell(cell, width, isHead, index > 0)).join('')}</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${pageWidth}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${line(heads, true)}${rows.map((row) => line(row, false)).join('')}</w:tbl>`;
};

const tableHeads = (language: Language): readonly [string, string, string] =>
  language === 'zh' ? ['指标', '数值', '单位'] : ['Figure', 'Value', 'Unit'];

/** A row that is repeated: the loop opens in its first cell and ends in its last. */
export const loopRow = (names: readonly string[], table: string, brace: (name: string) => string): string[] =>
  names.map(
    (name, index) =>
      `${index === 0 ? brace(`#${table}`) : ''}${brace(name)}${index === names.length - 1 ? brace(`/${table}`) : ''}`,
  );

const wordBody = (language: Language): string => {
  const brace = (name: string): string => `{${name}}`;
  const figures = listed.map(({ name, unit }) => [name[language], brace(name[language]), unit[language]]);
  const tables = tableSpecs.map(({ name, columns }) => {
    const heads = columns.map((column) => column.name[language]);
    return paragraph(name[language], 'Heading1') + wordTable(heads, [loopRow(heads, name[language], brace)]);
  });
  return [
    paragraph(titleOf(language), 'Title'),
    ...headingLines(language, brace).map((line) => paragraph(line)),
    paragraph(''),
    wordTable(tableHeads(language), figures),
    ...tables,
    paragraph(''),
  ].join('');
};

const wordStyles = `<w:styles xmlns:w="${wordMain}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>`;

const wordTemplate = (language: Language): Uint8Array =>
  packOffice(
    new Map<string, Uint8Array>([
      [
        '[Content_Types].xml',
        contentTypes([
          ['/word/document.xml', 'wordprocessingml.document.main'],
          ['/word/styles.xml', 'wordprocessingml.styles'],
        ]),
      ],
      ['_rels/.rels', relationships([['officeDocument', 'word/document.xml']])],
      ['word/_rels/document.xml.rels', relationships([['styles', 'styles.xml']])],
      ['word/styles.xml', xml(wordStyles)],
      [
        'word/document.xml',
        xml(
          `<w:document xmlns:w="${wordMain}"><w:body>${wordBody(language)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
        ),
      ],
    ]),
  );

/** Styles of cells by index: plain, title, head, text, number, text in lines. */
const cellStyles = `<styleSheet xmlns="${sheetMain}"><fonts count="3"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="16"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" fontId="2" borderId="1" applyFont="1" applyBorder="1"/><xf xfId="0" borderId="1" applyBorder="1"/><xf xfId="0" borderId="1" numFmtId="4" applyBorder="1" applyNumberFormat="1"/><xf xfId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

const letters = 'ABCDEFGHIJ';

const sheetRow = (row: number, cells: readonly (readonly [text: string, style: number])[]): string =>
  `<row r="${row}">${cells
    .map(
      ([text, style], index) =>
        `<c r="${letters[index]}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toXml(text)}</t></is></c>`,
    )
    .join('')}</row>`;

/** Widths of a figure and its values, in characters. */
const sheetWidths = [28, 18, 18, 18, 18, 18];

/** A sheet's part: rows of cells with text and style; `fits` prints it landscape, one page wide. */
export const sheetXml = (
  rows: readonly (readonly (readonly [string, number])[])[],
  { widths = sheetWidths, fits = false }: { readonly widths?: readonly number[]; readonly fits?: boolean } = {},
): Buffer =>
  xml(
    `<worksheet xmlns="${sheetMain}">${fits ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<cols>${widths
      .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
      .join('')}</cols><sheetData>${rows
      .map((cells, index) => sheetRow(index + 1, cells))
      .join(
        '',
      )}</sheetData>${fits ? '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' : ''}</worksheet>`,
  );

const sheetsOf = (language: Language): { readonly name: string; readonly part: Buffer }[] => {
  const brace = (name: string): string => `{{${name}}}`;
  const plain = 0;
  const [title, head, text, amount] = [1, 2, 3, 4];
  const figures = sheetXml([
    [[titleOf(language), title]],
    ...headingLines(language, brace).map((line) => [[line, plain] as const]),
    [],
    tableHeads(language).map((one) => [one, head] as const),
    ...listed.map(({ name, unit }) => [
      [name[language], text] as const,
      [brace(name[language]), amount] as const,
      [unit[language], text] as const,
    ]),
  ]);
  const tables = tableSpecs.map(({ name, columns }) => {
    const heads = columns.map((column) => column.name[language]);
    const loop = loopRow(heads, name[language], brace).map((one, index) => [one, index === 0 ? text : amount] as const);
    return { name: name[language], part: sheetXml([heads.map((one) => [one, head] as const), loop]) };
  });
  return [{ name: language === 'zh' ? '指标' : 'Figures', part: figures }, ...tables];
};

/** A workbook of sheets in their order. */
export const packSheets = (sheets: readonly { readonly name: string; readonly part: Buffer }[]): Uint8Array => {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${toXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const workbook = `<workbook xmlns="${sheetMain}" xmlns:r="${officeRels}"><sheets>${list.join('')}</sheets></workbook>`;
  return packOffice(
    new Map<string, Uint8Array>([
      [
        '[Content_Types].xml',
        contentTypes([
          ['/xl/workbook.xml', 'spreadsheetml.sheet.main'],
          ['/xl/styles.xml', 'spreadsheetml.styles'],
          ...sheets.map((_one, index) => [`/xl/worksheets/sheet${index + 1}.xml`, 'spreadsheetml.worksheet'] as const),
        ]),
      ],
      ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
      [
        'xl/_rels/workbook.xml.rels',
        relationships([
          ...sheets.map((_one, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
      ['xl/workbook.xml', xml(workbook)],
      ['xl/styles.xml', xml(cellStyles)],
      ...sheets.map(({ part }, index): [string, Uint8Array] => [`xl/worksheets/sheet${index + 1}.xml`, part]),
    ]),
  );
};

const sheetTemplate = (language: Language): Uint8Array => packSheets(sheetsOf(language));

/** The templates that come with the platform, by id: every figure, in the words of the language. */
export const builtInIds: Readonly<Record<TemplateFormat, string>> = { docx: 'built-in-word', xlsx: 'built-in-excel' };

/** A template that comes with the platform, written from the list of figures so that it always holds all of them. */
export const builtInTemplate = (format: TemplateFormat, language: Language): Uint8Array =>
  format === 'docx' ? wordTemplate(language) : sheetTemplate(language);
