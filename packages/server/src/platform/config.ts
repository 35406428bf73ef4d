import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { defineErrors, type Outcome, ok, refuse } from '#kernel';
import { readProviders, type SignInProvider } from './config-oidc.ts';

type Kind = 'text' | 'path' | 'port' | 'count' | 'bytes' | 'url' | 'list' | 'json';

/** One setting: the environment's name, its kind and default, and what it is for, in both languages. */
export type Setting = {
  readonly name: string;
  readonly kind: Kind;
  readonly fallback: string | undefined;
  readonly secret: boolean;
  readonly en: string;
  readonly zh: string;
};

const setting = (name: string, kind: Kind, fallback: string | undefined, en: string, zh: string): Setting => ({
  name,
  kind,
  fallback,
  secret: kind === 'json' || (kind === 'url' && /DATABASE|SMTP/.test(name)) || name === 'CORRIDOR_NOTICE_HTTP',
  en,
  zh,
});

/** Every setting there is. Unknown CORRIDOR_ names are refused at start. */
export const settings: readonly Setting[] = [
  setting('CORRIDOR_DATA', 'path', './data/corridor', 'Folder that holds everything.', '存放全部数据的目录。'),
  setting(
    'CORRIDOR_DATABASE_URL',
    'url',
    undefined,
    'PostgreSQL of the app role; embedded when unset.',
    '应用角色的 PostgreSQL 地址；不填则用内置数据库。',
  ),
  setting('CORRIDOR_DATABASE_OWNER_URL', 'url', undefined, 'The owner role, for migrations.', '属主角色，用于迁移。'),
  setting('CORRIDOR_DATABASE_JOBS_URL', 'url', undefined, 'The jobs role.', '后台作业角色。'),
  setting(
    'CORRIDOR_BLOBS',
    'text',
    undefined,
    'Blob store: file:FOLDER; inside the data folder when unset.',
    '对象存储：file:目录；不填则放在数据目录内。',
  ),
  setting('CORRIDOR_HOST', 'text', '127.0.0.1', 'Address to listen on.', '监听地址。'),
  setting('CORRIDOR_PORT', 'port', '7300', 'Port to listen on; 0 takes a free one.', '监听端口；0 表示任取空闲端口。'),
  setting('CORRIDOR_PUBLIC_URL', 'url', undefined, 'Address that others reach us by.', '对外访问地址。'),
  setting(
    'CORRIDOR_ROLES',
    'list',
    'api,worker',
    'What this process does: api, worker.',
    '本进程承担的角色：api、worker。',
  ),
  setting('CORRIDOR_LOG_LEVEL', 'text', 'info', 'trace, debug, info, warn, error.', '日志级别。'),
  setting('CORRIDOR_UPLOAD_MAX', 'bytes', String(4 * 1024 ** 3), 'Largest upload, bytes.', '单次上传上限（字节）。'),
  setting(
    'CORRIDOR_ENGINE_MEMORY',
    'bytes',
    String(2 * 1024 ** 3),
    'Memory of one engine worker, bytes.',
    '单个引擎进程的内存上限（字节）。',
  ),
  setting(
    'CORRIDOR_URL_LIFETIME_SECONDS',
    'count',
    '900',
    'How long a signed file address works.',
    '签名下载地址的有效秒数。',
  ),
  setting(
    'CORRIDOR_ACCEPTANCE_DAYS',
    'count',
    '7',
    'Days after delivery until it counts as accepted.',
    '交付后视为验收的天数。',
  ),
  setting(
    'CORRIDOR_SMTP_URL',
    'url',
    undefined,
    'Mail server: smtp://user:password@host:port, or smtps://; no mail goes out when unset.',
    '发信服务器：smtp://用户:密码@主机:端口，或 smtps://；不填则不发邮件。',
  ),
  setting(
    'CORRIDOR_MAIL_FROM',
    'text',
    undefined,
    'Sender of mail: an address, or name <address>.',
    '发件人：邮箱地址，或“名称 <邮箱地址>”。',
  ),
  setting(
    'CORRIDOR_NOTICE_HTTP',
    'text',
    undefined,
    'Call of an SMS gateway or a WeCom or DingTalk robot: JSON, or a file that holds it.',
    '短信网关、企业微信或钉钉机器人的调用模板：JSON，或存放 JSON 的文件。',
  ),
  setting(
    'CORRIDOR_OIDC',
    'json',
    undefined,
    'OpenID Connect providers to sign in by, a JSON list: id, issuer, clientId, clientSecret or clientSecretFile, label {zh, en}, trustsEmail.',
    '可用于登录的 OpenID Connect 身份提供方（JSON 列表）：id、issuer、clientId、clientSecret 或 clientSecretFile、label {zh, en}、trustsEmail。',
  ),
  setting(
    'CORRIDOR_FAULT_AT',
    'count',
    '0',
    'Crash tests only: kill at this numbered point.',
    '仅供崩溃测试：在该编号处终止。',
  ),
];

