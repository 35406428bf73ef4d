/** Style that no other tool checks. Each rule says what it found and where; the exit code is 1 when anything was. */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Longest file and function that a reader takes in. Median and aim are far below, see style. */
const fileLinesMax = 400;
const functionLinesMax = 70;

type Finding = { readonly file: string; readonly line: number; readonly what: string };
type Rule = (file: string, text: string, tree: ts.SourceFile) => Finding[];

const lineOf = (tree: ts.SourceFile, position: number): number => tree.getLineAndCharacterOfPosition(position).line + 1;

const matches = (file: string, text: string, pattern: RegExp, what: string): Finding[] =>
  [...text.matchAll(pattern)].map((m) => ({ file, line: text.slice(0, m.index).split('\n').length, what }));

const isTest = (file: string): boolean => file.endsWith('.test.ts') || file.includes('/test/');
const isServerSource = (file: string): boolean => file.startsWith('packages/server/src/') && !isTest(file);

const noLongFiles: Rule = (file, text) => {
  const lines = text.split('\n').length;
  return lines > fileLinesMax ? [{ file, line: lines, what: `${lines} lines, at most ${fileLinesMax}` }] : [];
};

const noLongFunctions: Rule = (file, _text, tree) => {
  const found: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const lines = lineOf(tree, node.end) - lineOf(tree, node.getStart(tree)) + 1;
      if (lines > functionLinesMax)
        found.push({ file, line: lineOf(tree, node.getStart(tree)), what: `a function of ${lines} lines` });
    }
    ts.forEachChild(node, visit);
  };
  if (!isTest(file)) visit(tree);
  return found;
};

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword);

const isDocumented = (tree: ts.SourceFile, node: ts.Node): boolean =>
  (ts.getLeadingCommentRanges(tree.text, node.pos) ?? []).some((c) => tree.text.slice(c.pos, c.pos + 3) === '/**');

/** Exported types derived in one line from the constant above them share its comment. */
const isDerived = (node: ts.Node): boolean => ts.isTypeAliasDeclaration(node) && ts.isIndexedAccessTypeNode(node.type);

const isKeyof = (node: ts.Node): boolean => ts.isTypeAliasDeclaration(node) && ts.isTypeOperatorNode(node.type);

const documentedExports: Rule = (file, _text, tree) =>
  !file.includes('/src/') || isTest(file)
    ? []
    : tree.statements
        .filter((node) => !ts.isExportDeclaration(node) && isExported(node))
        .filter((node) => !isDocumented(tree, node) && !isDerived(node) && !isKeyof(node))
        .map((node) => ({
          file,
          line: lineOf(tree, node.getStart(tree)),
          what: 'an exported name without a doc comment',
        }));

const clockAndChance: Rule = (file, text) =>
  !isServerSource(file) || file.includes('/platform/')
    ? []
    : matches(
        file,
        text,
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\brandomBytes\((?!\d)/g,
        'time and randomness come from platform',
      ).filter(({ line }) => !/tx\.randomBytes|random\.bytes/.test(text.split('\n')[line - 1] ?? ''));

const environment: Rule = (file, text) =>
  isServerSource(file) && !file.endsWith('platform/config.ts')
    ? matches(file, text, /\bprocess\.env\b/g, 'process.env only in platform/config.ts')
    : [];

const sqlInStores: Rule = (file, text) =>
  !isServerSource(file) || file.includes('/platform/') || /store[\w-]*\.ts$|\/store\//.test(file)
    ? []
    : matches(
        file,
        text,
        /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/g,
        'SQL only in store.ts',
      );

const leftovers: Rule = (file, text) =>
  file === 'tools/tidy.ts'
    ? []
    : matches(file, text, /\b(TODO|FIXME|XXX|HACK)\b/g, 'unfinished business belongs into an issue');

const faceIsAList: Rule = (file, _text, tree) =>
  /^packages\/server\/src\/[a-z]+\/index\.ts$/.test(file)
    ? tree.statements
        .filter((node) => !ts.isExportDeclaration(node))
        .map((node) => ({ file, line: lineOf(tree, node.pos), what: 'index.ts is a list of names' }))
    : [];

const rules: readonly Rule[] = [
  noLongFiles,
  noLongFunctions,
  documentedExports,
  clockAndChance,
  environment,
  sqlInStores,
  leftovers,
  faceIsAList,
];

/** Made by tools/docs.ts; as long as the API. */
const generated = 'packages/client/src/api/schema.ts';

const files = globSync(['packages/*/{src,test}/**/*.{ts,tsx}', 'tools/*.ts', 'bench/**/*.ts', 'examples/**/*.ts'])
  .filter((file) => file !== generated)
  .sort();
const findings = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return rules.flatMap((rule) => rule(file, text, tree));
});
for (const { file, line, what } of findings) console.log(`${file}:${line} ${what}`);
console.log(`tidy: ${files.length} files, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
