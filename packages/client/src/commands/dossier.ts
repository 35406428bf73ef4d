import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Command, exitCodes, type Invocation, type Language, textOption } from '../cli/command.ts';
import { paint, printRefusal, say } from '../cli/words.ts';
import { atWorkbench, type Workbench } from '../local/workbench.ts';

/** Templates are a few hundred kilobytes; with a letterhead some megabytes. */
const templateBytesMax = 20 * 1024 * 1024;

/** Blanks named on the terminal; all of them are in the first document. */
const shownMax = 12;

/** Why the command stops: what is said, and the exit code. */
type Stop = { readonly exit: number };

const fault = (language: Language, en: string, zh: string, exit: number): Stop => {
  process.stderr.write(`${say(language, { en, zh })}\n`);
  return { exit };
};

/** An operator's own templates: the .docx and .xlsx files of a folder. */
const readTemplates = async (invocation: Invocation): Promise<ReadonlyMap<string, Uint8Array> | Stop> => {
  const { language } = invocation;
  const folder = textOption(invocation, 'templates');
  if (folder === undefined) return new Map();
  const { shippedTemplates } = await import('@corridor/server');
  const known = shippedTemplates(language);
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined)
    return fault(language, `There is no folder ${folder}.`, `没有文件夹 ${folder}。`, exitCodes.notFound);
  const found = new Map<string, Uint8Array>();
  for (const name of names.filter((one) => known.has(one))) {
    const bytes = await readFile(join(folder, name));
    if (bytes.length > templateBytesMax)
      return fault(language, `${name} is larger than 20 MiB.`, `${name} 超过 20 MiB。`, exitCodes.refused);
    found.set(name, bytes);
  }
  if (found.size > 0) return found;
  const list = [...known.keys()].join(', ');
  return fault(
    language,
    `${folder} holds none of ${list}.`,
    `${folder} 中没有可用的模板：${list}。`,
    exitCodes.notFound,
  );
};

type Sheet = ReturnType<typeof import('@corridor/server').readProvider> & { ok: true };

const readSheet = async (invocation: Invocation): Promise<Sheet['value'] | Stop> => {
  const { language } = invocation;
  const path = textOption(invocation, 'provider');
  const { errorTables, readProvider } = await import('@corridor/server');
  if (path === undefined) return {};
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return fault(language, `There is no file ${path}.`, `没有文件 ${path}。`, exitCodes.notFound);
  const read = readProvider(text);
  return read.ok ? read.value : { exit: printRefusal(read.error, errorTables, language) };
};

const isStop = (value: object): value is Stop => 'exit' in value;

/** Writes the shipped templates and a page on what they may hold. */
const writeTemplates = async (folder: string, language: Language): Promise<number> => {
  const { shippedTemplates, templateFields } = await import('@corridor/server');
  await mkdir(folder, { recursive: true });
  const templates = shippedTemplates(language);
  for (const [name, bytes] of templates) await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, 'fields.md'), templateFields(language));
  const words = {
    en: `${templates.size} templates and fields.md in ${folder}. Change them and give the folder as --templates.`,
    zh: `已在 ${folder} 写入 ${templates.size} 个模板和 fields.md。修改后用 --templates 指定该文件夹。`,
  };
  process.stdout.write(`${say(language, words)}\n`);
  return exitCodes.done;
};

/** The name of a file's own folder: without its endings, and told apart from one of the same name. */
const folderName = (file: string, taken: ReadonlySet<string>): string => {
  const stem = basename(file).replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, '') || 'dossier';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(name)) return name;
  }
};

type Made = {
  readonly file: string;
  readonly folder: string;
  readonly names: readonly string[];
  readonly blanks: readonly { readonly name: string; readonly path: string }[];
  readonly line: string;
};

type Tools = {
  readonly sheet: Sheet['value'];
  readonly templates: ReadonlyMap<string, Uint8Array>;
  readonly out: string;
};

const makeOne = async (
  invocation: Invocation,
  bench: Workbench,
  { sheet, templates, out }: Tools,
  { file, folder }: { readonly file: string; readonly folder: string },
): Promise<Made | Stop> => {
  const { assessFile, errorTables, makeDossier, sheetOfFile, systemClock } = await import('@corridor/server');
  const { language } = invocation;
  const workDir = join(bench.workDir, folder);
  await mkdir(workDir);
  const own = sheetOfFile(sheet, basename(file));
  const options = { path: resolve(file), workDir, language, withHtml: true, sheet: own.value };
  const done = await assessFile(bench.engine, systemClock, options);
  if (!done.ok) return { exit: printRefusal(done.error, errorTables, language) };
  const { findings, document, html, priorities, report } = done.value;
  const facts = {
    ...{ findings, source: document.source, language, sheet: own },
    priorities: priorities ?? { list: [], scoreAfter: null },
    day: systemClock.now().toISOString().slice(0, 10),
  };
  const dossier = await makeDossier(facts, templates);
  if (!dossier.ok) return { exit: printRefusal(dossier.error, errorTables, language) };
  const files = [
    ...dossier.value.files,
    { name: language === 'zh' ? '8-评估报告.html' : '8-assessment-report.html', bytes: Buffer.from(html) },
    { name: 'assessment.json', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) },
  ];
  await mkdir(join(out, folder), { recursive: true });
  for (const { name, bytes } of files) await writeFile(join(out, folder, name), bytes);
  const line = report.split('\n').slice(0, 2).join(' · ');
  return { file, folder, names: files.map(({ name }) => name), blanks: dossier.value.blanks, line };
};

