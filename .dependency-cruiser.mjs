/** Import rules of the architecture: who may import whom. Kernel and platform are open to every module. */
const mayImport = {
  identity: [],
  audit: ['identity'],
  sites: ['identity', 'audit'],
  ledger: ['identity', 'audit'],
  datasets: ['identity', 'audit', 'sites'],
  assess: ['identity', 'audit', 'datasets'],
  catalog: ['identity', 'audit', 'datasets', 'assess'],
  contracts: ['identity', 'audit', 'assess', 'catalog', 'ledger'],
  delivery: ['identity', 'audit', 'datasets', 'contracts', 'ledger'],
  notices: ['identity', 'audit'],
  cases: ['identity', 'audit', 'ledger', 'datasets'],
  city: ['identity', 'audit', 'datasets', 'cases'],
  desk: ['identity', 'audit', 'datasets', 'assess', 'catalog', 'contracts', 'ledger', 'delivery', 'notices', 'cases'],
  paper: [
    'identity',
    'audit',
    'datasets',
    'assess',
    'catalog',
    'contracts',
    'ledger',
    'delivery',
    'notices',
    'cases',
    'desk',
  ],
  portal: ['identity'],
};
const source = 'packages/server/src';
const modules = Object.keys(mayImport);

const moduleRules = modules.flatMap((name) => [
  {
    name: `${name}-imports`,
    severity: 'error',
    comment: `${name} may import only ${['kernel', 'platform', ...mayImport[name]].join(', ')}`,
    from: { path: `^${source}/${name}/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^${source}/(?!(${['kernel', 'platform', name, ...mayImport[name]].join('|')})/)` },
  },
  {
    name: `${name}-public-face`,
    severity: 'error',
    comment: `another module is reached through its index.ts only`,
    from: { path: `^${source}/(?!${name}/)(?!main\\.ts)`, pathNot: '\\.test\\.ts$' },
    to: { path: `^${source}/${name}/(?!index\\.ts)` },
  },
]);

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: `^${source}/kernel/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^${source}/(?!kernel/)` },
    },
    {
      name: 'platform-imports-kernel-only',
      severity: 'error',
      from: { path: `^${source}/platform/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^${source}/(?!(kernel|platform)/)` },
    },
    {
      name: 'pure-files',
      severity: 'error',
      comment: 'model, states, rules and core import only kernel and pure files of their own module',
      from: { path: `^${source}/(${modules.join('|')})/(model|states|rules|core/.+)\\.ts$`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `^${source}/`,
        pathNot: `^${source}/(kernel/|[a-z]+/(model|states|rules|rulesets|errors|core/.+)\\.ts$)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-main-knows-everything',
      severity: 'error',
      from: { path: `^${source}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^${source}/main\\.ts$` },
    },
    {
      name: 'portal-talks-to-the-api-only',
      severity: 'error',
      comment: 'the portal knows the typed client and nothing of the server',
      from: { path: '^packages/web/src/' },
      to: { path: '^packages/(server|client)/', pathNot: '^packages/client/src/api/' },
    },
    {
      name: 'public-pages-are-light',
      severity: 'error',
      comment: 'a first visitor does not load the working pages’ libraries',
      from: { path: '^packages/web/src/(public|shared)/' },
      to: { path: '(^packages/web/src/work/|node_modules/(antd|@ant-design|echarts|react-router|@tanstack)/)' },
    },
    ...moduleRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