/** Where a setting's value comes from. */
export type SettingSource = 'default' | 'environment' | 'commandLine';

/** A setting as an operator may see it: `value` is null when it is a secret or not set. */
export type ShownSetting = {
  readonly setting: Setting;
  readonly value: string | null;
  readonly source: SettingSource;
  readonly isSet: boolean;
};

/** The settings as the program uses them. */
export type Config = {
  readonly dataDir: string;
  readonly database: { readonly app: string; readonly owner: string; readonly jobs: string } | undefined;
  readonly blobs: string;
  readonly host: string;
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly roles: readonly string[];
  readonly logLevel: string;
  readonly uploadBytesMax: number;
  readonly engineMemoryBytes: number;
  readonly urlLifetimeSeconds: number;
  readonly acceptanceDays: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** JSON, or the path of a file that holds it; the module notices reads it. */
  readonly noticeHttp: string | undefined;
  readonly providers: readonly SignInProvider[];
  readonly faultAt: number;
  /** All of them as an operator may see them. */
  readonly shown: readonly ShownSetting[];
};

/** Why a configuration is refused. */
export const configErrors = defineErrors({
  'config.invalid': { status: 500, en: 'The configuration is wrong: {complaints}', zh: '配置有误：{complaints}' },
});

const checks: Readonly<Record<Kind, (value: string) => boolean>> = {
  text: (value) => value.length > 0,
  path: (value) => value.length > 0,
  port: (value) => /^\d+$/.test(value) && Number(value) <= 65535,
  count: (value) => /^\d+$/.test(value),
  bytes: (value) => /^\d+$/.test(value),
  url: (value) => URL.canParse(value),
  json: (value) => value.length > 0,
  list: (value) => value.split(',').every((item) => /^[a-z]+$/.test(item)),
};

/** What a process can do. */
const processRoles = ['api', 'worker'];

type Environment = Readonly<Record<string, string | undefined>>;

const rolesOf = (env: Environment): string[] => (env.CORRIDOR_ROLES ?? processRoles.join(',')).split(',');

const mailComplaints = ({ CORRIDOR_SMTP_URL: url, CORRIDOR_MAIL_FROM: from }: Environment): string[] => [
  ...((url === undefined) === (from === undefined) ? [] : ['CORRIDOR_SMTP_URL, CORRIDOR_MAIL_FROM go together']),
  ...(url === undefined || /^smtps?:/.test(url) ? [] : ['CORRIDOR_SMTP_URL begins with smtp: or smtps:']),
];