const printMade = (invocation: Invocation, out: string, { folder, names, blanks, line }: Made): void => {
  const { language } = invocation;
  const write = (text: string): boolean => process.stdout.write(`${text}\n`);
  write(paint(invocation, 'bold', line));
  write(
    `  ${say(language, { en: `${names.length} files in ${join(out, folder)}`, zh: `${names.length} 个文件，位于 ${join(out, folder)}` })}`,
  );
  const list = blanks.slice(0, shownMax).map(({ name, path }) => `    ${name}  ${paint(invocation, 'faint', path)}`);
  const rest = blanks.length - list.length;
  const head = say(language, { en: `still to fill in: ${blanks.length}`, zh: `待填 ${blanks.length} 项` });
  write([`  ${head}`, ...list].join('\n'));
  if (rest > 0) write(`    ${say(language, { en: `… and ${rest} more`, zh: `……另有 ${rest} 项` })}`);
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One page that leads to every document of every file. */
const writeIndex = async (out: string, made: readonly Made[], language: Language): Promise<void> => {
  const title = say(language, { en: 'Dossiers', zh: '数据卷宗' });
  const sections = made.map(({ file, folder, names, blanks, line }) => {
    const links = names.map((name) => `<li><a href="${encodeURI(`${folder}/${name}`)}">${escapeText(name)}</a></li>`);
    const open = say(language, { en: `still to fill in: ${blanks.length}`, zh: `待填 ${blanks.length} 项` });
    return `<section><h2>${escapeText(basename(file))}</h2><p>${escapeText(line)} · ${open}</p><ul>${links.join('')}</ul></section>`;
  });
  const style =
    'body{font:16px/1.65 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1c2430;background:#fcfcfa;max-width:760px;margin:0 auto;padding:48px 20px}h1{font-size:30px}h2{font-size:19px;margin:40px 0 4px;border-top:1px solid #d9dcd8;padding-top:20px;overflow-wrap:anywhere}p{color:#4d5866;margin:0 0 8px}a{color:#0b5c6b}ul{padding-left:1.2em;margin:0}';
  await writeFile(
    join(out, 'index.html'),
    `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1>${sections.join('')}</body></html>\n`,
  );
};

const makeAll = async (invocation: Invocation, out: string): Promise<number> => {
  const [templates, sheet] = [await readTemplates(invocation), await readSheet(invocation)];
  if (isStop(templates)) return templates.exit;
  if (isStop(sheet)) return sheet.exit;
  const made: Made[] = [];
  let worst: number = exitCodes.done;
  await atWorkbench(async (bench) => {
    for (const file of invocation.positionals) {
      const folder = folderName(file, new Set(made.map((one) => one.folder)));
      const one = await makeOne(invocation, bench, { sheet, templates, out }, { file, folder });
      if (isStop(one)) worst = Math.max(worst, one.exit);
      else {
        printMade(invocation, out, one);
        made.push(one);
      }
    }
  });
  if (made.length > 0) await writeIndex(out, made, invocation.language);
  return worst;
};

/** `corridor dossier`: the documents that exchanges, registries and auditors ask for, made of a file and what its provider says, with no server. */
export const dossier: Command = {
  name: 'dossier',
  summary: {
    en: 'Make the documents that exchanges and auditors ask for (Word, PDF, Excel)',
    zh: '生成交易所、登记机构与审计所需的成套文件（Word、PDF、Excel）',
  },
  usage: 'FILE… --provider provider.yaml [--templates DIR] --out DIR',
  example:
    'corridor dossier examples/data/prsa-aotizhongxin-2013-2016.csv.gz --provider examples/dossier/provider.yaml --out dossier --lang zh',
  options: {
    provider: {
      type: 'string',
      value: 'FILE',
      help: {
        en: 'what you say about the data (YAML); what it lacks stays blank',
        zh: '提供方填写的内容（YAML），未填处留空并标出',
      },
    },
    out: { type: 'string', value: 'DIR', help: { en: 'where the documents are written', zh: '输出文件夹' } },
    templates: {
      type: 'string',
      value: 'DIR',
      help: { en: 'your own templates in place of the shipped ones', zh: '用自己的模板代替自带模板' },
    },
    'write-templates': {
      type: 'string',
      value: 'DIR',
      help: { en: 'write the shipped templates to be changed, and end', zh: '导出自带模板供修改，然后结束' },
    },
  },
  readsFiles: true,
  arguments: [0, 1000],
  run: async (invocation) => {
    const { language } = invocation;
    const folder = textOption(invocation, 'write-templates');
    if (folder !== undefined) return writeTemplates(folder, language);
    const out = textOption(invocation, 'out');
    if (out === undefined || invocation.positionals.length === 0)
      return fault(language, `corridor dossier ${dossier.usage}`, `corridor dossier ${dossier.usage}`, exitCodes.usage)
        .exit;
    return makeAll(invocation, out);
  },
};
