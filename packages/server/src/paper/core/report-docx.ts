import {
  LoopPlugin,
  MalformedFileError,
  MaxXmlDepthError,
  type ScopeDataArgs,
  type Tag,
  TagDisposition,
  type TemplateContent,
  type TemplateData,
  TemplateHandler,
  TemplateSyntaxError,
  TextPlugin,
  UnidentifiedFileTypeError,
  UnsupportedFileTypeError,
} from 'easy-template-x';
import { type Outcome, ok, refuse } from '#kernel';
import { type OfficeCode, openOffice, packOffice } from './report-office.ts';
import { distinct, type FillData, lookUp, nameKey, type Placeholder, shownText } from './report-values.ts';

/** Nesting of a Word document's XML: tables in tables in boxes need some dozens. */
const xmlDepthMax = 100;

const handlerOf = (data?: FillData): TemplateHandler =>
  new TemplateHandler({
    plugins: [new LoopPlugin(), new TextPlugin()],
    maxXmlDepth: xmlDepthMax,
    ...(data === undefined ? {} : { scopeDataResolver: resolverOf(data) }),
  });

const isTag = (part: ScopeDataArgs['path'][number] | undefined): part is Tag => typeof part === 'object';

/** What the library asks for at a place: rows at the opening of a loop, else text. */
const resolverOf =
  (data: FillData) =>
  ({ path }: ScopeDataArgs): TemplateContent | TemplateData[] => {
    const last = path.at(-1);
    if (!isTag(last)) return '';
    const [outer, index] = path;
    const rows = isTag(outer) ? data.tables.get(nameKey(outer.name)) : undefined;
    if (last.disposition !== TagDisposition.SelfClosed) return (rows ?? []).map(() => ({}));
    const row = typeof index === 'number' ? rows?.[index] : undefined;
    return shownText(lookUp(data, row, last.name), last.name, data.language);
  };

/** Which placeholder stands in which loop; loops are opened and closed by name, and not nested. */
const placesOf = (tags: readonly Tag[]): Outcome<Placeholder[], OfficeCode> => {
  const found: Placeholder[] = [];
  let table: string | null = null;
  for (const { name, disposition } of tags) {
    if (disposition === TagDisposition.SelfClosed) found.push({ name, table });
    else if ((disposition === TagDisposition.Open) !== (table === null))
      return refuse('paper.template_loop_wrong', { name });
    else if (disposition === TagDisposition.Open) table = nameKey(name);
    else if (name !== '' && nameKey(name) !== table) return refuse('paper.template_loop_wrong', { name });
    else table = null;
  }
  return table === null ? ok(distinct(found)) : refuse('paper.template_loop_wrong', { name: table });
};

/** Loops of a template, opened or not. */
const loopsOf = (tags: readonly Tag[]): string[] => [
  ...new Set(tags.filter(({ disposition }) => disposition === TagDisposition.Open).map(({ name }) => nameKey(name))),
];

const refusalOf = (error: unknown): ReturnType<typeof refuse<OfficeCode>> => {
  if (error instanceof TemplateSyntaxError) return refuse('paper.template_braces_wrong', { what: error.message });
  const isUnreadable =
    error instanceof MalformedFileError ||
    error instanceof MaxXmlDepthError ||
    error instanceof UnidentifiedFileTypeError ||
    error instanceof UnsupportedFileTypeError;
  if (isUnreadable || (error instanceof Error && error.name === 'ParseError'))
    return refuse('paper.template_unreadable');
  throw error;
};

/** What stands in a template. */
export type Inspected = { readonly placeholders: readonly Placeholder[]; readonly loops: readonly string[] };

/** Reads the placeholders of a Word template: `{name}`, and `{#rows}` … `{/rows}` around what is repeated. */
export const inspectDocx = async (bytes: Uint8Array): Promise<Outcome<Inspected, OfficeCode>> => {
  const opened = openOffice(bytes, 'docx');
  if (!opened.ok) return opened;
  try {
    const tags = await handlerOf().parseTags(Buffer.from(bytes));
    const places = placesOf(tags);
    return places.ok ? ok({ placeholders: places.value, loops: loopsOf(tags) }) : places;
  } catch (error) {
    return refusalOf(error);
  }
};

/** Fills a Word template; a placeholder keeps the look of its first letter. The same data give the same bytes. */
export const fillDocx = async (bytes: Uint8Array, data: FillData): Promise<Outcome<Uint8Array, OfficeCode>> => {
  try {
    const filled = openOffice(await handlerOf(data).process(Buffer.from(bytes), {}), 'docx');
    return filled.ok ? ok(packOffice(filled.value)) : filled;
  } catch (error) {
    return refusalOf(error);
  }
};
