// Which way imports may point: docs in the design of the house. One row per folder: what it may import besides itself.
const houses = {
  'packages/policy': [],
  'packages/aws-api': [],
  labs: [],
  'packages/sandbox': ['packages/aws-api', 'packages/policy'],
  'packages/shell': ['packages/aws-api'],
  'packages/console': ['packages/aws-api', 'packages/policy'],
  checker: ['labs', 'packages/sandbox', 'packages/policy', 'packages/aws-api'],
  site: [
    'labs/src/catalog.ts',
    'labs/src/exercises.ts',
    'labs/src/judge-question.ts',
    'packages/console',
    'packages/shell',
    'packages/policy',
    'checker/src/contract',
  ],
}

const everywhere = ['labs', 'checker', 'site', 'packages', 'e2e']
const tests = '\\.test\\.ts$|/testing/|/bench/|/scripts/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(houses).map(([from, to]) => ({
      name: `${from.replace('packages/', '')}-imports`,
      comment: `${from} may import ${to.length > 0 ? to.join(', ') : 'no sibling'}`,
      severity: 'error',
      from: { path: `^${from}/`, pathNot: tests },
      to: { path: everywhere.map((folder) => `^${folder}/`), pathNot: [from, ...to].map((path) => `^${path}`) },
    })),
    {
      name: 'by-name',
      comment: 'another package is imported by its name, through its exports, never by a relative path',
      severity: 'error',
      from: { path: '^(labs|checker|site|e2e|packages/[^/]+)/', pathNot: '^scripts/' },
      to: { path: '^(labs|checker|site|e2e|packages/[^/]+)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-circles',
      comment: 'two files that import each other are one idea in two places',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-copyleft',
      comment: 'iam-simulate is AGPL: an oracle for tests, never in what ships',
      severity: 'error',
      from: { pathNot: `${tests}|differential` },
      to: { path: '@cloud-copilot/iam-simulate' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.astro|generated)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
