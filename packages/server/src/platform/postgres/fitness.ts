import type pg from 'pg';
import { type Outcome, ok, refuse } from '#kernel';

/** What we found out about a database. */
export type DatabaseFacts = {
  readonly version: string;
  readonly versionNumber: number;
  readonly database: string;
  readonly encoding: string;
  readonly locale: string;
  readonly role: string;
  readonly isTooStrong: boolean;
  readonly hasTrigrams: boolean;
};

/** Why a database cannot keep what we keep. */
export type FitnessCode =
  | 'database.too_old'
  | 'database.not_utf8'
  | 'database.no_trigrams'
  | 'database.blind_to_chinese'
  | 'database.role_too_strong';

/** The oldest server whose SQL we know: PostgreSQL 15.0. */
export const versionNumberMin = 150_000;

const factsQuery = `
  select current_setting('server_version') as "version",
    current_setting('server_version_num')::int4 as "versionNumber",
    d.datname as "database", pg_encoding_to_char(d.encoding) as "encoding", d.datctype as "locale",
    r.rolname as "role", r.rolsuper or r.rolbypassrls as "isTooStrong",
    to_regprocedure('similarity(text, text)') is not null as "hasTrigrams"
  from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`;

/** 0.6 where the locale lets pg_trgm see Chinese, else 0. */
const similarityQuery = `select similarity('京津冀大数据走廊', '京津冀大数据')::float8 as "similarity"`;

const seesChinese = async (client: Pick<pg.Pool, 'query'>): Promise<boolean> => {
  const { rows } = await client.query<{ similarity: number }>(similarityQuery);
  return (rows[0]?.similarity ?? 0) > 0;
};

/**
 * Asks a server, embedded or external, whether it can keep what we keep: version, encoding, a locale in which Chinese
 * is found, and a role that row-level security binds. Asked at every start, with each of the three roles' connections.
 */
export const checkDatabase = async (client: Pick<pg.Pool, 'query'>): Promise<Outcome<DatabaseFacts, FitnessCode>> => {
  const { rows } = await client.query<DatabaseFacts>(factsQuery);
  const [facts] = rows;
  if (facts === undefined) throw new Error('the database does not know itself');
  if (facts.versionNumber < versionNumberMin) return refuse('database.too_old', { version: facts.version });
  if (facts.encoding !== 'UTF8')
    return refuse('database.not_utf8', { database: facts.database, encoding: facts.encoding });
  if (!facts.hasTrigrams) return refuse('database.no_trigrams', { database: facts.database });
  if (!(await seesChinese(client)))
    return refuse('database.blind_to_chinese', { database: facts.database, locale: facts.locale });
  if (facts.isTooStrong) return refuse('database.role_too_strong', { role: facts.role });
  return ok(facts);
};
