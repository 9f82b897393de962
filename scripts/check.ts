/** `npm run check`: types, lint, format, Baseline, spelling, unused code, import directions, the coverage page, the compose file. Everything runs; all findings are shown. */
import { run } from './run.ts'

interface Check {
  name: string
  command: [string, ...string[]]
}

const checks: Check[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types without Node', command: ['tsc', '-p', 'tsconfig.web.json'] },
  { name: 'types of the console', command: ['tsc', '-p', 'packages/console/tsconfig.json'] },
  { name: 'types of .astro', command: ['npm', 'run', '--silent', 'check', '--workspace', 'site'] },
  { name: 'lint and format', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'spelling', command: ['cspell', '--no-progress', '--quiet', '--show-suggestions'] },
  { name: 'Baseline', command: ['node', '--disable-warning=ExperimentalWarning', 'scripts/check-baseline.ts'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
  {
    name: 'import directions',
    command: ['depcruise', '--config', 'dependency-cruiser.config.mjs', 'labs', 'checker', 'packages', 'site/src'],
  },
  { name: 'coverage page', command: ['npm', 'run', '--silent', 'coverage', '--', '--check'] },
  { name: 'compose file', command: ['node', 'scripts/validate-compose.ts'] },
]

const found = await Promise.all(
  checks.map(async ({ name, command: [command, ...args] }) => {
    const ran = await run(command, args, { env: { CI: '1', ASTRO_TELEMETRY_DISABLED: '1' } })
    console.log(`${ran.status === 0 ? 'ok    ' : 'FAILED'} ${name} (${ran.seconds.toFixed(1)} s)`)
    if (ran.status !== 0) console.log(ran.output.trimEnd().replace(/^/gm, '    '))
    return ran.status === 0
  }),
)
const failed = found.filter((ok) => !ok).length
console.log(failed === 0 ? '\nEverything is clean.' : `\n${failed} of ${checks.length} checks found something.`)
process.exitCode = failed === 0 ? 0 : 1
