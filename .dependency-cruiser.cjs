/**
 * Who may import whom: kit ← plugins ← hosts; integrations → kit. The name of a file decides what it may import.
 * Checked by `npm run check:dependencies`; docs/architecture.md tells why.
 */
const types = ['type-only', 'type-import']
const tests = '\\.test(-d)?\\.tsx?$|/testing/'

/** Files of the kit's core: declarations and what follows from them, without any framework. */
const core = '^kit/src/[^/]+\\.ts$|^kit/src/messages/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or lack a third that both need.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: types } },
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: "A package is named in the package.json of the workspace that imports it, or in the root's for tools and tests.",
      severity: 'error',
      from: { pathNot: `^scripts/|^e2e/|^[^/]+$|${tests}` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'tests-stay-outside',
      comment: 'What runs does not depend on tests or their helpers.',
      severity: 'error',
      from: { pathNot: `${tests}|^scripts/test-|^e2e/` },
      to: { path: tests },
    },
    {
      name: 'core-is-pure',
      comment: 'Declarations are plain data: the core of the kit imports nothing but itself, so that every process and a test can load it.',
      severity: 'error',
      from: { path: core, pathNot: tests },
      to: { pathNot: core },
    },
    {
      name: 'kit-knows-nobody',
      comment: 'The kit serves plugins and hosts and knows none of them.',
      severity: 'error',
      from: { path: '^kit/' },
      to: { path: '^(plugins|integrations|cms|portal|dashboard|e2e|scripts)/|^yizheng\\.config' },
    },
    {
      name: 'kit-sides-apart',
      comment: 'What compiles to the CMS and what renders pages never meet; both build on the core.',
      severity: 'error',
      from: { path: '^kit/src/(cms)/|^kit/src/(portal|ui)/' },
      to: { path: '^kit/src/(cms|portal|ui)/', pathNot: ['^kit/src/$1/', '^kit/src/(portal|ui)/'] },
    },
    {
      name: 'kit-cms-renders-no-pages',
      comment: 'The CMS side of the kit has nothing to do with the pages of the portal; its screens may use the components of kit/ui.',
      severity: 'error',
      from: { path: '^kit/src/cms/' },
      to: { path: '^kit/src/portal/' },
    },
    {
      name: 'ui-stands-alone',
      comment: 'Components know nothing of pages, documents or requests.',
      severity: 'error',
      from: { path: '^kit/src/ui/' },
      to: { path: '^kit/src/(portal|cms)/' },
    },
    {
      name: 'declarations-import-the-kit-alone',
      comment:
        "A plugin's declaration (everything but cms.ts and *.client.tsx) imports the kit's `.`, its own declarations and its messages.",
      severity: 'error',
      from: { path: '^plugins/[^/]+/src/', pathNot: `/cms\\.ts$|\\.client\\.tsx$|${tests}` },
      to: {
        pathNot: ['^kit/src/index\\.ts$', '^plugins/[^/]+/(src/(?!cms\\.|[^/]*\\.client)[^/]+\\.ts|messages/[^/]+\\.json)$'],
      },
    },
    {
      name: 'no-plugin-to-plugin',
      comment: 'A plugin listens to events of another, or relates to it by slug; it never imports it.',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^plugins/', pathNot: '^plugins/$1/' },
    },
    {
      name: 'plugins-know-no-host',
      severity: 'error',
      comment: 'A plugin must work under any host.',
      from: { path: '^plugins/' },
      to: { path: '^(integrations|cms|portal|dashboard|e2e|scripts)/|^yizheng\\.config' },
    },
    {
      name: 'integrations-import-the-kit-alone',
      comment: 'An integration is an adapter for one of the ports of the kit.',
      severity: 'error',
      from: { path: '^integrations/([^/]+)/' },
      to: { path: '^(plugins|integrations|cms|portal|dashboard|e2e|scripts)/|^yizheng\\.config', pathNot: '^integrations/$1/' },
    },
    {
      name: 'hosts-apart',
      comment: 'Hosts are processes of their own; portal and dashboard talk to the CMS over HTTP.',
      severity: 'error',
      from: { path: '^(cms|portal|dashboard)/' },
      to: { path: '^(cms|portal|dashboard|e2e|scripts)/', pathNot: ['^$1/', '^scripts/[^/]+$'] },
    },
    {
      name: 'hosts-run-without-scripts',
      comment: 'A host starts in production without the scripts; only its tests use them.',
      severity: 'error',
      from: { path: '^(cms|portal|dashboard)/', pathNot: tests },
      to: { path: '^scripts/' },
    },
    {
      name: 'plugins-through-the-config',
      comment: 'Which apps there are is said in yizheng.config.ts alone. Sample content and tests may look at an app they speak of.',
      severity: 'error',
      from: { path: '^(kit|cms|portal|dashboard|integrations)/', pathNot: tests },
      to: { path: '^plugins/' },
    },
    {
      name: 'public-hosts-without-the-database',
      comment: 'Portal and dashboard run in another network zone than the database: of kit/cms they use the settings alone.',
      severity: 'error',
      from: { path: '^(portal|dashboard)/', pathNot: tests },
      to: { path: '^kit/src/cms/', pathNot: '^kit/src/cms/settings\\.ts$' },
    },
    {
      name: 'client-leaves-take-types-only',
      comment: 'What a client component imports is sent to the browser: no declarations (guards!), no server code.',
      severity: 'error',
      from: { path: '\\.client\\.tsx$' },
      to: {
        path: '^plugins/[^/]+/src/|^kit/src/index\\.ts$|^kit/src/cms/(?!admin/)|^kit/src/portal/index\\.ts$|^yizheng\\.config',
        pathNot: '\\.client\\.tsx$',
        dependencyTypesNot: types,
      },
    },
    {
      name: 'dashboard-reads-no-declarations',
      comment: 'The dashboard draws what /api/metrics answers; no code of any app is in it.',
      severity: 'error',
      from: { path: '^dashboard/src/', pathNot: `${tests}|/server` },
      to: { path: '^yizheng\\.config|^kit/src/(index|site|app|surface|workflow)\\.ts$', dependencyTypesNot: types },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.next/|/dist/|next-env\\.d\\.ts|importMap\\.js' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
    combinedDependencies: false,
  },
}
