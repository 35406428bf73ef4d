/**
 * Makes docs/reference from the program (settings, errors, routes, commands, OpenAPI, audit kinds) and the types of the portal's client, and checks the docs:
 * with --check a page that differs from what the program says, or a link that leads nowhere, fails.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { auditKinds, describePlatform, errorTables, settings } from '@corridor/server';
import openapiTS, { astToString } from 'openapi-typescript';
import { commandHelp } from '../packages/client/src/cli/help.ts';
import { commands } from '../packages/client/src/commands/index.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { routes, openApi } = await describePlatform();

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const page = (title: string, lead: string, body: string): string => `# ${title}\n\n${lead}\n\n${body}\n`;

const configurationPage = (): string =>
  page(
    'Settings',
    'Made from `platform/config.ts`. Settings come from the environment; unknown `CORRIDOR_` names are refused at start.',
    table(
      ['name', 'kind', 'default', 'what it is for', '用途'],
      settings.map((s) => [`\`${s.name}\``, s.kind, s.fallback ?? '–', s.en, s.zh]),
    ),
  );

const errorsPage = (): string =>
  page(
    'Refusals',
    'Every code a person or a program may meet, made from the error tables of the modules.',
    table(
      ['code', 'status', 'English', '中文'],
      errorTables
        .flatMap((entries) => Object.entries(entries))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, e]) => [`\`${code}\``, String(e.status), e.en, e.zh]),
    ),
  );

const routesPage = (): string =>
  page(
    'Routes and who may call them',
    'Made from the route table that the server itself runs; the authorisation tests are made from the same table. `anyone` is public, `member` any signed-in person, `bearer` a protocol’s own token.',
    table(
      ['method', 'path', 'what', 'roles', 'object'],
      routes.map((r) => [
        r.method,
        `\`${r.path}\``,
        r.summary,
        typeof r.access.roles === 'string' ? r.access.roles : r.access.roles.join(', '),
        r.access.object ?? '',
      ]),
    ),
  );

const commandsPage = (): string =>
  page(
    'Commands',
    'Made from the command line itself.',
    commands.map((c) => `## ${c.name}\n\n\`\`\`text\n${commandHelp(c, 'en')}\n\`\`\`\n\n${c.summary.zh}`).join('\n\n'),
  );

const auditPage = (): string =>
  page(
    'Kinds of log entries',
    'What the tamper-evident log records, made from the registry of the modules.',
    table(
      ['kind', 'what happened', '含义'],
      auditKinds().map(({ kind, en, zh }) => [`\`${kind}\``, en, zh]),
    ),
  );

const pages: Readonly<Record<string, () => string>> = {
  'configuration.md': configurationPage,
  'errors.md': errorsPage,
  'routes.md': routesPage,
  'commands.md': commandsPage,
  'audit-kinds.md': auditPage,
  'openapi.json': () => `${JSON.stringify(openApi, null, 2)}\n`,
};

const isCheck = process.argv.includes('--check');
const complaints: string[] = [];

/** Types of the portal's client; printed apart, as the compiler's printer takes a second. */
const clientTypes = async (): Promise<string> => {
  const nodes = await openapiTS(structuredClone(openApi) as Parameters<typeof openapiTS>[0]);
  return `// Made by tools/docs.ts from the OpenAPI document.\n${astToString(nodes)}`;
};

const made = new Map(Object.entries(pages).map(([name, make]) => [join('docs/reference', name), make()]));
made.set('packages/client/src/api/schema.ts', await clientTypes());

for (const [path, text] of made) {
  const known = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (isCheck && known !== text) complaints.push(`${path} is not what the program says: run npm run docs`);
  if (!isCheck) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const written = globSync([
  'README.md',
  'AGENTS.md',
  'docs/**/*.md',
  'examples/**/*.md',
  'packages/server/src/*/README.md',
]);
for (const file of written) {
  const text = readFileSync(file, 'utf8');
  for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
    if (!existsSync(join(dirname(file), target))) complaints.push(`${file}: the link to ${target} leads nowhere`);
  }
}

for (const complaint of complaints) console.log(complaint);
console.log(`docs: ${made.size} generated pages, ${written.length} written ones, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;
