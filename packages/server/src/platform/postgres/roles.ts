import type pg from 'pg';

/** The three database roles: migrations and ownership; the program; background jobs. None is a superuser. */
export const databaseRoles = { owner: 'corridor_owner', app: 'corridor_app', jobs: 'corridor_jobs' } as const;
/** What a role is for. */
export type DatabaseRole = keyof typeof databaseRoles;

/** pg-boss's schema, the jobs role's only possession. */
export const jobsSchema = 'pgboss';

/** The database's name where nothing else is asked for. */
export const databaseDefault = 'corridor';

/** One statement of the bootstrap, where it runs, and the query whose row says that it has been done. */
export type RoleStatement = { readonly on: 'server' | 'database'; readonly sql: string; readonly doneIf?: string };

const role = (name: string): RoleStatement => ({
  on: 'server',
  sql: `create role ${name} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls`,
  doneIf: `select 1 from pg_roles where rolname = '${name}'`,
});

/** Only libc's UTF-8 locales let pg_trgm see Chinese; collation does not matter, page tokens sort by byte. */
const creation = (database: string): RoleStatement => ({
  on: 'server',
  sql: `create database ${database} owner ${databaseRoles.owner} template template0 encoding 'UTF8' locale_provider libc locale 'C.UTF-8'`,
  doneIf: `select 1 from pg_database where datname = '${database}'`,
});

/**
 * What a database administrator runs once on a server of their own (PostgreSQL ≥ 15, as superuser), and the embedded
 * one at every start. The name may hold small letters, digits and underscores only.
 */
export const roleStatements = (database: string = databaseDefault): readonly RoleStatement[] => {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(database)) throw new Error(`not a database name of ours: ${database}`);
  const { owner, app, jobs } = databaseRoles;
  return [
    ...[owner, app, jobs].map(role),
    creation(database),
    { on: 'server', sql: `revoke all on database ${database} from public` },
    { on: 'server', sql: `grant connect on database ${database} to ${app}, ${jobs}` },
    { on: 'server', sql: `alter database ${database} set timezone = 'UTC'` },
    { on: 'database', sql: 'revoke create on schema public from public' },
    { on: 'database', sql: 'create extension if not exists pg_trgm' },
    { on: 'database', sql: `create schema if not exists ${jobsSchema} authorization ${jobs}` },
  ];
};

const forPsql = ({ sql, doneIf }: RoleStatement): string =>
  doneIf === undefined ? `${sql};` : `select $$${sql}$$ where not exists (${doneIf}) \\gexec`;

/** The same as a script for psql; it may be run again. Passwords are set by hand, so that none is printed or kept. */
export const roleScript = (database: string = databaseDefault): string => {
  const statements = roleStatements(database);
  const on = (place: RoleStatement['on']): string[] => statements.filter((s) => s.on === place).map(forPsql);
  return [
    '-- Run with psql as a superuser, PostgreSQL 15 or newer.',
    '\\set ON_ERROR_STOP on',
    ...on('server'),
    `\\connect ${database}`,
    ...on('database'),
    '-- Then give each role a password:',
    ...Object.values(databaseRoles).map((name) => `\\password ${name}`),
    '',
  ].join('\n');
};

const runOn = async (client: pg.Client, statements: readonly RoleStatement[]): Promise<void> => {
  for (const { sql, doneIf } of statements) {
    const isDone = doneIf !== undefined && (await client.query(doneIf)).rowCount === 1;
    if (!isDone) await client.query(sql);
  }
};

/** Opens a client, lends it, closes it in any case. */
export const withClient = async <T>(client: pg.Client, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Makes the roles and a database as a superuser; harmless when they are there. `open` connects to a database by name. */
export const bootstrapDatabase = async (open: (database: string) => pg.Client, database: string): Promise<void> => {
  const statements = roleStatements(database);
  const on = (place: RoleStatement['on']) => statements.filter((statement) => statement.on === place);
  await withClient(open('postgres'), (client) => runOn(client, on('server')));
  await withClient(open(database), (client) => runOn(client, on('database')));
};