const complaintsOf = (env: Environment): string[] => {
  const known = new Set(settings.map((s) => s.name));
  const unknown = Object.keys(env).filter((name) => name.startsWith('CORRIDOR_') && !known.has(name));
  const wrong = settings.filter((s) => env[s.name] !== undefined && !checks[s.kind](env[s.name] ?? ''));
  const urls = ['CORRIDOR_DATABASE_URL', 'CORRIDOR_DATABASE_OWNER_URL', 'CORRIDOR_DATABASE_JOBS_URL'];
  const providers = readProviders(env.CORRIDOR_OIDC);
  const given = urls.filter((name) => env[name] !== undefined);
  return [
    ...unknown.map((name) => `${name} is not a setting`),
    ...wrong.map((s) => `${s.name} is not a ${s.kind}`),
    ...rolesOf(env).flatMap((role) => (processRoles.includes(role) ? [] : [`${role} is not a role of a process`])),
    ...(given.length === 0 && rolesOf(env).length < processRoles.length
      ? ['several processes need an external database (CORRIDOR_DATABASE_URL)']
      : []),
    ...(providers.ok ? [] : [`CORRIDOR_OIDC: ${providers.error}`]),
    ...(given.length === 0 || given.length === 3 ? [] : [`${urls.join(', ')} go together`]),
    ...mailComplaints(env),
  ];
};

const showSettings = (env: Environment, overrides: Environment): ShownSetting[] =>
  settings.map((setting) => {
    const given = overrides[setting.name] ?? env[setting.name];
    const source: SettingSource = overrides[setting.name] === undefined ? 'environment' : 'commandLine';
    return {
      setting,
      value: setting.secret ? null : (given ?? setting.fallback ?? null),
      source: given === undefined ? 'default' : source,
      isSet: given !== undefined || setting.fallback !== undefined,
    };
  });

/** Reads the settings from an environment; all complaints come together. `overrides` are the command line's. */
export const readConfig = (env: Environment, overrides: Environment = {}): Outcome<Config, 'config.invalid'> => {
  const merged = { ...env, ...Object.fromEntries(Object.entries(overrides).filter(([, v]) => v !== undefined)) };
  const complaints = complaintsOf(merged);
  if (complaints.length > 0) return refuse('config.invalid', { complaints: complaints.join('; ') });
  const value = (name: string): string | undefined => merged[name] ?? settings.find((s) => s.name === name)?.fallback;
  const text = (name: string): string => value(name) ?? '';
  const providers = readProviders(value('CORRIDOR_OIDC'));
  const dataDir = resolve(text('CORRIDOR_DATA').replace(/^~(?=\/|$)/, homedir()));
  return ok({
    dataDir,
    database:
      value('CORRIDOR_DATABASE_URL') === undefined
        ? undefined
        : {
            app: text('CORRIDOR_DATABASE_URL'),
            owner: text('CORRIDOR_DATABASE_OWNER_URL'),
            jobs: text('CORRIDOR_DATABASE_JOBS_URL'),
          },
    blobs: value('CORRIDOR_BLOBS') ?? `file:${resolve(dataDir, 'blobs')}`,
    host: text('CORRIDOR_HOST'),
    port: Number(text('CORRIDOR_PORT')),
    publicUrl: value('CORRIDOR_PUBLIC_URL')?.replace(/\/+$/, ''),
    roles: text('CORRIDOR_ROLES').split(','),
    logLevel: text('CORRIDOR_LOG_LEVEL'),
    uploadBytesMax: Number(text('CORRIDOR_UPLOAD_MAX')),
    engineMemoryBytes: Number(text('CORRIDOR_ENGINE_MEMORY')),
    urlLifetimeSeconds: Number(text('CORRIDOR_URL_LIFETIME_SECONDS')),
    acceptanceDays: Number(text('CORRIDOR_ACCEPTANCE_DAYS')),
    smtpUrl: value('CORRIDOR_SMTP_URL'),
    mailFrom: value('CORRIDOR_MAIL_FROM'),
    noticeHttp: value('CORRIDOR_NOTICE_HTTP'),
    providers: providers.ok ? providers.value : [],
    faultAt: Number(text('CORRIDOR_FAULT_AT')),
    shown: showSettings(env, overrides),
  });
};

/** The process's environment; the only place that touches it. */
export const processEnvironment = (): Environment => process.env;
